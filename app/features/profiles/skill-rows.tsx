import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '../../ui/form.tsx';
import { levelWords, priorityWords, spareRows } from './person-skill.ts';

interface Row {
  name: string;
  level: number | null;
  priority: number;
}

/** One line for each skill, and a few empty ones. */
export function SkillRows({
  direction,
  skills,
  suggestions,
}: {
  direction: 'offers' | 'wants';
  skills: Row[];
  suggestions: string[];
}) {
  const { t } = useTranslation('profiles');
  const { t: common } = useTranslation();
  const levels = [
    { value: '', label: common('notSaid') },
    ...levelWords.map((word, level) => ({
      value: String(level),
      label: t('skills.option', { level, words: t(`level.${word}`) }),
    })),
  ];
  const priorities = priorityWords.map((word, index) => ({
    value: String(index + 1),
    label: t(`priority.${word}`),
  }));
  const rows: (Row | null)[] = [...skills, ...Array.from({ length: spareRows }, () => null)];
  return rows.map((row, index) => {
    const name = `${direction}[${index}]`;
    return (
      <fieldset
        // A line is its place: the form sends lines in order.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        key={index}
        className="skill-fields"
        aria-label={t('skills.row', { number: index + 1 })}
      >
        <TextField
          name={`${name}[name]`}
          label={t('skills.name')}
          value={row?.name}
          suggestions={suggestions}
        />
        <SelectField
          name={`${name}[level]`}
          label={t('skills.level')}
          value={row?.level}
          options={levels}
        />
        {direction === 'wants' && (
          <SelectField
            name={`${name}[priority]`}
            label={t('skills.priority')}
            value={row?.priority ?? 1}
            options={priorities}
          />
        )}
      </fieldset>
    );
  });
}
