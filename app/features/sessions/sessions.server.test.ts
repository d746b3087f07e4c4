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
import { listReflections, reflect } from './reflections.server.ts';
import { metSession, sessionRecord } from './session.ts';
import { findPrivateNote, findSession } from './session-queries.server.ts';
import { addAgendaPoint, writePrivateNote, writeSharedText } from './write-notes.server.ts';

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
const keepNote = (actor: Actor, sessionId: string, note: string, base = '') =>
  writePrivateNote(world, actor, { ...which(sessionId), note, base: { note: base } });
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

  it('is moved and called off late too, which is said and noted', async () => {
    const sessionId = await plan();
    await acceptSession(world, mentor, which(sessionId));
    await world.runJobs();
    world.clock.moveTo(new Date('2026-03-10T13:00:00Z'));
    await moveSession(world, mentor, { ...which(sessionId), timeZone, ...time, day: '2026-03-12' });
    const [mail] = await world.runJobs();
    expect(mail?.text).toContain('later than the 24 hours you agreed on');
    const late = { change: 'moved', by: mentor.personId, minutes: 240 };
    expect((await now(sessionId)).late).toEqual(late);
    // Nobody counts on the new time yet: calling it off is in good time.
    await cancelSession(world, mentee, which(sessionId));
    for (const { text } of await world.runJobs()) expect(text).not.toContain('later than');
    expect((await now(sessionId)).late).toEqual(late);
  });

  it('takes place in a room made for it, whose name nobody guesses', async () => {
    const sessionId = await plan({ meeting: 'room', place: '' });
    const { place } = await now(sessionId);
    expect(place).toMatch(/^https:\/\/meet\.example\.org\/ithaca-[0-9a-f-]{36}$/);
    expect(await refusedFields(plan({ meeting: 'link', place: 'zoom' }))).toEqual(['place']);
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

describe('agenda, notes and decisions', () => {
  const texts = (notes: string, agenda = 'Hello') => ({ agenda, notes, decisions: '' });
  const save = (actor: Actor, sessionId: string, notes: string, base: string) =>
    writeSharedText(world, actor, { ...which(sessionId), ...texts(notes), base: texts(base) });

  it('are saved by either, and what the other saved meanwhile is put together with it', async () => {
    const sessionId = await plan();
    await save(mentor, sessionId, 'The mentor was here', '');
    const merged = await save(mentee, sessionId, 'The mentee too', '');
    expect(merged).toMatchObject({ version: 3, keptBoth: false });
    expect((await now(sessionId)).notes).toBe('The mentor was here\nThe mentee too');
    const both = await save(
      mentor,
      sessionId,
      'The mentor is here\nThe mentee too',
      'The mentor was here\nThe mentee too',
    );
    expect(both.texts.notes).toBe('The mentor is here\nThe mentee too');
    const clash = await save(
      mentee,
      sessionId,
      'The mentor had been here\nThe mentee too',
      'The mentor was here\nThe mentee too',
    );
    expect(clash.keptBoth).toBe(true);
    expect(clash.texts.notes).toBe('The mentor is here\nThe mentor had been here\nThe mentee too');
    // Nothing new: nothing is written.
    expect(await save(mentor, sessionId, clash.texts.notes, clash.texts.notes)).toMatchObject({
      version: clash.version,
    });
  });

  it('keep what two save at the same moment, and a point that is added meanwhile', async () => {
    const sessionId = await plan();
    await Promise.all([
      ...[mentor, mentee].map((actor) => save(actor, sessionId, actor.personId, '')),
      addAgendaPoint(world, mentor, { ...which(sessionId), title: 'Money', minutes: 10 }),
    ]);
    const saved = await now(sessionId);
    expect(saved.agenda).toBe('Hello\n- Money (10 min)');
    expect(saved.notes.split('\n').sort()).toEqual([mentor.personId, mentee.personId].sort());
  });
});

describe('a reflection', () => {
  it('is for oneself until its author shares it, and only on a session that was held', async () => {
    const sessionId = await plan();
    const reflectAs = (actor: Actor, takeaway: string, isShared: boolean) =>
      reflect(world, actor, { ...which(sessionId), takeaway, nextTime: '', isShared });
    const seenBy = async (actor: Actor) =>
      (await read((connection) => listReflections(connection, sessionId), actor)).map(
        (each) => each.takeaway,
      );
    expect(await refusedFields(reflectAs(mentee, 'Too early', false))).toEqual(['']);
    afterwards();
    await hold(sessionId);
    await reflectAs(mentee, 'I will ask earlier', false);
    expect(await seenBy(mentee)).toEqual(['I will ask earlier']);
    expect(await seenBy(mentor)).toEqual([]);
    await reflectAs(mentee, 'I will ask earlier', true);
    expect(await seenBy(mentor)).toEqual(['I will ask earlier']);
    for (const { who, actor } of pair.outsiders) {
      await expect(reflectAs(actor, 'x', true), who).rejects.toThrow(NotFound);
      const rows = await asActor(world.db, actor, (connection) =>
        listReflections(connection, sessionId),
      );
      expect(rows, who).toEqual([]);
    }
  });
});

describe('a private note', () => {
  it('is read by its author only, and both can have one', async () => {
    const sessionId = await plan();
    const note = (actor: Actor) =>
      read((connection) => findPrivateNote(connection, actor, sessionId), actor);
    await keepNote(mentor, sessionId, 'She is nervous');
    expect(await note(mentee)).toBe('');
    const rows = await read((connection) =>
      connection.selectFrom('session_private_note').selectAll().execute(),
    );
    expect(rows).toEqual([]);
    await keepNote(mentee, sessionId, 'I am nervous');
    await keepNote(mentor, sessionId, 'She is calm', 'She is nervous');
    expect(await note(mentor)).toBe('She is calm');
    await keepNote(mentor, sessionId, '', 'She is calm');
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
    await keepNote(mentee, sessionId, 'Mine');
    const action = { cue: 'x', deed: 'y', dueOn: '2026-03-20', ownerId: mentee.personId };
    await planAction(world, mentee, { engagementId: id, ...action });
    const [planned] = await read((connection, engagement) => listActions(connection, engagement));
    const record = sessionRecord.parse({});
    const nothing = { agenda: '', notes: '', decisions: '' };
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
          writeSharedText(world, actor, { ...which(sessionId), ...nothing, base: nothing }),
        note: () => keepNote(actor, sessionId, 'x'),
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
