import { beforeAll, describe, expect, it } from 'vitest';
import { makePair, makeProgram, type Pair } from '../../../tests/support/pairs.ts';
import { createTestWorld, makeOrganization, type TestWorld } from '../../../tests/support/world.ts';
import { NotFound } from '../../platform/refusal.ts';
import { engagementFilterFrom } from './engagement-filter.ts';
import { loadLook, loadOwnLook } from './engagement-look.server.ts';
import { listProgramEngagements } from './program-engagements.server.ts';
import { putOff, takeCare } from './take-care.server.ts';

describe('looking after an engagement', () => {
  let world: TestWorld;
  let here: Awaited<ReturnType<typeof makeOrganization>>;
  let programId: string;
  let silent: Pair;
  const place = () => ({ programId, engagementId: silent.engagementId });

  beforeAll(async () => {
    world = await createTestWorld();
    here = await makeOrganization(world, { name: 'Here' });
    const { organizationId } = here;
    programId = await makeProgram(world, organizationId);
    silent = await makePair(world, { organizationId, programId, agreedOn: null });
  });

  it('writes to both, closes nothing, and stands in a log that both sides read', async () => {
    await takeCare(world, here.manager, place(), 'rematch_offered');
    const mails = await world.runJobs();
    expect(mails).toHaveLength(2);
    expect(mails[0]?.text).toContain('Max Manager looks after Spring');
    await expect(takeCare(world, here.admin, place(), 'rematch_offered')).rejects.toThrow(
      'dashboard:care.recently',
    );
    const seen = await loadOwnLook(world, silent.mentee, silent.engagementId);
    expect(seen.log).toMatchObject([{ kind: 'rematch_offered', by: 'Max Manager' }]);
    expect(seen.signals.map(({ signal }) => signal)).toEqual([
      'noFirstMeeting',
      'notSigned',
      'quiet',
    ]);
    expect(await loadLook(world, here.manager, place())).toEqual(seen);
    expect(seen.phase).toBe('working');
  });

  it('is put off, and asked for again when the day comes', async () => {
    const needLook = async () => {
      const slice = { offset: 0, limit: 9 };
      const everything = engagementFilterFrom(new URL(world.origin));
      return (await listProgramEngagements(world, here.manager, programId, everything, slice))
        .needLook;
    };
    expect(await needLook()).toBe(1);
    await putOff(world, here.manager, place(), 14);
    expect(await needLook()).toBe(0);
    world.clock.moveTo(new Date('2026-03-16T09:00:00Z'));
    expect(await needLook()).toBe(1);
  });

  it('is for its managers: not found by members, strangers, or by another program', async () => {
    const elsewhere = await makeOrganization(world, { name: 'Elsewhere' });
    for (const actor of [here.members[0] ?? here.admin, silent.mentee, elsewhere.manager]) {
      await expect(loadLook(world, actor, place())).rejects.toThrow(NotFound);
      await expect(takeCare(world, actor, place(), 'checked_in')).rejects.toThrow(NotFound);
      await expect(putOff(world, actor, place(), 7)).rejects.toThrow(NotFound);
    }
    const other = { ...place(), programId: await makeProgram(world, here.organizationId, 'Other') };
    await expect(takeCare(world, here.manager, other, 'checked_in')).rejects.toThrow(NotFound);
    for (const actor of [here.manager, elsewhere.manager]) {
      await expect(loadOwnLook(world, actor, silent.engagementId)).rejects.toThrow(NotFound);
    }
  });
});
