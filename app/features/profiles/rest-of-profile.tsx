import { useTranslation } from 'react-i18next';
import { Facts, Section } from '../../ui/page.tsx';
import { timeOf, type Window, weekdays } from './availability.ts';
import { HeldSkills } from './held-skills.tsx';
import { workingStyles } from './profile.ts';
import type { findProfile } from './profile-queries.server.ts';

type Rest = NonNullable<Awaited<ReturnType<typeof findProfile>>['rest']>;

/** What only the person and the program managers see. */
export function RestOfProfile({ rest }: { rest: Rest }) {
  const { t } = useTranslation('profiles');
  const { t: people } = useTranslation('people');
  const styleOf = (word: string) => {
    const known = workingStyles.find((style) => style === word);
    return known ? t(`style.${known}`) : word;
  };
  return (
    <>
      {rest.wants.length > 0 && (
        <Section title={t('person.wants')}>
          <HeldSkills skills={rest.wants} />
        </Section>
      )}
      <Section title={t('person.forManagers')}>
        <Facts
          items={[
            { label: people('field.email'), value: rest.email },
            { label: t('field.jobFunction'), value: rest.jobFunction },
            { label: t('field.department'), value: rest.department },
            { label: t('field.site'), value: rest.site },
            { label: t('field.country'), value: rest.country },
            { label: t('person.reportsTo'), value: rest.superior },
            { label: t('field.timeZone'), value: rest.timeZone },
            {
              label: t('field.format'),
              value: rest.meetingFormat && t(`format.${rest.meetingFormat}`),
            },
            { label: t('field.style'), value: rest.workingStyle.map(styleOf).join(', ') },
            { label: t('field.interests'), value: rest.interests.join(', ') },
          ]}
        />
      </Section>
      {rest.windows.length > 0 && (
        <Section title={t('parts.times')}>
          <Week windows={rest.windows} />
        </Section>
      )}
    </>
  );
}

function Week({ windows }: { windows: Window[] }) {
  const { t } = useTranslation('profiles');
  const timesOf = (weekday: number) =>
    windows
      .filter((window) => window.weekday === weekday)
      .map(({ startsMinute, endsMinute }) =>
        t('times.range', { from: timeOf(startsMinute), to: timeOf(endsMinute) }),
      )
      .join(', ');
  return (
    <Facts
      items={weekdays.map((day, index) => ({
        label: t(`times.weekday.${day}`),
        value: timesOf(index + 1),
      }))}
    />
  );
}
