import { createHash } from 'node:crypto';
import { RouterContextProvider } from 'react-router';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestWorld, type TestWorld } from '../../../tests/support/world.ts';
import { memberContext, visitorContext, worldContext } from '../../http/context.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { listRounds } from '../choice/round-queries.server.ts';
import { findEngagementForMember } from '../engagements/engagement-queries.server.ts';
import { listOpenRequests, listOpenRounds } from '../engagements/home-queries.server.ts';
import * as agreement from '../engagements/pages/agreement.tsx';
import * as home from '../engagements/pages/home.tsx';
import * as overview from '../engagements/pages/overview.tsx';
import * as pulse from '../engagements/pages/pulse.tsx';
import * as ratings from '../engagements/pages/ratings.tsx';
import * as workspace from '../engagements/pages/workspace-layout.tsx';
import * as goal from '../goals/pages/goal.tsx';
import * as goalHistory from '../goals/pages/goal-history.tsx';
import * as goals from '../goals/pages/goals.tsx';
import { engagementFilterFrom } from '../insights/engagement-filter.ts';
import { listProgramEngagements } from '../insights/program-engagements.server.ts';
import { reportOutcomes } from '../insights/program-outcomes.server.ts';

import { startRun } from '../matching/start-run.server.ts';
import { exampleSignIns as signIns } from '../people/example-sign-ins.ts';
import * as session from '../sessions/pages/session.tsx';
import * as sessions from '../sessions/pages/sessions.tsx';
import { exampleSignIns, makeExample } from './make-example.server.ts';

const now = new Date('2026-11-25T08:30:00Z');

const pages = [
  home,
  workspace,
  overview,
  agreement,
  pulse,
  ratings,
  goals,
  goal,
  goalHistory,
  sessions,
  session,
];

/** What a run of the generator made, without the moments that depend on the sign-in library. */
async function fingerprint(world: TestWorld): Promise<string> {
  const proposals = await world.db
    .selectFrom('matching_proposal')
    .select(['id', 'fit', 'state', 'decided_at'])
    .orderBy('id')
    .execute();
  const events = await world.db
    .selectFrom('engagement_event')
    .select(['id', 'kind', 'person_id', 'occurred_at'])
    .orderBy('id')
    .execute();
  return createHash('sha256').update(JSON.stringify({ proposals, events })).digest('hex');
}

// On the server only: on the embedded database every journey in the browser starts from it.
describe.runIf(inject('database').kind === 'postgres')('the example organization', () => {
  let world: TestWorld;
  let organizationId: string;
  let manager: Actor;
  let programs: { id: string; name: string; state: string }[];
  const said: string[] = [];
  let print: string;

  const actorOf = async (role: keyof typeof signIns): Promise<Actor> => {
    const row = await world.db
      .selectFrom('person')
      .innerJoin('membership', 'membership.person_id', 'person.id')
      .select(['person.id', 'membership.role'])
      .where('person.email', '=', signIns[role].email)
      .executeTakeFirstOrThrow();
    return { personId: row.id, organizationId, role: row.role as Actor['role'] };
  };
  const count = async (table: 'person' | 'mail' | 'goal_revision' | 'auth_account') => {
    const { all } = await world.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('all'))
      .executeTakeFirstOrThrow();
    return all;
  };

  beforeAll(async () => {
    world = await createTestWorld();
    world.clock.moveTo(now);
    await makeExample(world, (line) => said.push(line));
    print = await fingerprint(world);
    const organization = await world.db
      .selectFrom('organization')
      .select('id')
      .where('is_example', '=', true)
      .executeTakeFirstOrThrow();
    organizationId = organization.id;
    manager = await actorOf('manager');
    programs = await world.db
      .selectFrom('program')
      .select(['id', 'name', 'state'])
      .orderBy('starts_on')
      .execute();
  }, 300_000);

  it('has sixty people in three programs, one of them over, one under way, one open', async () => {
    expect(await count('person')).toBe(60);
    expect(programs.map((program) => program.state)).toEqual(['closed', 'running', 'open']);
    expect(said).toHaveLength(1);
  });

  it('lies in the past, except for what is planned', async () => {
    for (const [table, column] of [
      ['engagement_event', 'occurred_at'],
      ['check_in', 'created_at'],
      ['agreement_signature', 'signed_at'],
      ['mail', 'created_at'],
    ] as const) {
      const { last } = await world.db
        .selectFrom(table)
        .select((eb) => eb.fn.max(eb.ref(column as 'created_at')).as('last'))
        .executeTakeFirstOrThrow();
      expect(last && last < now, table).toBe(true);
    }
  });

  it('leaves no mail to deliver', async () => {
    const waiting = await world.db
      .selectFrom('mail')
      .select('id')
      .where('sent_at', 'is', null)
      .execute();
    expect(waiting).toEqual([]);
    expect(await count('mail')).toBeGreaterThan(100);
  });

  it('has a finished program whose report can be shown', async () => {
    const report = await reportOutcomes(world, manager, programs[0]?.id ?? '');
    const counts = report.funnel.map((step) => step.count);
    expect(counts[0]).toBe(18);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(12);
    expect(report.attainment.own.reached).toBeGreaterThan(0.5);
    const means = report.pulse.months.flatMap((month) => month.means.map(({ mean }) => mean));
    expect(means.filter((mean) => mean !== 'few').length).toBeGreaterThanOrEqual(15);
    expect(report.skills.own.change?.low).toBeGreaterThan(0);
    const satisfied = report.measures.find(({ key }) => key === 'satisfaction');
    expect(satisfied?.change.change?.n).toBeGreaterThanOrEqual(15);
    expect(satisfied?.besides[0]).toMatchObject({ until: 'after', change: { change: {} } });
    expect(report.summaries.summaries?.length).toBeGreaterThan(3);
    expect(await count('goal_revision')).toBeGreaterThan(2);
  });

  it('has a running program in which some pairs need a look, for several reasons', async () => {
    const everything = engagementFilterFrom(new URL(world.origin));
    const slice = { offset: 0, limit: 100 };
    const list = await listProgramEngagements(
      world,
      manager,
      programs[1]?.id ?? '',
      everything,
      slice,
    );
    expect(list.all).toBeGreaterThanOrEqual(11);
    expect(list.needLook).toBeGreaterThanOrEqual(3);
    expect(list.needLook).toBeLessThan(list.all / 2);
    const raised = new Set(list.engagements.flatMap((one) => one.signals.map((s) => s.signal)));
    expect([...raised]).toEqual(expect.arrayContaining(['noFirstMeeting', 'notSigned', 'quiet']));
    const phases = new Set(list.engagements.map(({ phase }) => phase));
    expect([...phases]).toEqual(
      expect.arrayContaining(['preparing', 'working', 'paused', 'ended_early']),
    );
  });

  it('brings the two together whose eyes a visitor can use', async () => {
    const [mentee, mentor] = [await actorOf('mentee'), await actorOf('mentor')];
    const { engagement_id: id } = await world.db
      .selectFrom('engagement_member')
      .select('engagement_id')
      .where('person_id', '=', mentee.personId)
      .executeTakeFirstOrThrow();
    for (const actor of [mentee, mentor]) {
      const engagement = await asActor(world.db, actor, (connection) =>
        findEngagementForMember(connection, actor, id),
      );
      expect(engagement.phase).toBe('working');
    }
  });

  it('opens every page of their engagement to the mentee', async () => {
    const mentee = await actorOf('mentee');
    const { engagement_id: engagement } = await world.db
      .selectFrom('engagement_member')
      .select('engagement_id')
      .where('person_id', '=', mentee.personId)
      .executeTakeFirstOrThrow();
    const idOf = async (table: 'goal' | 'session') =>
      (
        await world.db
          .selectFrom(table)
          .select('id')
          .where('engagement_id', '=', engagement)
          .limit(1)
          .executeTakeFirstOrThrow()
      ).id;
    const context = new RouterContextProvider();
    const visitor = { ...signIns.mentee, personId: mentee.personId, timeZone: 'Europe/Berlin' };
    context.set(worldContext, world);
    context.set(visitorContext, visitor);
    const organization = { id: organizationId, name: 'Harbour & Hill', slug: 'harbour-hill' };
    context.set(memberContext, {
      ...visitor,
      actor: mentee,
      organization: {
        ...organization,
        isExample: true,
        isCommons: false,
        smallestGroup: 5,
        guideIsPublic: true,
      },
    });
    const params = { engagement, goal: await idOf('goal'), session: await idOf('session') };
    const request = new Request('http://ithaca.test/o/harbour-hill');
    for (const { loader } of pages) {
      expect(await loader({ context, params, request })).toBeDefined();
    }
  });

  it('shows a request that waits for the mentor, and a choice round that some have answered', async () => {
    const [mentor, now] = [await actorOf('mentor'), world.clock.now()];
    const { requests, rounds } = await asActor(world.db, mentor, async (connection) => ({
      requests: await listOpenRequests(connection, mentor),
      rounds: await listOpenRounds(connection, mentor, now),
    }));
    expect(requests).toMatchObject([{ isMineToAnswer: true }]);
    expect(rounds).toHaveLength(1);
    const [round] = await asActor(world.db, manager, (connection) =>
      listRounds(connection, manager, programs[2]?.id ?? ''),
    );
    expect(round).toMatchObject({ state: 'open', mentees: { asked: 10, answered: 5 } });
  });

  it('has an open program that is ready for its matching', async () => {
    const runId = await startRun(world, manager, programs[2]?.id ?? '');
    await world.runJobs();
    const proposals = await world.db
      .selectFrom('matching_proposal')
      .select('id')
      .where('run_id', '=', runId)
      .execute();
    expect(proposals.length).toBeGreaterThanOrEqual(8);
  });

  it('lets the four sign in with the password that is said at the start', async () => {
    expect(exampleSignIns().join('\n')).toContain(signIns.manager.email);
    expect(await count('auth_account')).toBe(4);
  });

  it('is made once, also when it is asked for twice at the same time', async () => {
    await Promise.all([makeExample(world, () => {}), makeExample(world, () => {})]);
    expect(await count('person')).toBe(60);
  });

  it('is the same when it is made elsewhere on the same day, after a half-made one', async () => {
    const other = await createTestWorld();
    other.clock.moveTo(now);
    await other.db
      .insertInto('organization')
      .values({
        id: other.random.id(),
        name: 'Half',
        slug: 'harbour-hill',
        is_example: true,
        created_at: now,
      })
      .execute();
    await makeExample(other, () => {});
    expect(await fingerprint(other)).toBe(print);
  }, 300_000);
});
