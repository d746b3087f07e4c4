import { useTranslation } from 'react-i18next';
import { levelWords } from './person-skill.ts';
import type { HeldSkill } from './profile-queries.server.ts';

/** Short answers under their questions; what was not said is left out. */
export function Facts({ facts }: { facts: { label: string; value: string | null | undefined }[] }) {
  const said = facts.filter((fact) => fact.value);
  if (said.length === 0) return null;
  return (
    <dl className="facts">
      {said.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Skills with how well, in words. */
export function HeldSkills({ skills }: { skills: HeldSkill[] }) {
  const { t } = useTranslation('profiles');
  return (
    <ul className="held-skills">
      {skills.map(({ name, level }) => {
        const word = level === null ? undefined : levelWords[level];
        return (
          <li key={name}>
            {name}
            {word && <span className="quiet"> {t(`levelOf.${word}`)}</span>}
          </li>
        );
      })}
    </ul>
  );
}
