import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { Empty, Figures, Page, Pager, pageFrom, Section } from '../../../ui/page.tsx';
import { Rows } from '../../../ui/table.tsx';
import { ProgramPlaces, useAboveProgram } from '../../programs/program-parts.tsx';
import { listMentorLoad } from '../mentor-load.server.ts';
import type { Route } from './+types/mentor-load';

const size = 50;

export const loader = memberPage(async ({ world, actor, params, url, member }) => {
  const page = pageFrom(url);
  const { smallestGroup } = member.organization;
  const slice = { offset: (page - 1) * size, limit: size, smallestGroup };
  return { page, ...(await listMentorLoad(world, actor, idFrom(params.program), slice)) };
});

export default function MentorLoadPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('dashboard');
  const { organization, program: id } = useParams();
  const { program, mentors, others, total, page } = loaderData;
  const dashboard = `/o/${organization}/programs/${id}/dashboard`;
  return (
    <Page
      title={t('load.title')}
      lead={t('load.lead')}
      above={[...useAboveProgram(program.name), { to: dashboard, label: t('title') }]}
    >
      <ProgramPlaces />
      {mentors.length === 0 ? (
        <Empty>{t(others.people === 0 ? 'load.none' : 'load.noNames')}</Empty>
      ) : (
        <Rows
          caption={t('load.title')}
          rows={mentors.map((mentor, index) => ({ ...mentor, index }))}
          rowKey={({ index }) => String(index)}
          columns={[
            { title: t('load.name'), cell: ({ name }) => name },
            {
              title: t('load.places'),
              number: true,
              cell: ({ taken, capacity }) => t('tile.placesOf', { taken, places: capacity }),
            },
            {
              title: t('load.hours'),
              number: true,
              cell: ({ minutes }) => (minutes / 60).toFixed(1),
            },
            {
              title: t('load.offered'),
              number: true,
              cell: ({ offeredHours }) => offeredHours ?? t('load.notSaid'),
            },
          ]}
        />
      )}
      <Pager page={page} size={size} total={total} />
      {others.people > 0 && <Others others={others} />}
    </Page>
  );
}

/** Those who did not say that managers may see them by name, together. */
function Others({ others }: { others: Route.ComponentProps['loaderData']['others'] }) {
  const { t } = useTranslation('dashboard');
  const { t: insights } = useTranslation('insights');
  return (
    <Section title={t('load.others')} note={t('load.othersNote')}>
      {others.load === 'few' ? (
        <Text>{t('load.othersFew')}</Text>
      ) : (
        <Figures
          items={[
            { label: t('load.people'), value: others.people },
            {
              label: t('load.places'),
              value: t('tile.placesOf', { taken: others.load.taken, places: others.load.places }),
            },
            { label: t('load.hours'), value: (others.load.minutes / 60).toFixed(1) },
            {
              label: t('tile.overBudget'),
              value:
                others.load.overBudget === 'hidden'
                  ? insights('outcomes.hidden')
                  : others.load.overBudget,
            },
          ]}
        />
      )}
    </Section>
  );
}
