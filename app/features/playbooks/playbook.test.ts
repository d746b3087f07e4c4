import { describe, expect, it } from 'vitest';
import {
  additionsFor,
  type Phase,
  type Playbook,
  phaseChange,
  phaseNow,
  playbook,
  readerOf,
  stepNow,
  withPhase,
} from './playbook.ts';

const phase = (moment: Phase['moment'], ...keys: string[]): Phase => ({
  moment,
  title: moment,
  lead: '',
  steps: keys.map((key) => ({ key, title: key, guidance: '', agenda: [], prompts: [] })),
  additions: [],
});
const whole: Playbook = {
  title: 'Ours',
  agenda: ['{step}'],
  phases: [
    phase('start', 'meet', 'aim'),
    phase('agreed', 'plan'),
    phase('midway', 'review'),
    phase('ending', 'thank'),
  ],
};
const at = (isAgreed: boolean, elapsed: number, isEnding = false) =>
  phaseNow(whole, { isAgreed, isEnding, elapsed }).moment;

describe('the phase that an engagement is in', () => {
  it('waits for the agreement, however late it is', () => {
    expect(at(false, 0)).toBe('start');
    expect(at(false, 0.7)).toBe('start');
    expect(at(true, 0.1)).toBe('agreed');
    expect(at(true, 0.5)).toBe('midway');
  });
  it('is the last one when the end is near, signed or not', () => {
    expect(at(true, 0.9, true)).toBe('ending');
    expect(at(false, 0.9, true)).toBe('ending');
  });
  it('is the nearest one before, where a playbook has no phase for the moment', () => {
    const short = { ...whole, phases: whole.phases.slice(0, 2) };
    expect(phaseNow(short, { isAgreed: true, isEnding: true, elapsed: 1 }).moment).toBe('agreed');
  });
  it('offers the first step that nobody ticked, and none when all are', () => {
    const first = phase('start', 'meet', 'aim');
    expect(stepNow(first, new Set())?.key).toBe('meet');
    expect(stepNow(first, new Set(['meet', 'plan']))?.key).toBe('aim');
    expect(stepNow(first, new Set(['aim', 'meet']))).toBeNull();
  });
});

describe('a playbook', () => {
  it('begins at the start, has its phases in order and each step once', () => {
    const of = (...phases: Phase[]) => playbook.safeParse({ ...whole, phases }).success;
    expect(of(phase('start', 'a'), phase('ending', 'b'))).toBe(true);
    expect(of(phase('agreed', 'a'))).toBe(false);
    expect(of(phase('start', 'a'), phase('ending', 'b'), phase('midway', 'c'))).toBe(false);
    expect(of(phase('start', 'a'), phase('agreed', 'a'))).toBe(false);
  });
});

describe('an addition', () => {
  const told: Phase = {
    ...phase('start'),
    additions: [
      { stages: ['student'], industries: [], text: 'For students' },
      { stages: [], industries: ['health'], text: 'For health' },
      { stages: [], industries: [], text: 'For nobody' },
    ],
  };
  it('is shown to those whom it is for, with the reason', () => {
    expect(additionsFor(told, [{ stage: 'student', industry: '' }])).toEqual([
      { text: 'For students', because: { about: 'stage', value: 'student' } },
    ]);
    expect(
      additionsFor(told, [
        { stage: 'senior', industry: 'Nursing' },
        { stage: null, industry: '' },
      ]),
    ).toEqual([{ text: 'For health', because: { about: 'industry', value: 'health' } }]);
    expect(additionsFor(told, [])).toEqual([]);
  });
});

describe('a phase written anew', () => {
  const sent = (fields: object) => phaseChange.parse({ seen: '0', title: 'Begin', ...fields });
  it('keeps the keys of its steps, leaves emptied ones out, gives new ones a key', () => {
    const next = withPhase(
      whole,
      'start',
      sent({
        steps: [
          { key: 'meet', title: 'Meet slowly', agenda: ' One \n\nTwo ', exercise: 'if_then' },
          { key: 'aim', title: '' },
          { key: '', title: 'Breathe' },
          // Another phase's, and one sent twice: neither may take a key that is in use.
          { key: 'plan', title: 'Plan here' },
          { key: 'meet', title: 'Meet again' },
        ],
        additions: [
          { for: 'industry:health', text: 'Shifts first' },
          { for: 'stage:nobody', text: 'Lost' },
          { for: '', text: '' },
        ],
      }),
      () => `new-${ids.next().value}`,
    );
    expect(next.phases[0]?.steps.map(({ key, title }) => [key, title])).toEqual([
      ['meet', 'Meet slowly'],
      ['new-1', 'Breathe'],
      ['new-2', 'Plan here'],
      ['new-3', 'Meet again'],
    ]);
    expect(next.phases[0]?.steps[0]).toMatchObject({ agenda: ['One', 'Two'], exercise: 'if_then' });
    expect(next.phases[0]?.additions.map(readerOf)).toEqual(['industry:health']);
    expect(next.phases.slice(1)).toEqual(whole.phases.slice(1));
  });
  const ids = [1, 2, 3].values();

  it('asks for a title where something else was written', () => {
    const wrong = phaseChange.safeParse({ seen: '0', title: 'x', steps: [{ guidance: 'Words' }] });
    expect(wrong.error?.issues.map(({ path }) => path.join('.'))).toEqual(['steps.0.title']);
  });
});
