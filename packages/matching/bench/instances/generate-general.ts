/**
 * node generate-general.ts PEOPLE NEIGHBOURS FILE
 *
 * One population; the best so many others of each, scored both ways. Little-endian int32: a mark, people, pairs,
 * then person, person, fit for each pair.
 */
import { writeFileSync } from 'node:fs';
import { hashOf, population, rowScorer } from './population.ts';

const ONE_POPULATION = 0x47474731;
const [people = '', neighbours = '', file = ''] = process.argv.slice(2);
generate(Number(people), Number(neighbours), file);

function generate(count: number, perPerson: number, path: string): void {
  const score = rowScorer(population(4 * count, 1));
  const row = new Uint8Array(count);
  const scores = new Uint8Array(count * count);
  for (let i = 0; i < count; i++) {
    score(i, row);
    scores.set(row, i * count);
  }
  const both = (i: number, j: number) => scores[i * count + j]! + scores[j * count + i]!;
  const pairs = new Set<number>();
  for (let i = 0; i < count; i++) {
    const others: number[] = [];
    for (let j = 0; j < count; j++) {
      if (j !== i && scores[i * count + j]! > 0 && scores[j * count + i]! > 0) others.push(j);
    }
    others.sort((a, b) => both(i, b) - both(i, a) || hashOf(i, a) - hashOf(i, b));
    for (const j of others.slice(0, perPerson)) {
      pairs.add(Math.min(i, j) * count + Math.max(i, j));
    }
  }
  const triples = [...pairs].flatMap((key) => {
    const [i, j] = [Math.floor(key / count), key % count];
    return [i, j, both(i, j)];
  });
  const numbers = Int32Array.from([ONE_POPULATION, count, pairs.size, ...triples]);
  writeFileSync(path, new Uint8Array(numbers.buffer));
}
