import { describe, expect, it } from 'vitest';
import { makePair, putInPhase } from '../../../tests/support/engagement.ts';
import { createTestWorld, makeOrganization } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound, Refusal } from '../../platform/refusal.ts';
import { findProgramPlaybook } from '../playbooks/playbook-queries.server.ts';
import { writePlaybookAgenda } from '../playbooks/write-playbook.server.ts';
import { createProgram } from '../programs/create-program.server.ts';
import { newProgram } from '../programs/program.ts';
import { findEngagementForMember } from './engagement-queries.server.ts';
import { moveToPresentPlaybook } from './move-playbook.server.ts';
import { loadLearners, placeInPlaybook } from './playbook-place.server.ts';
import { startEngagement } from './start-engagement.server.ts';
import { tickStep } from './tick-step.server.ts';

const world = await createTestWorld();

const placeOf = (actor: Actor, id: string, today = '2026-03-02') =>
  asActor(world.db, actor, async (connection) =>
    placeInPlaybook(connection, await findEngagementForMember(connection, actor, id), today),
  );

describe('the steps of a playbook', () => {
  it('are ticked for all members, and the next one comes up', async () => {
    const pair = await makePair(world);
    const tick = (actor: Actor, isDone: boolean) =>
      tickStep(world, actor, { engagementId: pair.id, step: 'first-meeting', isDone });
    expect((await placeOf(pair.mentee, pair.id)).step?.key).toBe('first-meeting');
    await tick(pair.mentor, true);
    await tick(pair.mentee, true);
    expect((await placeOf(pair.mentee, pair.id)).step?.key).toBe('first-goal');
    await tick(pair.mentee, false);
    expect((await placeOf(pair.mentor, pair.id)).step?.key).toBe('first-meeting');
  });

  it('are of the phase that the engagement has reached', async () => {
    const pair = await makePair(world);
    expect((await placeOf(pair.mentor, pair.id, '2026-06-10')).phase.moment).toBe('start');
    await world.db
      .updateTable('engagement')
      .set({ agreed_at: world.clock.now() })
      .where('id', '=', pair.id)
      .execute();
    expect((await placeOf(pair.mentor, pair.id)).phase.moment).toBe('agreed');
    expect((await placeOf(pair.mentor, pair.id, '2026-06-10')).phase.moment).toBe('midway');
    expect((await placeOf(pair.mentor, pair.id, '2026-08-25')).phase.moment).toBe('ending');
  });

  it('are nobody else’s: not found by managers, fellows, former members and strangers', async () => {
    const pair = await makePair(world);
    await tickStep(world, pair.mentee, {
      engagementId: pair.id,
      step: 'first-meeting',
      isDone: true,
    });
    for (const { who, actor } of pair.outsiders) {
      const tick = tickStep(world, actor, {
        engagementId: pair.id,
        step: 'first-goal',
        isDone: true,
      });
      await expect(tick, who).rejects.toThrow(NotFound);
      const seen = await asActor(world.db, actor, (connection) =>
        connection.selectFrom('playbook_step_done').selectAll().execute(),
      );
      expect(
        seen.filter((row) => row.engagement_id === pair.id),
        who,
      ).toEqual([]);
    }
  });

  it('are not ticked where the playbook has no such step, or the engagement has ended', async () => {
    const pair = await makePair(world);
    const tick = (step: string) =>
      tickStep(world, pair.mentee, { engagementId: pair.id, step, isDone: true });
    await expect(tick('dance')).rejects.toThrow(Refusal);
    await putInPhase(world, pair.id, 'closed');
    await expect(tick('first-meeting')).rejects.toThrow(Refusal);
  });
});

describe('whom the additions are for', () => {
  it('is who learns: the mentees, not the mentor', async () => {
    const pair = await makePair(world);
    for (const [actor, career_stage] of [
      [pair.mentee, 'student'],
      [pair.mentor, 'executive'],
    ] as const) {
      await world.db
        .updateTable('profile')
        .set({ career_stage })
        .where('person_id', '=', actor.personId)
        .execute();
    }
    const learners = await asActor(world.db, pair.mentor, async (connection) =>
      loadLearners(connection, await findEngagementForMember(connection, pair.mentor, pair.id)),
    );
    expect(learners).toEqual([{ personId: pair.mentee.personId, stage: 'student', industry: '' }]);
  });
});

describe('an engagement of a program', () => {
  it('keeps the version that it began with until a manager moves it', async () => {
    const here = await makeOrganization(world);
    const elsewhere = await makeOrganization(world);
    const [mentor, mentee] = here.members as [Actor, Actor];
    const programId = await createProgram(
      world,
      here.manager,
      newProgram.parse({ name: 'Compass', kind: 'one_to_one', starts_on: '2026-03-01' }),
    );
    const write = (seen: number, agenda: string[]) =>
      writePlaybookAgenda(world, here.manager, programId, { seen, agenda });
    await write(0, ['As it began']);
    const { id } = await asActor(world.db, here.manager, (connection) =>
      startEngagement(connection, world, {
        organizationId: here.organizationId,
        programId,
        proposalId: null,
        kind: 'one_to_one',
        startsOn: '2026-03-02',
        endsOn: '2026-09-01',
        cadenceDays: 30,
        sessionMinutes: 60,
        members: [
          { personId: mentor.personId, enrolmentId: null, role: 'mentor' },
          { personId: mentee.personId, enrolmentId: null, role: 'mentee' },
        ],
      }),
    );
    await write(1, ['As it is now']);
    const agenda = async () => (await placeOf(mentee, id)).playbook.agenda;
    expect(await agenda()).toEqual(['As it began']);
    expect((await findProgramPlaybook(world, here.manager, programId)).behind).toBe(1);

    for (const actor of [mentee, elsewhere.admin]) {
      await expect(moveToPresentPlaybook(world, actor, programId)).rejects.toThrow(NotFound);
    }
    expect(await moveToPresentPlaybook(world, here.manager, programId)).toBe(1);
    expect(await agenda()).toEqual(['As it is now']);
    expect(await moveToPresentPlaybook(world, here.manager, programId)).toBe(0);
  });
});
