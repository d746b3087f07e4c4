import { beforeAll, describe, expect, it } from 'vitest';
import { makePair, makeProgram } from '../../../tests/support/pairs.ts';
import { createTestWorld, makeOrganization, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { NotFound } from '../../platform/refusal.ts';
import { type EngagementFilter, engagementFilterFrom } from './engagement-filter.ts';
import { engagementsCsv } from './engagements-csv.ts';
import { listProgramEngagements } from './program-engagements.server.ts';

describe("the list of a program's engagements", () => {
  let world: TestWorld;
  let here: Awaited<ReturnType<typeof makeOrganization>>;
  let programId: string;

  const everything: EngagementFilter = engagementFilterFrom(new URL('http://x'));
  const list = (
    actor: Actor,
    filter: Partial<EngagementFilter> = {},
    slice = { offset: 0, limit: 50 },
  ) => listProgramEngagements(world, actor, programId, { ...everything, ...filter }, slice);

  beforeAll(async () => {
    // The clock stands at 2 March 2026.
    world = await createTestWorld();
    here = await makeOrganization(world, { name: 'Here' });
    const { organizationId } = here;
    programId = await makeProgram(world, organizationId);
    const pair = (options: Partial<Parameters<typeof makePair>[1]>) =>
      makePair(world, { organizationId, programId, ...options });
    await pair({
      names: ['Mira Fine', 'Mo Going'],
      heldOn: ['2026-01-20', '2026-02-20'],
      plannedOn: '2026-03-20',
    });
    await pair({ names: ['Ines Never', 'Ole Met'], phase: 'preparing', agreedOn: null });
    await pair({ names: ['=cmd|calc', 'Lea Over'], phase: 'closed', heldOn: ['2026-01-10'] });
    const other = await makeProgram(world, organizationId, 'Autumn');
    await makePair(world, { organizationId, programId: other, names: ['Not', 'Here'] });
  });

  it('shows members, phase, counts and the next session', async () => {
    const { engagements, all } = await list(here.manager, { text: 'mo going' });
    expect(all).toBe(3);
    expect(engagements).toEqual([
      {
        id: expect.any(String),
        phase: 'working',
        startsOn: '2026-01-05',
        endsOn: '2026-07-05',
        sessionsHeld: 2,
        lastActiveAt: new Date('2026-02-20T10:00:00Z'),
        lastEvent: 'session_held',
        nextSessionAt: new Date('2026-03-20T10:00:00Z'),
        signals: [],
        snoozedUntil: null,
        members: [
          { name: 'Mira Fine', role: 'mentor' },
          { name: 'Mo Going', role: 'mentee' },
        ],
      },
    ]);
  });

  it('puts those that need a look first, with the reasons', async () => {
    const { engagements, needLook } = await list(here.admin);
    expect(needLook).toBe(1);
    expect(engagements[0]?.signals).toEqual([
      { signal: 'noFirstMeeting', days: 56 },
      { signal: 'notSigned', days: 56 },
      { signal: 'quiet', days: 56 },
    ]);
    expect(engagements).toHaveLength(3);
  });

  it('is filtered by phase, by need of a look, and by part of a name, and paged', async () => {
    const namesOf = async (filter: Partial<EngagementFilter>) =>
      (await list(here.manager, filter)).engagements.map(({ members }) => members[0]?.name);
    expect(await namesOf({ phase: 'closed' })).toEqual(['=cmd|calc']);
    expect(await namesOf({ look: 'yes' })).toEqual(['Ines Never']);
    expect(await namesOf({ look: 'quiet' })).toEqual(['Ines Never']);
    expect(await namesOf({ look: 'endPassed' })).toEqual([]);
    expect(await namesOf({ step: 'plannedClose' })).toEqual(['=cmd|calc']);
    expect(await namesOf({ group: 'cohort:2026 Q1' })).toHaveLength(3);
    expect(await namesOf({ group: 'cohort:2026 Q2' })).toEqual([]);
    expect(await namesOf({ text: 'OVER' })).toEqual(['=cmd|calc']);
    expect(await namesOf({ text: '%' })).toEqual([]);
    const second = await list(here.manager, {}, { offset: 2, limit: 2 });
    expect(second.engagements).toHaveLength(1);
    expect(second.total).toBe(3);
  });

  it('is a spreadsheet too, which runs no formula', async () => {
    const slice = { offset: 0, limit: Number.POSITIVE_INFINITY };
    const { engagements } = await list(here.manager, {}, slice);
    const rows = engagementsCsv(engagements).split('\r\n');
    expect(rows[0]).toContain('Mentee,Mentor,Phase,Needs a look,Started');
    expect(rows[1]).toContain('No first meeting, 56 days after the start');
    expect(rows.some((row) => row.includes("'=cmd|calc"))).toBe(true);
    expect(rows).toHaveLength(5);
  });

  it('is not found by members and by strangers', async () => {
    const elsewhere = await makeOrganization(world, { name: 'Elsewhere' });
    for (const actor of [here.members[0] ?? here.admin, elsewhere.admin, elsewhere.manager]) {
      await expect(list(actor)).rejects.toThrow(NotFound);
    }
  });
});
