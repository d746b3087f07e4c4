import { Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { Empty, Page, Pager, pageFrom, Section } from '../../../ui/page.tsx';
import { Rows } from '../../../ui/table.tsx';
import { helpInWords } from '../help-text.ts';
import { isOnePopulation } from '../matching-policy.ts';
import { findProgramToMatch, findRun } from '../matching-queries.server.ts';
import { listWithout } from '../proposal-queries.server.ts';
import { removalsInWords } from '../reason-text.ts';
import { useRunPlace } from '../run-parts.tsx';
import type { Route } from './+types/unmatched';

const size = 50;

export const loader = memberPage(async ({ world, actor, params, url }) => {
  const programId = idFrom(params.program);
  const runId = idFrom(params.run);
  const page = pageFrom(url);
  return asActor(world.db, actor, async (connection) => {
    const program = await findProgramToMatch(connection, actor, programId);
    const run = await findRun(connection, programId, runId);
    const { unmatched, spare } = await listWithout(connection, runId);
    const everybody = [
      ...unmatched.map((person) => ({ side: 'mentee' as const, ...person })),
      ...spare.map((person) => ({ side: 'mentor' as const, ...person })),
    ];
    const arePeers = isOnePopulation(program.kind);
    return {
      program: program.name,
      arePeers,
      createdAt: run.createdAt.toISOString(),
      page,
      total: everybody.length,
      people: everybody.slice((page - 1) * size, page * size).map((person) => ({
        ...person,
        helped:
          person.side === 'mentee' && person.help
            ? helpInWords(person.help, { policy: run.policy, arePeers })
            : null,
      })),
    };
  });
});

type Somebody = Route.ComponentProps['loaderData']['people'][number];

export default function UnmatchedPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('matching');
  const { above, run } = useRunPlace(loaderData);
  const { people, page, total } = loaderData;
  const titleOf = {
    mentee: loaderData.arePeers ? 'unmatched.peers' : 'unmatched.mentees',
    mentor: 'unmatched.mentors',
  } as const;
  const sides = (['mentee', 'mentor'] as const).map((side) => ({
    title: t(titleOf[side]),
    those: people.filter((person) => person.side === side),
  }));
  return (
    <Page title={t('unmatched.title')} lead={t('unmatched.lead')} above={above}>
      {total === 0 && <Empty>{t('unmatched.none')}</Empty>}
      {sides.map(
        ({ title, those }) =>
          those.length > 0 && (
            <Section title={title} key={title}>
              <Rows
                caption={title}
                rows={those}
                rowKey={(person) => person.id}
                columns={[
                  {
                    title: t('unmatched.person'),
                    cell: (person) => (
                      <Anchor component={Link} to={`${run}/people/${person.id}`}>
                        {person.name}
                      </Anchor>
                    ),
                  },
                  {
                    title: t('unmatched.why'),
                    wide: true,
                    cell: (person) => <Why person={person} />,
                  },
                ]}
              />
            </Section>
          ),
      )}
      <Pager page={page} size={size} total={total} />
    </Page>
  );
}

function Why({ person }: { person: Somebody }) {
  const { t } = useTranslation('matching');
  if (person.side === 'mentor') {
    return person.allowed === 0
      ? t('unmatched.spareNone')
      : t('unmatched.spareSome', { count: person.allowed });
  }
  const { partners, allowed, by } = person.removed;
  const list = removalsInWords(by);
  return (
    <Stack gap={2}>
      <Text>
        {person.why === 'partners_full'
          ? t('unmatched.reason.partners_full', { count: allowed })
          : t(`unmatched.reason.${person.why}`, { partners })}
      </Text>
      {list && (
        <Text size="sm" c="dimmed">
          {t('unmatched.removedBy', { list })}
        </Text>
      )}
      {person.helped && <Text size="sm">{person.helped}</Text>}
    </Stack>
  );
}
