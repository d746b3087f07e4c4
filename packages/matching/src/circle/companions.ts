import { type CircleGraph, scattered } from './circle-graph.ts';

/** People whom each may meet: those of person `i` are `start[i] .. start[i + 1] - 1`, best first. */
export interface Companions {
  readonly start: Int32Array;
  readonly person: Int32Array;
}

/** The `most` of each whose fit is furthest above half of `price2`, twice a price of theirs; O(people^2). */
export function companionsOf(graph: CircleGraph, price2: Int32Array, most: number): Companions {
  const { fit } = graph;
  const people = price2.length;
  const start = new Int32Array(people + 1);
  const person = new Int32Array(people * Math.min(people, most));
  const best = new Int32Array(most);
  const excess = new Int32Array(most);
  let count = 0;
  for (let i = 0; i < people; i++) {
    const row = fit.subarray(i * people, (i + 1) * people);
    let found = 0;
    // From somewhere among them: ties would starve whoever stands last.
    const first = scattered(i, 0) % people;
    look(row, first, people);
    look(row, 0, first);
    person.set(best.subarray(0, found), count);
    count += found;
    start[i + 1] = count;

    function look(row: Int16Array, from: number, to: number): void {
      let least = found === most ? excess[most - 1]! : -0x7fff_ffff;
      for (let j = from; j < to; j++) {
        const value = row[j]!;
        const over = 2 * value - price2[j]!;
        if (over <= least || value < 0) continue;
        let at = found < most ? found++ : most - 1;
        for (; at > 0 && excess[at - 1]! < over; at--) {
          excess[at] = excess[at - 1]!;
          best[at] = best[at - 1]!;
        }
        excess[at] = over;
        best[at] = j;
        if (found === most) least = excess[most - 1]!;
      }
    }
  }
  return { start, person: person.subarray(0, count) };
}
