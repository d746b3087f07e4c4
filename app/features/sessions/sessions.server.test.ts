import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  eventsOf,
  makePair,
  type Pair,
  phaseOf,
  putInPhase,
} from '../../../tests/support/engagement.ts';
import { createTestWorld, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { NotFound, Refusal } from '../../platform/refusal.ts';
import {
  type Engagement,
  findEngagementForMember,
} from '../engagements/engagement-queries.server.ts';
import { listCheckIns } from '../goals/check-in-queries.server.ts';
import { newGoal } from '../goals/goal.ts';
import { writeGoal } from '../goals/write-goal.server.ts';
import { listActions } from './action-queries.server.ts';
import { planAction, settleAction } from './actions.server.ts';
import { acceptSession, cancelSession, missSession, moveSession } from './change-session.server.ts';
import { holdSession, logSession } from './hold-session.server.ts';
import { suggestSession } from './next-session.server.ts';
import { planSession } from './plan-session.server.ts';
import { metSession, sessionRecord } from './session.ts';
import { findPrivateNote, findSession } from './session-queries.server.ts';
import { writePrivateNote, writeSharedText } from './write-notes.server.ts';

const timeZone = 'Europe/Berlin';
const time = { day: '2026-03-10', time: '18:00', minutes: 60, place: 'Room 5', agenda: 'Hello' };
const start = new Date('2026-03-02T09:00:00Z');

let world: TestWorld;
let pair: Pair;
let mentor: Actor;
let mentee: Actor;
let id: string;

beforeAll(async () => {
  world = await createTestWorld();
});
beforeEach(async () => {
  world.clock.moveTo(start);
  await world.runJobs();
  pair = await makePair(world);
  ({ id, mentor, mentee } = pair);
});

const plan = async (change: object = {}, actor = mentee) =>
  (await planSession(world, actor, { engagementId: id, timeZone, ...time, ...change })).id;
const which = (sessionId: string) => ({ engagementId: id, sessionId });
const read = <T>(
  work: (connection: Connection, engagement: Engagement) => Promise<T>,
  actor = mentee,
) =>
  asActor(world.db, actor, async (connection) =>
    work(connection, await findEngagementForMember(connection, actor, id)),
  );
const now = (sessionId: string) =>
  read((connection, engagement) => findSession(connection, engagement, sessionId));
const hold = (sessionId: string, record: object = {}, actor = mentee) =>
  holdSession(world, actor, { ...which(sessionId), ...sessionRecord.parse(record) });
const afterwards = () => world.clock.moveTo(new Date('2026-03-10T18:30:00Z'));
const writeOneGoal = async () => {
  const scale = ['a', 'b', 'c', 'd', 'e'];
  const goal = newGoal.parse({ title: 'Lead', dueOn: '2026-03-31', scale });
  return (await writeGoal(world, mentee, id, goal)).id;
};
const refusedFields = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof Refusal ? error.problems.map((problem) => problem.field) : error;
};

describe('a session', () => {
  it('is proposed in the planner’s zone, told to the partner in theirs, and accepted by them', async () => {
    await world.db
      .updateTable('person')
      .set({ time_zone: 'America/New_York' })
      .where('id', '=', mentor.personId)
      .execute();
    const sessionId = await plan();
    expect(await now(sessionId)).toMatchObject({
      state: 'proposed',
      startsAt: new Date('2026-03-10T17:00:00Z'),
      agenda: 'Hello',
    });
    const mails = await world.runJobs();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('10 Mar 2026, 13:00 (America/New_York)');
    expect(mails[0]?.text).not.toContain('Room 5');
    expect(mails[0]?.text).toContain(`/engagements/${id}/sessions/${sessionId}`);
    expect(await refusedFields(acceptSession(world, mentee, which(sessionId)))).toEqual(['']);
    await acceptSession(world, mentor, which(sessionId));
    expect((await now(sessionId)).state).toBe('scheduled');
    expect((await world.runJobs()).map((mail) => mail.subject)).toEqual([
      'Member 1 accepted: 10 Mar 2026, 17:00',
    ]);
    expect(await eventsOf(world, id)).toContain('session_planned');
  });

  it('is refused in the past, outside the timeframe, and at a time that clocks skip', async () => {
    expect(await refusedFields(plan({ day: '2026-03-01' }))).toEqual(['day']);
    expect(await refusedFields(plan({ day: '2026-09-02' }))).toEqual(['day']);
    expect(await refusedFields(plan({ day: '2026-03-29', time: '02:30' }))).toEqual(['time']);
    expect(await world.runJobs()).toEqual([]);
  });

  it('is moved by either, with a mail to the other, who accepts again', async () => {
    const sessionId = await plan();
    await acceptSession(world, mentor, which(sessionId));
    await world.runJobs();
    const other = { ...time, day: '2026-03-11', minutes: 30, place: '' };
    await moveSession(world, mentor, { ...which(sessionId), timeZone: 'UTC', ...other });
    expect(await now(sessionId)).toMatchObject({
      state: 'proposed',
      startsAt: new Date('2026-03-11T18:00:00Z'),
      minutes: 30,
      plannedBy: mentor.personId,
    });
    expect(await world.runJobs()).toHaveLength(1);
    await acceptSession(world, mentee, which(sessionId));
  });

  it('is cancelled with a mail, and then stays cancelled', async () => {
    const sessionId = await plan();
    await world.runJobs();
    await cancelSession(world, mentor, which(sessionId));
    expect((await world.runJobs()).map((mail) => mail.subject)).toEqual([
      'The session on 10 Mar 2026, 17:00 is cancelled',
      'You cancelled the session on 10 Mar 2026, 17:00',
    ]);
    afterwards();
    for (const work of [
      () => hold(sessionId),
      () => missSession(world, mentee, which(sessionId)),
      () => moveSession(world, mentee, { ...which(sessionId), timeZone, ...time }),
    ]) {
      expect(await refusedFields(work())).toEqual(['']);
    }
    expect(await eventsOf(world, id)).toContain('session_cancelled');
  });

  it('is missed once its time has come, and can still turn out to have been held', async () => {
    const sessionId = await plan();
    await acceptSession(world, mentor, which(sessionId));
    expect(await refusedFields(missSession(world, mentee, which(sessionId)))).toEqual(['']);
    afterwards();
    await missSession(world, mentee, which(sessionId));
    await hold(sessionId);
    expect((await now(sessionId)).state).toBe('held');
    expect(await eventsOf(world, id)).toEqual(
      expect.arrayContaining(['session_missed', 'session_held']),
    );
  });

  it('is recorded with progress on goals and the next actions, and begins the work', async () => {
    await putInPhase(world, id, 'agreed');
    const goalId = await writeOneGoal();
    const sessionId = await plan();
    afterwards();
    await hold(sessionId, {
      checks: [{ goalId, progress: '30', level: '0', confidence: '3', comment: 'Good' }],
      actions: [
        { cue: '', deed: '', dueOn: '', ownerId: mentee.personId },
        { cue: 'On Friday', deed: 'ask', dueOn: '2026-03-20', ownerId: mentor.personId },
      ],
    });
    expect(await phaseOf(world, id)).toBe('working');
    const checkIns = await read((connection, engagement) => listCheckIns(connection, engagement));
    expect(checkIns).toMatchObject([{ goalId, sessionId, progress: 30, level: 0 }]);
    const actions = await read((connection, engagement) => listActions(connection, engagement));
    expect(actions).toMatchObject([{ sessionId, ownerId: mentor.personId, deed: 'ask' }]);
    expect(await refusedFields(hold(sessionId))).toEqual(['']);
  });

  it('is recorded whole or not at all, and names the row that is wrong', async () => {
    const sessionId = await plan();
    afterwards();
    const late = { cue: 'On Friday', deed: 'ask', dueOn: '2027-03-20', ownerId: mentee.personId };
    const empty = { cue: '', deed: '', dueOn: '', ownerId: mentee.personId };
    expect(await refusedFields(hold(sessionId, { actions: [empty, late] }))).toEqual([
      'actions[1][dueOn]',
    ]);
    expect((await now(sessionId)).state).toBe('proposed');
  });

  it('can be logged afterwards, in the past and since the engagement began', async () => {
    afterwards();
    const log = (change: object) =>
      logSession(world, mentor, {
        engagementId: id,
        timeZone,
        ...metSession.parse({ ...time, minutes: '45', notes: 'We met', ...change }),
      });
    expect(await refusedFields(log({ day: '2026-03-11' }))).toEqual(['day']);
    expect(await refusedFields(log({ day: '2026-03-01' }))).toEqual(['day']);
    const { id: sessionId } = await log({ day: '2026-03-05' });
    expect(await now(sessionId)).toMatchObject({ state: 'held', notes: 'We met', minutes: 45 });
    expect(await eventsOf(world, id)).toContain('session_held');
  });

  it('changes no more once the engagement has ended', async () => {
    const sessionId = await plan();
    await putInPhase(world, id, 'ended_early');
    for (const work of [plan, () => cancelSession(world, mentor, which(sessionId))]) {
      expect(await refusedFields(work())).toEqual(['']);
    }
  });
});

describe('agenda and notes', () => {
  it('are saved by either, and never over what the other saved meanwhile', async () => {
    const sessionId = await plan();
    const save = (actor: Actor, notes: string, version: number) =>
      writeSharedText(world, actor, { ...which(sessionId), agenda: 'Hello', notes, version });
    await save(mentor, 'The mentor was here', 1);
    expect(await refusedFields(save(mentee, 'The mentee too', 1))).toEqual(['']);
    expect(await now(sessionId)).toMatchObject({ notes: 'The mentor was here', version: 2 });
    await save(mentee, 'The mentor was here, the mentee too', 2);
    await save(mentor, 'The mentor was here, the mentee too', 1);
    expect((await now(sessionId)).version).toBe(3);
  });

  it('lets exactly one of two who save at the same moment through', async () => {
    const sessionId = await plan();
    const results = await Promise.allSettled(
      [mentor, mentee].map((actor) =>
        writeSharedText(world, actor, {
          ...which(sessionId),
          agenda: '',
          notes: actor.personId,
          version: 1,
        }),
      ),
    );
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('a private note', () => {
  it('is read by its author only, and both can have one', async () => {
    const sessionId = await plan();
    const note = (actor: Actor) =>
      read((connection) => findPrivateNote(connection, actor, sessionId), actor);
    await writePrivateNote(world, mentor, { ...which(sessionId), note: 'She is nervous' });
    expect(await note(mentee)).toBe('');
    const rows = await read((connection) =>
      connection.selectFrom('session_private_note').selectAll().execute(),
    );
    expect(rows).toEqual([]);
    await writePrivateNote(world, mentee, { ...which(sessionId), note: 'I am nervous' });
    await writePrivateNote(world, mentor, { ...which(sessionId), note: 'She is calm' });
    expect(await note(mentor)).toBe('She is calm');
    await writePrivateNote(world, mentor, { ...which(sessionId), note: '' });
    expect(await note(mentor)).toBe('');
    expect(await note(mentee)).toBe('I am nervous');
  });
});

describe('an action', () => {
  const action = { cue: 'On Friday', deed: 'ask', dueOn: '2026-03-20' };

  it('is planned for a member, inside the timeframe, done, dropped and opened again', async () => {
    const add = (change: object) =>
      planAction(world, mentor, {
        engagementId: id,
        ...action,
        ownerId: mentee.personId,
        ...change,
      });
    expect(await refusedFields(add({ dueOn: '2026-09-02' }))).toEqual(['dueOn']);
    await expect(add({ ownerId: pair.outsiders[0]?.actor.personId })).rejects.toThrow(NotFound);
    await add({});
    const open = async () => {
      const all = await read((connection, engagement) => listActions(connection, engagement));
      return all.filter((entry) => entry.state === 'open');
    };
    const [planned] = await open();
    const settle = (state: 'open' | 'done' | 'dropped') =>
      settleAction(world, mentee, { engagementId: id, actionId: planned?.id ?? '', state });
    for (const state of ['done', 'open', 'dropped'] as const) {
      await settle(state);
      expect(await open()).toHaveLength(state === 'open' ? 1 : 0);
    }
  });

  it('stands on the agenda of the next session, which is offered one cadence after the last', async () => {
    await planAction(world, mentor, { engagementId: id, ...action, ownerId: mentee.personId });
    await writeOneGoal();
    const sessionId = await plan();
    afterwards();
    await hold(sessionId);
    const next = await read((connection, engagement) =>
      suggestSession(connection, engagement, world.clock.now(), timeZone),
    );
    expect(next).toMatchObject({ day: '2026-04-09', time: '18:00', minutes: 60, place: 'Room 5' });
    expect(next.agenda).toContain('On Friday, ask');
    expect(next.agenda).toContain('Lead (due 31 Mar 2026)');
  });
});

describe('sessions, notes and actions', () => {
  it('are not found by anybody but the members, whatever they try', async () => {
    const sessionId = await plan();
    await writePrivateNote(world, mentee, { ...which(sessionId), note: 'Mine' });
    const action = { cue: 'x', deed: 'y', dueOn: '2026-03-20', ownerId: mentee.personId };
    await planAction(world, mentee, { engagementId: id, ...action });
    const [planned] = await read((connection, engagement) => listActions(connection, engagement));
    const record = sessionRecord.parse({});
    for (const { who, actor } of pair.outsiders) {
      const attempts = {
        read: () => read(async () => null, actor),
        plan: () => plan({}, actor),
        accept: () => acceptSession(world, actor, which(sessionId)),
        move: () => moveSession(world, actor, { ...which(sessionId), timeZone, ...time }),
        cancel: () => cancelSession(world, actor, which(sessionId)),
        miss: () => missSession(world, actor, which(sessionId)),
        hold: () => holdSession(world, actor, { ...which(sessionId), ...record }),
        log: () =>
          logSession(world, actor, { engagementId: id, timeZone, ...time, ...record, notes: '' }),
        write: () =>
          writeSharedText(world, actor, { ...which(sessionId), agenda: '', notes: '', version: 1 }),
        note: () => writePrivateNote(world, actor, { ...which(sessionId), note: 'x' }),
        add: () => planAction(world, actor, { engagementId: id, ...action }),
        settle: () =>
          settleAction(world, actor, {
            engagementId: id,
            actionId: planned?.id ?? '',
            state: 'done',
          }),
      };
      for (const [attempt, work] of Object.entries(attempts)) {
        await expect(work(), `${who}: ${attempt}`).rejects.toThrow(NotFound);
      }
      const seen = await asActor(world.db, actor, async (connection) => ({
        contents: await connection.selectFrom('session_content').selectAll().execute(),
        notes: await connection.selectFrom('session_private_note').selectAll().execute(),
        actions: await connection.selectFrom('action').selectAll().execute(),
      }));
      expect(seen, who).toEqual({ contents: [], notes: [], actions: [] });
    }
  });

  it('of one engagement are not found through another', async () => {
    const sessionId = await plan();
    const other = await makePair(world);
    await expect(
      acceptSession(world, other.mentor, { engagementId: other.id, sessionId }),
    ).rejects.toThrow(NotFound);
  });
});
