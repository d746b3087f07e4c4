import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { command } from '../../../server/cli/replay.ts';
import { enrol, makeProgram } from '../../../tests/support/enrolled.ts';
import { createTestWorld, makeOrganization, type TestWorld } from '../../../tests/support/world.ts';
import { asActor } from '../../platform/database.server.ts';
import { cancelRun } from './cancel-run.server.ts';
import { findRun } from './matching-queries.server.ts';
import { findRecord, replayRun } from './replay-run.server.ts';
import { retryRun } from './retry-run.server.ts';
import { runMatching } from './run-matching.server.ts';
import { savePolicy } from './save-policy.server.ts';
import { startRun } from './start-run.server.ts';

describe('a run, afterwards and on the way', () => {
  let world: TestWorld;
  let here: Awaited<ReturnType<typeof makeOrganization>>;
  let program: string;
  beforeAll(async () => {
    world = await createTestWorld();
    here = await makeOrganization(world);
    program = await makeProgram(world, here.organizationId);
    for (const [name, side] of [
      ['Ana', 'mentee'],
      ['Ben', 'mentee'],
      ['Cleo', 'mentee'],
      ['Max', 'mentor'],
      ['Mia', 'mentor'],
    ] as const) {
      await enrol(world, here.organizationId, program, { name, side, skills: ['Law', name] });
    }
    await savePolicy(world, here.manager, program, 'template');
  });
  const start = () => startRun(world, here.manager, program);
  const read = (run: string) =>
    asActor(world.db, here.manager, (connection) => findRun(connection, program, run));

  it('is solved again to the same bytes, and its record says so on the command line', async () => {
    const run = await start();
    await world.runJobs();
    const outcome = await replayRun(world, here.manager, program, run);
    expect(outcome).toMatchObject({ isSameInput: true, isSame: true, isSameValue: true });
    expect((await read(run)).replay).toEqual(outcome);

    const record = await asActor(world.db, here.manager, (connection) =>
      findRecord(connection, here.manager, program, run),
    );
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ithaca-replay-'));
    const said: string[] = [];
    const listen = (stream: NodeJS.WriteStream) =>
      vi.spyOn(stream, 'write').mockImplementation((text) => said.push(String(text)) > 0);
    const spies = [listen(process.stdout), listen(process.stderr)];
    onTestFinished(() => {
      fs.rmSync(folder, { recursive: true });
      for (const spy of spies) spy.mockRestore();
    });
    const replay = (content: unknown) => {
      const file = path.join(folder, 'run.json');
      fs.writeFileSync(file, JSON.stringify(content));
      return command.run([file]);
    };
    expect(await replay(record)).toBe(0);
    expect(said.join('')).toMatch(/the same, byte for byte: 2 pairs/);
    const [first, ...rest] = record.result.proof.pairs;
    const other = first ? [[first[0], first[1], first[2] - 1], ...rest] : [];
    const proof = { ...record.result.proof, pairs: other };
    expect(await replay({ ...record, result: { ...record.result, proof } })).toBe(1);
    const input = { ...record.input, mentees: record.input.mentees.slice(1) };
    expect(await replay({ ...record, input })).toBe(1);
    expect(said.join('')).toMatch(/their hash differs/);
    await expect(replay({})).rejects.toThrow(/is no record of a run/);
  });

  it('says what it is at while it runs, and gives up once somebody cancels it', async () => {
    const run = await start();
    let phases = 0;
    const slow = {
      ...world,
      solver: {
        ...world.solver,
        match: (
          ground: Parameters<TestWorld['solver']['match']>[0],
          watch: Parameters<TestWorld['solver']['match']>[1] = {},
        ) =>
          new Promise<never>((_, reject) => {
            watch.onProgress?.({ phase: 'pairing', steps: 12 });
            phases++;
            watch.signal?.addEventListener('abort', () => reject(new Error(ground.key)));
          }),
      },
    };
    const working = runMatching(slow, run);
    await vi.waitFor(async () => {
      expect((await read(run)).progress).toEqual({ phase: 'pairing', steps: 12 });
    }, 10_000);
    await cancelRun(world, here.manager, program, run);
    await working;
    expect(phases).toBe(1);
    expect((await read(run)).state).toBe('cancelled');
    await expect(cancelRun(world, here.manager, program, run)).rejects.toMatchObject({
      problems: [{ field: '', key: 'matching:problems.finished' }],
    });
    await world.runJobs();
    expect((await read(run)).state).toBe('cancelled');
    await retryRun(world, here.manager, program, run);
    await world.runJobs();
    expect((await read(run)).state).toBe('done');
  });
});
