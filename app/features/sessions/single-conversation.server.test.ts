import { beforeEach, describe, expect, it } from 'vitest';
import { eventsOf, makePair, type Pair, phaseOf } from '../../../tests/support/engagement.ts';
import { createTestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import { findLatestAgreement } from '../engagements/agreement-queries.server.ts';
import { findEngagementForMember } from '../engagements/engagement-queries.server.ts';
import { recordOutcome } from '../engagements/record-outcome.server.ts';
import { adoptDraft } from '../engagements/revise-agreement.server.ts';
import { signAgreement } from '../engagements/sign-agreement.server.ts';
import { newGoal } from '../goals/goal.ts';
import { writeGoal } from '../goals/write-goal.server.ts';
import { logSession } from './hold-session.server.ts';
import { planSession } from './plan-session.server.ts';

const world = await createTestWorld();
let pair: Pair;
beforeEach(async () => {
  pair = await makePair(world);
  await world.db
    .updateTable('engagement')
    .set({ kind: 'flash' })
    .where('id', '=', pair.id)
    .execute();
});

const refused = (key: string) => ({ problems: [expect.objectContaining({ key })] });
const question = newGoal.parse({ title: 'Should I change teams?', dueOn: '2026-09-01' });
const ask = (actor: Actor) => writeGoal(world, actor, pair.id, question);
const when = { day: '2026-03-02', time: '08:00', minutes: 30, place: '', timeZone: 'UTC' };
const met = { ...when, notes: 'From three sides.', checks: [], actions: [] };
const log = (actor: Actor) => logSession(world, actor, { engagementId: pair.id, ...met });

async function sign(actor: Actor): Promise<void> {
  const latest = await asActor(world.db, actor, async (connection) =>
    findLatestAgreement(connection, await findEngagementForMember(connection, actor, pair.id)),
  );
  if (!latest) throw new Error('no agreement');
  const { version, hash } = latest;
  await signAgreement(world, actor, pair.id, { version, hash, name: 'Name' });
}

describe('a single conversation', () => {
  it('is one question, one short text, one session and one outcome', async () => {
    const { mentor, mentee } = pair;
    await adoptDraft(world, mentor, pair.id);
    await expect(sign(mentor)).rejects.toMatchObject(refused('engagements:problems.noQuestion'));
    await ask(mentee);
    await expect(log(mentor)).rejects.toMatchObject(refused('sessions:problems.agreeFirst'));
    await sign(mentor);
    await sign(mentee);
    expect(await phaseOf(world, pair.id)).toBe('agreed');
    await log(mentor);
    expect(await phaseOf(world, pair.id)).toBe('closing');
    expect(await eventsOf(world, pair.id)).toContain('closing_began');
    await expect(log(mentee)).rejects.toMatchObject(refused('sessions:problems.oneOnly'));
    const outcome = { summary: 'I stay.', evidence: '', nextStep: '', thanks: '', shared: false };
    expect(await recordOutcome(world, mentee, pair.id, outcome)).toEqual({ closed: true });
    expect(await phaseOf(world, pair.id)).toBe('closed');
  });

  it('has an agreement of one clause, with its two people in it', async () => {
    await adoptDraft(world, pair.mentee, pair.id);
    const latest = await asActor(world.db, pair.mentee, async (connection) =>
      findLatestAgreement(
        connection,
        await findEngagementForMember(connection, pair.mentee, pair.id),
      ),
    );
    expect(latest?.clauses).toHaveLength(1);
    expect(latest?.clauses[0]?.text).toContain('One conversation of 60 minutes.');
  });

  it('takes one question, from the mentee', async () => {
    await expect(ask(pair.mentor)).rejects.toMatchObject(refused('goals:problems.oneQuestion'));
    await ask(pair.mentee);
    await expect(ask(pair.mentee)).rejects.toMatchObject(refused('goals:problems.oneQuestion'));
  });

  it('plans one session at a time', async () => {
    const next = { ...when, day: '2026-03-10', agenda: '', engagementId: pair.id };
    await planSession(world, pair.mentee, next);
    await expect(planSession(world, pair.mentor, next)).rejects.toMatchObject(
      refused('sessions:problems.oneOnly'),
    );
  });

  it('is not found by anybody else', async () => {
    await ask(pair.mentee);
    for (const { who, actor } of pair.outsiders) {
      await expect(ask(actor), who).rejects.toBeInstanceOf(NotFound);
      await expect(log(actor), who).rejects.toBeInstanceOf(NotFound);
      await expect(adoptDraft(world, actor, pair.id), who).rejects.toBeInstanceOf(NotFound);
    }
  });
});
