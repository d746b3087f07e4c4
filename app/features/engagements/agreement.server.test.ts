import { beforeEach, describe, expect, it } from 'vitest';
import { addGoal, makePair, type Pair } from '../../../tests/support/engagement.ts';
import { createTestWorld, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import type { Clause } from '../programs/agreement-clauses.ts';
import { listAgreementVersions } from './agreement-queries.server.ts';
import { findEngagementForMember } from './engagement-queries.server.ts';
import { adoptDraft, reviseAgreement } from './revise-agreement.server.ts';
import { signAgreement } from './sign-agreement.server.ts';

const clauses = (text: string): Clause[] => [{ key: 'own1', title: 'One rule', text }];

describe('an agreement', () => {
  let world: TestWorld;
  let pair: Pair;

  const versions = (actor: Actor) =>
    asActor(world.db, actor, async (connection) =>
      listAgreementVersions(connection, await findEngagementForMember(connection, actor, pair.id)),
    );
  const phase = () =>
    asActor(world.db, pair.mentee, async (connection) => {
      const engagement = await findEngagementForMember(connection, pair.mentee, pair.id);
      return engagement.phase;
    });
  const sign = async (actor: Actor, wanted?: { version: number; hash: string }) => {
    const [latest] = await versions(actor);
    const { version, hash } = wanted ?? latest ?? { version: 1, hash: '' };
    return signAgreement(world, actor, pair.id, { version, hash, name: 'My Name' });
  };

  beforeEach(async () => {
    world ??= await createTestWorld();
    pair = await makePair(world);
    await addGoal(world, pair);
  });

  it("is drafted with the pair's names, dates and rhythm", async () => {
    await adoptDraft(world, pair.mentee, pair.id);
    const [first] = await versions(pair.mentor);
    const text = first?.clauses.map((clause) => clause.text).join('\n');
    expect(text).toContain('Mentor: Member 1.');
    expect(text).toContain('Mentee: Member 2.');
    expect(text).toContain('2 Mar 2026');
    expect(text).toContain('Every month, 60 minutes');
    await expect(adoptDraft(world, pair.mentor, pair.id)).rejects.toThrow(/draftedMeanwhile/);
  });

  it('is in force when both signed the same version, and moves the engagement on', async () => {
    await adoptDraft(world, pair.mentee, pair.id);
    expect(await sign(pair.mentee)).toEqual({ inForce: false });
    expect(await phase()).toBe('preparing');
    expect(await sign(pair.mentor)).toEqual({ inForce: true });
    expect(await phase()).toBe('agreed');
    const [first] = await versions(pair.mentor);
    expect(first).toMatchObject({ isInForce: true, signatures: [{}, {}] });
  });

  it('writes to the partner when it is ready to sign and when both signed, no more', async () => {
    await world.runJobs();
    await adoptDraft(world, pair.mentee, pair.id);
    await sign(pair.mentee);
    await sign(pair.mentor);
    const mails = await world.runJobs();
    expect(mails.map((mail) => [mail.to.split('.')[1], mail.subject])).toEqual([
      ['1', 'Member 2 has signed your agreement'],
      ['2', 'Your agreement is in force'],
    ]);
  });

  it('refuses the signature of an outdated version, in words', async () => {
    await adoptDraft(world, pair.mentee, pair.id);
    const [first] = await versions(pair.mentee);
    if (!first) throw new Error('no version');
    await reviseAgreement(world, pair.mentor, pair.id, { base: 1, clauses: clauses('Be kind') });
    await expect(sign(pair.mentee, first)).rejects.toThrow(/outdated/);
    const [second] = await versions(pair.mentee);
    // The right number with the text of another version is as outdated.
    await expect(
      sign(pair.mentee, { version: second?.version ?? 2, hash: first.hash }),
    ).rejects.toThrow(/outdated/);
  });

  it('needs both signatures again after a change, the old version holding meanwhile', async () => {
    await adoptDraft(world, pair.mentee, pair.id);
    await sign(pair.mentee);
    await sign(pair.mentor);
    await reviseAgreement(world, pair.mentor, pair.id, { base: 1, clauses: clauses('Be kind') });
    await sign(pair.mentor);
    expect((await versions(pair.mentor)).map((version) => version.isInForce)).toEqual([
      false,
      true,
    ]);
    await sign(pair.mentee);
    expect((await versions(pair.mentor)).map((version) => version.isInForce)).toEqual([
      true,
      false,
    ]);
    expect(await phase()).toBe('agreed');
  });

  it('refuses an edit of a version that somebody replaced meanwhile, and keeps both', async () => {
    await adoptDraft(world, pair.mentee, pair.id);
    await reviseAgreement(world, pair.mentor, pair.id, { base: 1, clauses: clauses('Theirs') });
    await expect(
      reviseAgreement(world, pair.mentee, pair.id, { base: 1, clauses: clauses('Mine') }),
    ).rejects.toThrow(/changedMeanwhile/);
    await reviseAgreement(world, pair.mentee, pair.id, { base: 2, clauses: clauses('Both') });
    expect((await versions(pair.mentee)).map((version) => version.clauses[0]?.text)).toMatchObject([
      'Both',
      'Theirs',
      expect.anything(),
    ]);
  });

  it('takes one of two edits that arrive at the same moment', async () => {
    await adoptDraft(world, pair.mentee, pair.id);
    const results = await Promise.allSettled([
      reviseAgreement(world, pair.mentor, pair.id, { base: 1, clauses: clauses('Theirs') }),
      reviseAgreement(world, pair.mentee, pair.id, { base: 1, clauses: clauses('Mine') }),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await versions(pair.mentee)).toHaveLength(2);
  });

  it('refuses an empty text, the same text, and a second signature', async () => {
    await adoptDraft(world, pair.mentee, pair.id);
    const revise = (text: Clause[]) =>
      reviseAgreement(world, pair.mentee, pair.id, { base: 1, clauses: text });
    await expect(revise([])).rejects.toThrow(/noClause/);
    const [first] = await versions(pair.mentee);
    await expect(revise(first?.clauses ?? [])).rejects.toThrow(/sameText/);
    await sign(pair.mentee);
    await expect(sign(pair.mentee)).rejects.toThrow(/signedAlready/);
  });

  it('is not signed before a goal has a milestone', async () => {
    await world.db.deleteFrom('milestone').where('engagement_id', '=', pair.id).execute();
    await adoptDraft(world, pair.mentee, pair.id);
    await expect(sign(pair.mentee)).rejects.toThrow(/noMilestone/);
  });

  it('is found by members only', async () => {
    await adoptDraft(world, pair.mentee, pair.id);
    const [first] = await versions(pair.mentee);
    if (!first) throw new Error('no version');
    for (const { actor } of pair.outsiders) {
      await expect(versions(actor)).rejects.toThrow(NotFound);
      await expect(adoptDraft(world, actor, pair.id)).rejects.toThrow(NotFound);
      await expect(
        reviseAgreement(world, actor, pair.id, { base: 1, clauses: clauses('Mine') }),
      ).rejects.toThrow(NotFound);
      await expect(
        signAgreement(world, actor, pair.id, { ...first, name: 'Stranger' }),
      ).rejects.toThrow(NotFound);
    }
  });
});
