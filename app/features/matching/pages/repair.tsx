import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams } from 'react-router';
import { z } from 'zod';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { found } from '../../../platform/refusal.ts';
import { Day } from '../../../ui/dates.tsx';
import { ActionForm } from '../../../ui/form.tsx';
import { Empty, Figures, Page, Pager, pageFrom, Section } from '../../../ui/page.tsx';
import { Rows } from '../../../ui/table.tsx';
import { canOfferRequests } from '../../programs/program.ts';
import { countFreePlaces } from '../candidate-queries.server.ts';
import { findPolicy, findProgramToMatch } from '../matching-queries.server.ts';
import { countMovable, listWithoutMentor } from '../repair-queries.server.ts';
import { useMatchingPlace } from '../run-parts.tsx';
import { startRepair } from '../start-repair.server.ts';
import { startRun } from '../start-run.server.ts';
import type { Route } from './+types/repair';

const size = 50;

export const loader = memberPage(async ({ world, actor, params, url }) => {
  const programId = idFrom(params.program);
  const page = pageFrom(url);
  return asActor(world.db, actor, async (connection) => {
    const program = await findProgramToMatch(connection, actor, programId);
    // Peers are paired in one population: who is left is matched by a run, and nobody is moved.
    found(canOfferRequests(program.kind) || null);
    const people = await listWithoutMentor(connection, programId);
    const { mentor } = await countFreePlaces(connection, programId);
    return {
      program: program.name,
      isOpen: program.state !== 'closed',
      hasPolicy: (await findPolicy(connection, programId)) !== null,
      lost: people.filter(({ lostOn }) => lostOn !== null).length,
      total: people.length,
      people: people.slice((page - 1) * size, page * size),
      page,
      freePlaces: mentor.places,
      atWork: await countMovable(connection, programId),
    };
  });
});

const matchingOf = ({ organization, program }: Record<string, string | undefined>) =>
  `/o/${organization}/programs/${program}/matching`;

export const action = memberAction({
  repair: form(z.object({}), async ({ world, actor, params }) => {
    const run = await startRepair(world, actor, idFrom(params.program));
    return redirect(`${matchingOf(params)}/${run}`);
  }),
  run: form(z.object({}), async ({ world, actor, params }) => {
    const run = await startRun(world, actor, idFrom(params.program));
    return redirect(`${matchingOf(params)}/${run}`);
  }),
});

export default function RepairPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('studio');
  const { above, base } = useMatchingPlace(loaderData.program);
  const { organization } = useParams();
  const { people, total, lost, freePlaces, atWork, page } = loaderData;
  const canStart = loaderData.isOpen && loaderData.hasPolicy && total > 0;
  return (
    <Page title={t('repair.title')} lead={t('repair.lead')} above={above}>
      <Figures
        items={[
          { label: t('repair.lost'), value: lost },
          { label: t('repair.newcomers'), value: total - lost },
          { label: t('repair.freePlaces'), value: freePlaces },
          { label: t('repair.atWork'), value: atWork },
        ]}
      />
      {canStart && (
        <div className="two-columns">
          <Section title={t('repair.move')}>
            <Text>{t('repair.moveNote')}</Text>
            <ActionForm intent="repair" submit={t('repair.propose')} />
          </Section>
          <Section title={t('repair.free')}>
            <Text>{t('repair.freeNote')}</Text>
            <ActionForm intent="run" submit={t('repair.run')} tone="quiet" />
          </Section>
        </div>
      )}
      <Section title={t('repair.people')}>
        {total === 0 ? (
          <Empty action={<Link to={base}>{t('repair.back')}</Link>}>{t('repair.nobody')}</Empty>
        ) : (
          <Rows
            caption={t('repair.people')}
            rows={people}
            rowKey={(person) => person.enrolmentId}
            columns={[
              {
                title: t('repair.person'),
                cell: (person) => (
                  <Anchor component={Link} to={`/o/${organization}/people/${person.personId}`}>
                    {person.name}
                  </Anchor>
                ),
              },
              {
                title: t('repair.since'),
                wide: true,
                cell: (person) =>
                  person.lostOn ? (
                    <span>
                      {t('repair.lostOn')} <Day value={person.lostOn} />
                    </span>
                  ) : (
                    t('repair.isNew')
                  ),
              },
            ]}
          />
        )}
        <Pager page={page} size={size} total={total} />
      </Section>
    </Page>
  );
}
