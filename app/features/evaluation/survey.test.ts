import { describe, expect, it } from 'vitest';
import { newMeasure, overfullMoment } from './measure.ts';
import { dueMoment, dueMomentOfWaiting, isPulseDue, type Way } from './survey.ts';
import { countHelpers, namedHelpers } from './who-helps.ts';

const way: Way = {
  phase: 'working',
  startsOn: '2026-03-02',
  endsOn: '2026-09-02',
  closedOn: null,
};
const closed: Way = { ...way, phase: 'closed', closedOn: '2026-08-28' };

describe('what is due', () => {
  it.each([
    ['2026-03-01', null],
    ['2026-03-02', 'before'],
    ['2026-03-30', 'before'],
    ['2026-04-02', null],
    ['2026-06-02', 'mid'],
    ['2026-07-15', null],
    ['2026-09-03', 'close'],
  ] as const)('on %s is %s while two work from March to September', (today, moment) => {
    expect(dueMoment(way, today)).toBe(moment);
  });

  it('follows the close as it was, and asks once more three months later', () => {
    expect(dueMoment(closed, '2026-08-29')).toBe('close');
    expect(dueMoment(closed, '2026-11-26')).toBe('after');
    expect(dueMoment({ ...way, phase: 'closing' }, '2026-08-01')).toBe('close');
  });

  it('is nothing after an early end: nobody is asked to account for it', () => {
    expect(dueMoment({ ...closed, phase: 'ended_early' }, '2026-08-29')).toBeNull();
  });

  it('is the start for whoever waits, and the close when the program ends', () => {
    expect(dueMomentOfWaiting('2026-09-02', '2026-04-01')).toBe('before');
    expect(dueMomentOfWaiting('2026-09-02', '2026-09-10')).toBe('close');
    expect(dueMomentOfWaiting('2026-09-02', '2026-11-10')).toBeNull();
    expect(dueMomentOfWaiting(null, '2026-11-10')).toBe('before');
  });

  it('is the pulse four weeks after the last one, while two work together', () => {
    const course = { phase: 'working' as const, agreedOn: '2026-03-02', lastOn: null };
    expect(isPulseDue(course, '2026-03-29')).toBe(false);
    expect(isPulseDue(course, '2026-03-30')).toBe(true);
    expect(isPulseDue({ ...course, lastOn: '2026-03-20' }, '2026-03-30')).toBe(false);
    expect(isPulseDue({ ...course, phase: 'paused' }, '2026-03-30')).toBe(false);
    expect(isPulseDue({ ...course, agreedOn: null }, '2026-03-30')).toBe(false);
  });
});

describe('a measure', () => {
  const given = {
    name: 'Trust',
    items: [{ text: 'I trust.', low: '', high: '' }, { text: '' }],
    top: '7',
    moments: 'before',
    sides: ['mentee', 'mentor'],
    source: '',
    licence: '',
  };

  it('drops rows without a question', () => {
    expect(newMeasure.parse(given)).toMatchObject({ items: [{ text: 'I trust.' }], top: 7 });
  });

  it('of others needs a licence', () => {
    const others = { ...given, source: 'Somebody (2001)' };
    expect(newMeasure.safeParse(others).success).toBe(false);
    expect(newMeasure.safeParse({ ...others, licence: 'CC BY 4.0' }).success).toBe(true);
  });

  it('asks something, at some time, of somebody', () => {
    for (const missing of [{ items: [] }, { moments: [] }, { sides: [] }]) {
      expect(newMeasure.safeParse({ ...given, ...missing }).success).toBe(false);
    }
  });

  it('fits with the others into five questions', () => {
    const measure = { ...newMeasure.parse(given), key: 'trust' };
    const item = { text: 'More', low: '', high: '' };
    expect(overfullMoment([measure])).toBeNull();
    expect(overfullMoment([measure, { ...measure, items: [item, item, item, item, item] }])).toBe(
      'before',
    );
  });
});

describe('those who help', () => {
  const row = (initials: string, arena = 'team', help = 'advice') => ({ initials, arena, help });

  it('are counted: people, places, kinds of help', () => {
    const people = [row('J. K.'), row('AB', 'private', 'courage'), row('', '', '')];
    expect(countHelpers(namedHelpers.parse({ people }))).toEqual({
      people: 2,
      arenas: 2,
      helps: 2,
    });
  });

  it('may be nobody, which is not the same as a question that was skipped', () => {
    expect(countHelpers(namedHelpers.parse({ nobody: 'yes' }))).toMatchObject({ people: 0 });
    expect(countHelpers(namedHelpers.parse({}))).toBeNull();
  });

  it('stand by initials, with where they come from and what they help with', () => {
    for (const people of [[row('Jane Kay')], [row('JK', '')], [row('', 'team', '')]]) {
      expect(namedHelpers.safeParse({ people }).success).toBe(false);
    }
  });

  it('are asked about by one question', () => {
    const item = { text: 'Who?', low: '', high: '' };
    const given = { name: 'Who', format: 'helpers', top: '5', moments: 'before', sides: 'mentee' };
    const more = { source: '', licence: '' };
    expect(newMeasure.safeParse({ ...given, ...more, items: [item] }).success).toBe(true);
    expect(newMeasure.safeParse({ ...given, ...more, items: [item, item] }).success).toBe(false);
  });
});
