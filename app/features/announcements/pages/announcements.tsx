import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { Moment } from '../../../ui/dates.tsx';
import { Empty, Page, Section, State } from '../../../ui/page.tsx';
import { Rows } from '../../../ui/table.tsx';
import type { Side } from '../../programs/program-kind.ts';
import {
  ProgramPlaces,
  ProgramStateBadge,
  useAboveProgram,
} from '../../programs/program-parts.tsx';
import { type Audience, audienceValue, type Segment } from '../announcement.ts';
import { listAnnouncements } from '../announcement-queries.server.ts';
import { audienceWords } from '../audience-words.ts';
import type { Route } from './+types/announcements';

export const loader = memberPage(async ({ world, actor, params }) => {
  const { program, ...list } = await listAnnouncements(world, actor, idFrom(params.program));
  return { program: { name: program.name, state: program.state }, ...list };
});

export default function Announcements({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('announcements');
  const { t: programs } = useTranslation('programs');
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
        <Rows
          caption={t('field.audience')}
          rows={partsOf(audiences)}
          rowKey={({ segment }) => segment}
          columns={[
            { title: t('parts.who'), wide: true, cell: (part) => t(`segment.${part.segment}`) },
            {
              title: t('parts.all'),
              number: true,
              cell: (part) => <Writing base={base} audience={part.all} />,
            },
            ...sidesIn(audiences).map((side) => ({
              title: programs(`side.${side}`),
              number: true,
              // Of nobody there are no sides to tell apart.
              cell: (part: Part) =>
                part.all?.count === 0 ? null : (
                  <Writing base={base} audience={part.bySide.get(side)} />
                ),
            })),
          ]}
        />
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

type Counted = Audience & { count: number };

/** A segment's people: all of them, and by side. */
interface Part {
  segment: Segment;
  all: Counted | undefined;
  bySide: Map<Side, Counted>;
}

function partsOf(audiences: readonly Counted[]): Part[] {
  return [...Map.groupBy(audiences, ({ segment }) => segment)].map(([segment, counted]) => ({
    segment,
    all: counted.find(({ side }) => side === null),
    bySide: new Map(counted.flatMap((each) => (each.side ? [[each.side, each]] : []))),
  }));
}

function sidesIn(audiences: readonly Counted[]): Side[] {
  return [...new Set(audiences.flatMap(({ side }) => side ?? []))];
}

/** How many there are, as the way to write to them. */
function Writing({ base, audience }: { base: string; audience: Counted | undefined }) {
  const { t } = useTranslation('announcements');
  if (!audience) return null;
  const { count } = audience;
  if (count === 0) {
    return (
      <Text span inherit c="dimmed">
        0
      </Text>
    );
  }
  return (
    <Anchor
      component={Link}
      to={`${base}/new?to=${encodeURIComponent(audienceValue(audience))}`}
      aria-label={t('audience', { who: audienceWords(audience), count })}
    >
      {count}
    </Anchor>
  );
}
