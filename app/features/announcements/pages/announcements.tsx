import { Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { Moment } from '../../../ui/dates.tsx';
import { Empty, Page, Section, State } from '../../../ui/page.tsx';
import { Rows } from '../../../ui/table.tsx';
import {
  ProgramPlaces,
  ProgramStateBadge,
  useAboveProgram,
} from '../../programs/program-parts.tsx';
import { listAnnouncements } from '../announcement-queries.server.ts';
import { audienceOptions, audienceWords } from '../audience-words.ts';
import type { Route } from './+types/announcements';

export const loader = memberPage(async ({ world, actor, params }) => {
  const { program, ...list } = await listAnnouncements(world, actor, idFrom(params.program));
  return { program: { name: program.name, state: program.state }, ...list };
});

export default function Announcements({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('announcements');
  const { organization, program: id } = useParams();
  const { program, audiences, announcements } = loaderData;
  const base = `/o/${organization}/programs/${id}/announcements`;
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      above={useAboveProgram(program.name)}
      badge={<ProgramStateBadge state={program.state} />}
    >
      <ProgramPlaces />
      <Section title={t('field.audience')} note={t('invitedNote')}>
        <Stack component="ul" m={0} p={0} gap="xs" style={{ listStyle: 'none' }}>
          {audienceOptions(audiences).map(({ value, label }, index) => (
            <li key={value}>
              {audiences[index]?.count === 0 ? (
                <Text c="dimmed">{label}</Text>
              ) : (
                <Anchor component={Link} to={`${base}/new?to=${encodeURIComponent(value)}`}>
                  {label}
                </Anchor>
              )}
            </li>
          ))}
        </Stack>
      </Section>
      <Section title={t('list.title')}>
        {announcements.length === 0 ? (
          <Empty>{t('list.empty')}</Empty>
        ) : (
          <Rows
            caption={t('list.title')}
            rows={announcements}
            rowKey={(row) => row.id}
            columns={[
              {
                title: t('list.subject'),
                wide: true,
                cell: (row) => <Link to={`${base}/${row.id}`}>{row.subject}</Link>,
              },
              { title: t('list.to'), wide: true, cell: audienceWords },
              {
                title: t('list.when'),
                cell: ({ sent }) =>
                  sent ? <Moment value={sent.at} /> : <State>{t('list.draft')}</State>,
              },
              { title: t('list.count'), number: true, cell: ({ sent }) => sent?.recipients ?? '' },
              { title: t('list.by'), cell: ({ by }) => by ?? '' },
            ]}
          />
        )}
      </Section>
    </Page>
  );
}
