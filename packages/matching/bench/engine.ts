/**
 * node engine.ts FILE OBJECTIVE [ids]
 *
 * One run of the engine on an instance file in a process of its own; prints one line of JSON. `ids` times `solve`
 * on people and pairs with ids (and asks `verify`) instead of the arrays that the peers get, too.
 */

import { solveGraph } from '../src/assignment/solve-graph.ts';
import { type Objective, solve, verify } from '../src/index.ts';
import { graphOf, readInstance } from './instances/instance-file.ts';
import { problemOf } from './problem-of.ts';
import { isProven } from './proof.ts';
import { cpuSeconds } from './timing.ts';

const [file = '', objective = 'max_matched_then_fit', ids] = process.argv.slice(2);
const instance = readInstance(file);
const graph = graphOf(instance);
const run = ids === 'ids' ? withIds : withArrays;
console.log(JSON.stringify({ peer: 'engine', ...run(objective as Objective) }));

function withArrays(goal: Objective) {
  const { seconds, value } = cpuSeconds(() => solveGraph(graph, goal));
  const MB = Math.round(process.resourceUsage().maxRSS / 1024);
  if (!value.feasible) throw new Error('there are no minimums to miss');
  let card = 0;
  let total = 0;
  value.chosen.forEach((chosen, e) => {
    card += chosen;
    total += chosen * graph.fit[e]!;
  });
  return { card, total, solve_s: seconds, MB, proven: isProven(graph, goal, value) };
}

function withIds(goal: Objective) {
  const problem = problemOf(instance, goal);
  const { seconds, value } = cpuSeconds(() => solve(problem));
  const MB = Math.round(process.resourceUsage().maxRSS / 1024);
  const { holds } = verify(problem, value);
  return { card: value.matched, total: value.totalFit, solve_s: seconds, MB, proven: holds };
}
