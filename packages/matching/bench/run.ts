/**
 * npm run bench:matching
 *
 * Times the engine on seeded instances and says what is proven. The ratio is to HiGHS (WASM, simplex on the
 * same linear program) where the instance is small enough for it; with `LEMON_B` set to a built LEMON
 * driver (`lemon_b FILE ns`, file format in lemon-file.ts) also to LEMON's network simplex.
 * Medians of three; the runs of engine and peers alternate, so that a busy machine slows both.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import loadHighs from 'highs';
import { type AssignmentProblem, type Problem, solve, verify } from '../src/index.ts';
import { linearProgram } from '../src/testing/linear-program.ts';
import { type Distribution, instance } from '../src/testing/named-instances.ts';
import { seededRandom } from '../src/testing/seeded-random.ts';
import { toLemonFile } from './lemon-file.ts';

const ROUNDS = 3;
/** More than any fits that one pair can cost: the default objective in one number. */
const PAIR_WORTH = 100_000;
/** HiGHS reads the program as text; above this that alone takes minutes. */
const MOST_PAIRS_FOR_HIGHS = 20_000;

interface Row {
  readonly name: string;
  readonly size: string;
  readonly ms: number;
  readonly proof: string;
  readonly peers: string;
}

const folder = mkdtempSync(join(tmpdir(), 'ithaca-bench-'));
try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function main(): Promise<void> {
  const sizes: readonly (readonly [number, number, readonly Distribution[]])[] = [
    [200, 50, ['uniform', 'heavy-tailed', 'all-equal', 'one-popular-mentor']],
    [500, 125, ['uniform', 'clustered']],
    [2000, 500, ['uniform', 'coarse', 'clustered', 'heavy-tailed', 'all-equal']],
  ];
  print('instance', 'size', 'solve', 'proof', 'peers');
  for (const [mentees, mentors, names] of sizes) {
    for (const name of names) {
      const problem = instance(name, mentees, mentors, 1);
      print(...cells(await assignmentRow(name, problem)));
    }
  }
  const fair = { ...instance('uniform', 2000, 500, 1), objective: 'fair' as const };
  print(...cells(timed('uniform, fair', fair)));
  print(...cells(timed('peers, 16 each', peers(1000, 16))));
  print(...cells(timed('circles of 4-6', circles(300))));
}

async function assignmentRow(name: string, problem: AssignmentProblem): Promise<Row> {
  const engine: number[] = [];
  const highs: number[] = [];
  const lemon: number[] = [];
  const program =
    problem.pairs.length <= MOST_PAIRS_FOR_HIGHS ? linearProgram(problem, PAIR_WORTH) : null;
  const driver = process.env.LEMON_B;
  const path = join(folder, 'instance.bin');
  if (driver !== undefined) writeFileSync(path, toLemonFile(problem));
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    solve(problem);
    engine.push(performance.now() - start);
    if (program !== null) {
      const solver = await loadHighs();
      const highsStart = performance.now();
      solver.solve(program);
      highs.push(performance.now() - highsStart);
    }
    if (driver !== undefined) {
      const answer = JSON.parse(execFileSync(driver, [path, 'ns'], { encoding: 'utf8' }));
      lemon.push(answer.solve_s * 1000);
    }
  }
  const ms = median(engine);
  const ratio = (peer: string, times: readonly number[]) =>
    times.length === 0
      ? []
      : [`${peer} ${format(median(times))} (${(median(times) / ms).toFixed(1)}x)`];
  const peersText = [...ratio('HiGHS', highs), ...ratio('LEMON', lemon)].join(', ') || '-';
  return { ...timed(name, problem), ms, peers: peersText };
}

function timed(name: string, problem: Problem): Row {
  const start = performance.now();
  const result = solve(problem);
  const ms = performance.now() - start;
  const { status, gap } = result.certificate;
  const { holds } = verify(problem, result);
  const proof = `${status}${gap > 0 ? `, gap ${(gap * 100).toFixed(1)} %` : ''}`;
  const people =
    'members' in problem
      ? `${problem.members.length}`
      : `${problem.left.length} x ${problem.right.length}`;
  return {
    name,
    size: `${people}, ${problem.pairs.length} pairs`,
    ms,
    proof: `${proof}, ${holds ? 'verified' : 'DOES NOT HOLD'}`,
    peers: '-',
  };
}

function peers(people: number, degree: number): Problem {
  const random = seededRandom(people);
  const pairs = new Map<number, readonly [string, string, number]>();
  for (let a = 0; a < people; a++) {
    for (let n = 0; n < degree / 2; n++) {
      const b = Math.floor(random() * people);
      if (a === b) continue;
      const key = Math.min(a, b) * people + Math.max(a, b);
      pairs.set(key, [`p${a}`, `p${b}`, Math.floor(random() * 10_001)]);
    }
  }
  const members = Array.from({ length: people }, (_, at) => ({ id: `p${at}`, capacity: 1 }));
  const objective = 'max_matched_then_fit';
  return {
    kind: 'peer',
    objective,
    members,
    pairs: [...pairs.values()],
    pinned: [],
    forbidden: [],
  };
}

function circles(people: number): Problem {
  const random = seededRandom(people);
  const members = Array.from({ length: people }, (_, at) => ({ id: `p${at}`, capacity: 1 }));
  const pairs = members.flatMap(({ id }, at) =>
    members.slice(at + 1).map((other) => [id, other.id, Math.floor(random() * 10_001)] as const),
  );
  return { kind: 'circle', members, size: [4, 6], leaders: [], pairs, pinned: [], forbidden: [] };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function format(ms: number): string {
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
}

function cells({ name, size, ms, proof, peers: peersText }: Row) {
  return [name, size, format(ms), proof, peersText] as const;
}

function print(name: string, size: string, ms: string, proof: string, peersText: string): void {
  console.log(
    [name.padEnd(20), size.padEnd(28), ms.padStart(9), proof.padEnd(28), peersText].join('  '),
  );
}
