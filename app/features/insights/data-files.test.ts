import { describe, expect, it } from 'vitest';
import { acrossCsv, dictionaryCsv, groupsCsv, loadCsv, responsesCsv } from './data-files.ts';

const columnsOf = (csv: string) => csv.replace('\uFEFF', '').split('\r\n')[0]?.split(',') ?? [];

describe('the data to ask', () => {
  it('says hidden where a page would, and stands in columns that the dictionary explains', () => {
    const csv = groupsCsv(
      [
        {
          label: 'Site: Turin',
          levels: {
            answered: 7,
            goals: ['hidden', 'hidden', 6, 'hidden', 'hidden'],
            rated: 7,
            reached: null,
          },
          pulse: [
            { month: '2026-01-01', means: [{ question: 'respect', answered: 'few', mean: 'few' }] },
          ],
        },
      ],
      5,
    );
    expect(csv).toContain('As expected (0),,6,7');
    expect(csv).toContain('Much less than expected (−2),,hidden,7');
    expect(csv).toContain('2026-01,fewer than 5 people,fewer than 5 people');
    const across = acrossCsv({ smallestGroup: 5, cohorts: [] });
    const responses = responsesCsv({
      smallestGroup: 5,
      responses: [{ moment: 'mid', asked: null, answered: null }],
    });
    expect(responses).toContain('Half-way,fewer than 5,hidden');
    const load = loadCsv([{ name: 'Lu', capacity: 3, taken: 1, minutes: 90, offeredHours: null }]);
    expect(load).toContain('Lu,1,3,1.50,');
    const explained = dictionaryCsv();
    for (const column of [csv, across, responses, load].flatMap(columnsOf)) {
      expect(explained).toContain(column.replaceAll('"', ''));
    }
    expect(columnsOf(across)).toHaveLength(15);
  });
});
