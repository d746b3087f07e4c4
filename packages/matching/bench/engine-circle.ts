/**
 * node engine-circle.ts PEOPLE common-ground|both-ways
 *
 * Circles of five or six among people of whom every two may meet who share a language: CPU seconds to form them and
 * for the bound, and how far below it they may be; prints one line of JSON. The table of fits is made before.
 */
import { circleBound } from '../src/circle/circle-bound.ts';
import { fitInside } from '../src/circle/circle-graph.ts';
import { formCircles } from '../src/circle/form-circles.ts';
import { bothWays, circleGraphOf, commonGround } from './instances/common-ground.ts';
import { cpuSeconds } from './timing.ts';

const [people = '', kind] = process.argv.slice(2);
const count = Number(people);
const graph = circleGraphOf(count, kind === 'both-ways' ? bothWays(count) : commonGround(count));
const formed = cpuSeconds(() => formCircles(graph));
const bound = cpuSeconds(() => circleBound(graph));
const total = fitInside(graph, formed.value);
const { upperBound } = bound.value;
console.log(
  JSON.stringify({
    placed: formed.value.filter((circle) => circle >= 0).length,
    total,
    upperBound,
    gap: (upperBound - total) / upperBound,
    form_s: formed.seconds,
    bound_s: bound.seconds,
    MB: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
