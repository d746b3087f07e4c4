import { useTranslation } from 'react-i18next';
import { NavLink, useParams } from 'react-router';

export const launchSteps = ['purpose', 'time', 'questions', 'invitation'] as const;
export type LaunchStep = (typeof launchSteps)[number];

/** Where the wizard goes from a step, below the program's address. */
export function afterStep(step: LaunchStep): string {
  const next = launchSteps[launchSteps.indexOf(step) + 1];
  return next ? `launch/${next}` : 'launch';
}

/** The steps of the set-up, on each of its pages. */
export function LaunchSteps() {
  const { t } = useTranslation('launch');
  const { organization, program } = useParams();
  const base = `/o/${organization}/programs/${program}/launch`;
  return (
    <nav aria-label={t('steps.label')}>
      <ol className="places">
        {launchSteps.map((step, index) => (
          <li key={step}>
            <NavLink to={`${base}/${step}`}>
              {index + 1}. {t(`steps.${step}`)}
            </NavLink>
          </li>
        ))}
        <li>
          <NavLink to={base} end>
            {launchSteps.length + 1}. {t('steps.check')}
          </NavLink>
        </li>
      </ol>
    </nav>
  );
}
