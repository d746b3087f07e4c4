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
import { checkIn } from './check-in.server.ts';
import { listCheckIns } from './check-in-queries.server.ts';
import { newGoal } from './goal.ts';
import { findGoal, listGoals } from './goal-queries.server.ts';
import { addMilestone, removeMilestone, tickMilestone } from './milestones.server.ts';
import { latestRatings } from './ratings.ts';
import { agreeToRevision, reviseGoal } from './revise-goal.server.ts';
import { newRevision } from './revision.ts';
import { listRevisions } from './revision-queries.server.ts';
import { changeDraft, discardDraft, writeGoal } from './write-goal.server.ts';

const five = ['No meeting led', 'One with help', 'Four alone', 'Six alone', 'Coached another'];
const words = {
  title: 'Lead a weekly meeting',
  description: 'On my own',
  dueOn: '2026-06-30',
  scale: five,
};
const rating = { progress: 40, level: 1, confidence: 4, comment: 'Two led' };

let world: TestWorld;
let pair: Pair;
let mentor: Actor;
let mentee: Actor;
let id: string;

beforeAll(async () => {
  world = await createTestWorld();
});
beforeEach(async () => {
  pair = await makePair(world);
  ({ id, mentor, mentee } = pair);
});

const read = <T>(
  work: (connection: Connection, engagement: Engagement) => Promise<T>,
  actor = mentee,
) =>
  asActor(world.db, actor, async (connection) =>
    work(connection, await findEngagementForMember(connection, actor, id)),
  );
const goalNow = (goalId: string) =>
  read((connection, engagement) => findGoal(connection, engagement, goalId));
const seen = async (goalId: string) => (await goalNow(goalId)).updatedAt.toISOString();
const write = async (change: object = {}, actor = mentee) =>
  (await writeGoal(world, actor, id, newGoal.parse({ ...words, ...change }))).id;
const revise = async (goalId: string, change: object, actor = mentee) =>
  reviseGoal(world, actor, {
    engagementId: id,
    goalId,
    ...newRevision.parse({
      ...words,
      reason: 'We learnt more',
      seen: await seen(goalId),
      ...change,
    }),
  });
const later = (minutes = 1) =>
  world.clock.moveTo(new Date(world.clock.now().getTime() + minutes * 60_000));
const refusedFields = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof Refusal ? error.problems.map((problem) => problem.field) : error;
};

describe('a goal', () => {
  it('is kept with its milestones and skills, listed or typed', async () => {
    const skillId = world.random.id();
    await world.db
      .insertInto('skill')
      .values({
        id: skillId,
        organization_id: pair.organizationId,
        name: 'Speaking',
        created_at: world.clock.now(),
      })
      .execute();
    const goalId = await write({
      milestones: [
        { title: '', dueOn: '' },
        { title: 'First one', dueOn: '2026-04-01' },
      ],
      skills: [skillId],
      moreSkills: 'Moderation, speaking',
    });
    const goal = await goalNow(goalId);
    expect(goal).toMatchObject({ title: words.title, state: 'active', ownerId: mentee.personId });
    expect(goal.milestones).toMatchObject([{ title: 'First one', dueOn: '2026-04-01' }]);
    expect(goal.skills.map((skill) => skill.name)).toEqual(['Moderation', 'Speaking']);
    expect(await eventsOf(world, id)).toContain('goal_set');
  });

  it('stays a draft until all five levels are described', async () => {
    const goalId = await write({ scale: ['', '', 'Four alone', '', ''], asDraft: 'yes' });
    expect(await eventsOf(world, id)).not.toContain('goal_set');
    const change = { ...newGoal.parse({ ...words, scale: five.with(4, '') }) };
    const edit = async (given: object) =>
      changeDraft(world, mentee, {
        engagementId: id,
        goalId,
        ...change,
        ...given,
        seen: await seen(goalId),
      });
    expect(await refusedFields(edit({}))).toEqual(['scale[4]']);
    later();
    await edit({ scale: five });
    expect(await goalNow(goalId)).toMatchObject({ state: 'active', scale: five });
    expect(await refusedFields(edit({ title: 'Sneaky' }))).toEqual(['']);
  });

  it('is refused outside the timeframe, field by field, and then nothing is kept', async () => {
    const outside = {
      dueOn: '2026-09-02',
      milestones: [{ title: 'Too early', dueOn: '2026-03-01' }],
    };
    expect(await refusedFields(write(outside))).toEqual(['dueOn', 'milestones[0][dueOn]']);
    expect(await read((connection, engagement) => listGoals(connection, engagement))).toEqual([]);
  });

  it('is not overwritten by an older form', async () => {
    const goalId = await write({ asDraft: 'yes' });
    const opened = await seen(goalId);
    later();
    const edit = (actor: Actor, title: string) =>
      changeDraft(world, actor, {
        engagementId: id,
        goalId,
        ...newGoal.parse({ ...words, title, asDraft: 'yes' }),
        seen: opened,
      });
    await edit(mentor, 'As the mentor says');
    expect(await refusedFields(edit(mentee, 'As the mentee says'))).toEqual(['']);
    expect((await goalNow(goalId)).title).toBe('As the mentor says');
  });

  it('is thrown away as a draft by its owner only', async () => {
    const goalId = await write({ asDraft: 'yes' });
    await expect(discardDraft(world, mentor, { engagementId: id, goalId })).rejects.toThrow(
      NotFound,
    );
    await discardDraft(world, mentee, { engagementId: id, goalId });
    await expect(goalNow(goalId)).rejects.toThrow(NotFound);
    const set = await write();
    expect(
      await refusedFields(discardDraft(world, mentee, { engagementId: id, goalId: set })),
    ).toEqual(['']);
  });

  it('changes no more once the engagement has ended', async () => {
    const goalId = await write();
    await putInPhase(world, id, 'closed');
    for (const work of [
      () => write(),
      () => checkIn(world, mentee, { engagementId: id, goalId, ...rating }),
      () => revise(goalId, { title: 'Other' }),
    ]) {
      expect(await refusedFields(work())).toEqual(['']);
    }
    expect(await goalNow(goalId)).toMatchObject({ title: words.title });
  });
});

describe('a check-in', () => {
  it('is kept for each member apart and seen by both', async () => {
    const goalId = await write();
    await checkIn(world, mentee, { engagementId: id, goalId, ...rating });
    later();
    await checkIn(world, mentor, { engagementId: id, goalId, progress: 60, comment: '' });
    const rows = await read(
      (connection, engagement) => listCheckIns(connection, engagement, goalId),
      mentor,
    );
    expect(rows.map((row) => [row.personId, row.progress, row.level])).toEqual([
      [mentor.personId, 60, null],
      [mentee.personId, 40, 1],
    ]);
    expect(await eventsOf(world, id)).toContain('goal_checked');
  });

  it('rates no level before the goal is set with a complete scale, and locks the scale when it does', async () => {
    const draft = await write({ asDraft: 'yes' });
    const refused = checkIn(world, mentee, { engagementId: id, goalId: draft, ...rating });
    expect(await refusedFields(refused)).toEqual(['level']);
    await checkIn(world, mentee, { engagementId: id, goalId: draft, progress: 5, comment: '' });
    const goalId = await write();
    expect((await goalNow(goalId)).isLocked).toBe(false);
    await checkIn(world, mentee, { engagementId: id, goalId, ...rating });
    expect((await goalNow(goalId)).isLocked).toBe(true);
  });

  it('begins the work, if the agreement was signed', async () => {
    const goalId = await write();
    await checkIn(world, mentee, { engagementId: id, goalId, ...rating });
    expect(await phaseOf(world, id)).toBe('preparing');
    await putInPhase(world, id, 'agreed');
    await checkIn(world, mentee, { engagementId: id, goalId, ...rating });
    expect(await phaseOf(world, id)).toBe('working');
  });
});

describe('a revision', () => {
  it('keeps the old words, the new ones, the reason and who agreed when', async () => {
    const goalId = await write();
    await revise(goalId, { title: 'Lead two meetings' });
    later();
    await revise(goalId, { title: 'Lead two meetings', dueOn: '2026-07-31' }, mentor);
    const history = await read((connection, engagement) =>
      listRevisions(connection, engagement, goalId),
    );
    expect(history.map((entry) => [entry.number, entry.revisedBy])).toEqual([
      [2, mentor.personId],
      [1, mentee.personId],
    ]);
    expect(history[1]?.before.title).toBe(words.title);
    expect(history[1]?.after.title).toBe('Lead two meetings');
    expect(history[0]?.before.dueOn).toBe(words.dueOn);
    const revisionId = history[1]?.id ?? '';
    const agree = (actor: Actor) => agreeToRevision(world, actor, { engagementId: id, revisionId });
    expect(await refusedFields(agree(mentee))).toEqual(['']);
    await agree(mentor);
    expect(await refusedFields(agree(mentor))).toEqual(['']);
    const [, first] = await read((connection, engagement) =>
      listRevisions(connection, engagement, goalId),
    );
    expect(first?.agreements).toEqual([{ personId: mentor.personId, agreedAt: world.clock.now() }]);
    expect(await eventsOf(world, id)).toContain('goal_revised');
  });

  it('of levels that were rated makes a new version, which starts without ratings', async () => {
    const goalId = await write();
    await checkIn(world, mentee, { engagementId: id, goalId, ...rating });
    later();
    await revise(goalId, { scale: five.with(4, 'Three coached') });
    const goal = await goalNow(goalId);
    expect(goal).toMatchObject({ scaleVersion: 2, isLocked: false });
    const ratings = async () =>
      read(async (connection, engagement) =>
        latestRatings(
          await listGoals(connection, engagement),
          await listCheckIns(connection, engagement),
        ),
      );
    expect(await ratings()).toEqual([]);
    await checkIn(world, mentor, { engagementId: id, goalId, ...rating, level: 2 });
    expect(await ratings()).toEqual([
      { ownerId: mentee.personId, raterId: mentor.personId, ratings: [{ goalId, level: 2 }] },
    ]);
  });

  it('is refused for a draft, without a change, and with a level left empty', async () => {
    const draft = await write({ asDraft: 'yes' });
    expect(await refusedFields(revise(draft, { title: 'Other' }))).toEqual(['']);
    const goalId = await write();
    expect(await refusedFields(revise(goalId, {}))).toEqual(['']);
    expect(await refusedFields(revise(goalId, { scale: five.with(0, '') }))).toEqual(['scale[0]']);
    expect(newRevision.safeParse({ ...words, seen: await seen(goalId), reason: ' ' }).success).toBe(
      false,
    );
  });

  it('stops a goal, and takes it up again', async () => {
    const goalId = await write();
    await revise(goalId, { state: 'stopped' });
    expect(
      await refusedFields(checkIn(world, mentee, { engagementId: id, goalId, ...rating })),
    ).toEqual(['progress']);
    later();
    await revise(goalId, { state: 'active' });
    await checkIn(world, mentee, { engagementId: id, goalId, ...rating });
  });
});

describe('a milestone', () => {
  it('is added inside the timeframe, ticked, unticked and removed', async () => {
    const goalId = await write();
    const add = (dueOn: string) =>
      addMilestone(world, mentor, { engagementId: id, goalId, title: 'Half way', dueOn });
    expect(await refusedFields(add('2027-01-01'))).toEqual(['dueOn']);
    await add('2026-05-01');
    const milestoneId = (await goalNow(goalId)).milestones[0]?.id ?? '';
    const which = { engagementId: id, goalId, milestoneId };
    await tickMilestone(world, mentee, { ...which, reachedOn: '2026-04-28' });
    expect((await goalNow(goalId)).milestones[0]?.reachedOn).toBe('2026-04-28');
    expect(await refusedFields(removeMilestone(world, mentee, which))).toEqual(['']);
    await tickMilestone(world, mentee, { ...which, reachedOn: null });
    await removeMilestone(world, mentee, which);
    expect((await goalNow(goalId)).milestones).toEqual([]);
  });
});

describe('goals, milestones, check-ins and revisions', () => {
  it('are not found by anybody but the members, whatever they try', async () => {
    const goalId = await write({ milestones: [{ title: 'First', dueOn: '2026-04-01' }] });
    await checkIn(world, mentee, { engagementId: id, goalId, ...rating });
    await revise(goalId, { title: 'Lead two meetings' });
    const goal = await goalNow(goalId);
    const milestoneId = goal.milestones[0]?.id ?? '';
    const [revision] = await read((connection, engagement) =>
      listRevisions(connection, engagement),
    );
    const which = { engagementId: id, goalId };
    const given = newGoal.parse(words);
    const now = goal.updatedAt.toISOString();
    for (const { who, actor } of pair.outsiders) {
      const attempts = {
        read: () => read(async () => null, actor),
        write: () => writeGoal(world, actor, id, given),
        change: () => changeDraft(world, actor, { ...which, ...given, seen: now }),
        discard: () => discardDraft(world, actor, which),
        check: () => checkIn(world, actor, { ...which, ...rating }),
        revise: () =>
          reviseGoal(world, actor, {
            ...which,
            ...newRevision.parse({ ...words, reason: 'x', seen: now }),
          }),
        agree: () =>
          agreeToRevision(world, actor, { engagementId: id, revisionId: revision?.id ?? '' }),
        add: () => addMilestone(world, actor, { ...which, title: 'x', dueOn: '2026-04-01' }),
        tick: () => tickMilestone(world, actor, { ...which, milestoneId, reachedOn: '2026-04-28' }),
        remove: () => removeMilestone(world, actor, { ...which, milestoneId }),
      };
      for (const [attempt, work] of Object.entries(attempts)) {
        await expect(work(), `${who}: ${attempt}`).rejects.toThrow(NotFound);
      }
      const seen = await asActor(world.db, actor, async (connection) => [
        ...(await connection.selectFrom('goal').select('id').execute()),
        ...(await connection.selectFrom('milestone').select('id').execute()),
        ...(await connection.selectFrom('check_in').select('id').execute()),
        ...(await connection.selectFrom('goal_revision').select('id').execute()),
      ]);
      expect(seen, who).toEqual([]);
    }
    expect((await goalNow(goalId)).milestones[0]?.reachedOn).toBeNull();
  });

  it('of one engagement are not found through another of the same person', async () => {
    const goalId = await write();
    const other = await makePair(world);
    const through = { engagementId: other.id, goalId };
    await expect(checkIn(world, other.mentee, { ...through, ...rating })).rejects.toThrow(NotFound);
    await expect(discardDraft(world, other.mentee, through)).rejects.toThrow(NotFound);
  });
});
