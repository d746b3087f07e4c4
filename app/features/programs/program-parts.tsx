import { useTranslation } from 'react-i18next';
import { NavLink, useParams } from 'react-router';
import { formatDay } from '../../ui/dates.tsx';
import { State } from '../../ui/page.tsx';
import type { ProgramState } from './program.ts';

export function ProgramStateBadge({ state }: { state: ProgramState }) {
  const { t } = useTranslation('programs');
  return (
    <State tone={state === 'open' || state === 'running' ? 'good' : 'calm'}>
      {t(`state.${state}`)}
    </State>
  );
}

/** From when to when, in words. */
export function Timespan({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }) {
  const { t } = useTranslation('programs');
  const from = formatDay(startsOn);
  if (endsOn === null) return t('overview.alwaysOn', { from });
  return t('overview.dates', { from, to: formatDay(endsOn) });
}

/** The rooms of a program, for its managers: on each of its pages. */
export function ProgramPlaces() {
  const { t } = useTranslation('programs');
  const { organization, program } = useParams();
  const base = `/o/${organization}/programs/${program}`;
  const places = [
    'dashboard',
    'enrolments',
    'announcements',
    'matching',
    'engagements',
    'evaluation',
    'outcomes',
    'playbook',
    'launch',
    'settings',
  ] as const;
  return (
    <nav aria-label={t('overview.places')}>
      <ul className="places">
        <li>
          <NavLink to={base} end>
            {t('overview.title')}
          </NavLink>
        </li>
        {places.map((place) => (
          <li key={place}>
            <NavLink to={`${base}/${place}`}>{t(`overview.${place}`)}</NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The way up from a program's pages: all programs, then this one. */
export function useAboveProgram(name: string): { to: string; label: string }[] {
  const { t } = useTranslation('programs');
  const { organization, program } = useParams();
  const all = `/o/${organization}/programs`;
  return [
    { to: all, label: t('title') },
    { to: `${all}/${program}`, label: name },
  ];
}
