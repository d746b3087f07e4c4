import { useTranslation } from 'react-i18next';
import { levelWords } from './person-skill.ts';
import type { HeldSkill } from './profile-queries.server.ts';

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
