import { Anchor, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { asActor } from '../../../platform/database.server.ts';
import { Moment } from '../../../ui/dates.tsx';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import type { Concern } from '../concern-queries.server.ts';
import { listConcerns } from '../concern-queries.server.ts';
import { ConcernState } from '../concern-state.tsx';
import type { Route } from './+types/concerns';

function showConcern(concern: Concern) {
  return {
    id: concern.id,
    program: concern.program,
    author: concern.author,
    contact: concern.contact,
    createdAt: concern.createdAt.toISOString(),
    openedAt: concern.openedAt?.toISOString() ?? null,
    acknowledgedAt: concern.acknowledgedAt?.toISOString() ?? null,
  };
}
type ShownConcern = ReturnType<typeof showConcern>;

export const loader = memberPage(async ({ world, actor, params }) => {
  const concerns = await asActor(world.db, actor, (connection) => listConcerns(connection, actor));
  return {
    base: `/o/${params.organization}/concerns`,
    toMe: concerns.filter((concern) => concern.contactId === actor.personId).map(showConcern),
    mine: concerns.filter((concern) => concern.authorId === actor.personId).map(showConcern),
  };
});

export default function Concerns({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('concerns');
  const { base, toMe, mine } = loaderData;
  const formerly = t('formerly');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Section title={t('toMe')}>
        {toMe.length === 0 && <Empty>{t('noneToMe')}</Empty>}
        <ConcernList
          concerns={toMe}
          base={base}
          name={({ author, program }) => t('from', { author: author ?? formerly, program })}
        />
      </Section>
      <Section title={t('mine')}>
        {mine.length === 0 && <Empty>{t('noneMine')}</Empty>}
        <ConcernList
          concerns={mine}
          base={base}
          name={({ contact, program }) => t('toContact', { contact: contact ?? formerly, program })}
        />
      </Section>
    </Page>
  );
}

function ConcernList({
  concerns,
  base,
  name,
}: {
  concerns: ShownConcern[];
  base: string;
  name: (concern: ShownConcern) => string;
}) {
  return (
    <ul className="cards">
      {concerns.map((concern) => (
        <li key={concern.id}>
          <Group justify="space-between" gap="xs">
            <div>
              <Anchor component={Link} to={`${base}/${concern.id}`} className="card-title">
                {name(concern)}
              </Anchor>
              <Text size="sm" c="dimmed">
                <Moment value={concern.createdAt} />
              </Text>
            </div>
            <ConcernState {...concern} />
          </Group>
        </li>
      ))}
    </ul>
  );
}
