/** node engine-general.ts FILE: one run of the engine on one population; prints one line of JSON. */
import { readFileSync } from 'node:fs';
import { type Pair, type PeerProblem, solve, verify } from '../src/index.ts';
import { cpuSeconds } from './timing.ts';

const [file = ''] = process.argv.slice(2);
const bytes = readFileSync(file);
const [, people = 0, count = 0, ...numbers] = new Int32Array(
  bytes.buffer,
  bytes.byteOffset,
  bytes.length >> 2,
);
const pairs = Array.from({ length: count }, (_, at): Pair => {
  const [a, b, fit = 0] = numbers.slice(3 * at, 3 * at + 3);
  return [`p${a}`, `p${b}`, fit];
});
const problem: PeerProblem = {
  kind: 'peer',
  objective: 'max_matched_then_fit',
  members: Array.from({ length: people }, (_, at) => ({ id: `p${at}`, capacity: 1 })),
  pairs,
  pinned: [],
  forbidden: [],
};
const { seconds, value } = cpuSeconds(() => solve(problem));
const MB = Math.round(process.resourceUsage().maxRSS / 1024);
const proven = verify(problem, value).holds;
const { matched: card, totalFit: total } = value;
console.log(JSON.stringify({ peer: 'engine', card, total, solve_s: seconds, MB, proven }));
