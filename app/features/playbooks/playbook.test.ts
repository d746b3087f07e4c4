import { describe, expect, it } from 'vitest';
import {
  additionsFor,
  agendaPoints,
  type Phase,
  type Playbook,
  phaseNow,
  playbook,
  stepNow,
} from './playbook.ts';

const phase = (moment: Phase['moment'], ...keys: string[]): Phase => ({
  moment,
  after: 50,
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
  it('is one of several that begin midway, each after its own share of the time', () => {
    const [start, agreed, midway, ending] = whole.phases as [Phase, Phase, Phase, Phase];
    const phases = [start, agreed, { ...midway, after: 30 }, { ...midway, after: 70 }, ending];
    const after = (elapsed: number) =>
      phaseNow({ ...whole, phases }, { isAgreed: true, isEnding: false, elapsed }).after;
    expect([0.29, 0.3, 0.69, 0.7].map(after)).toEqual([50, 30, 30, 70]);
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
      { stages: ['student'], industries: [], text: 'For students', question: 'Exams?' },
      { stages: [], industries: ['health'], text: 'For health', question: '' },
      { stages: [], industries: [], text: 'For nobody', question: 'Who?' },
    ],
  };
  it('is shown to those whom it is for, with the reason', () => {
    expect(additionsFor(told, [{ stage: 'student', industry: '' }])).toEqual([
      {
        text: 'For students',
        question: 'Exams?',
        because: { about: 'stage', value: 'student' },
      },
    ]);
    expect(
      additionsFor(told, [
        { stage: 'senior', industry: 'Nursing' },
        { stage: null, industry: '' },
      ]),
    ).toEqual([
      { text: 'For health', question: '', because: { about: 'industry', value: 'health' } },
    ]);
    expect(additionsFor(told, [])).toEqual([]);
  });

  it('gives the agenda its point as they come to the phase, and only then', () => {
    const begun = { ...told, steps: phase('start', 'meet', 'aim').steps };
    const [meet = null, aim = null] = begun.steps.map((step) => ({ ...step, agenda: [step.key] }));
    begun.steps = [meet, aim].flatMap((step) => step ?? []);
    const students = [{ stage: 'student', industry: 'Health' }] as const;
    expect(agendaPoints({ phase: begun, step: meet }, students)).toEqual(['meet', 'Exams?']);
    expect(agendaPoints({ phase: begun, step: meet }, [])).toEqual(['meet']);
    expect(agendaPoints({ phase: begun, step: aim }, students)).toEqual(['aim']);
    expect(agendaPoints({ phase: begun, step: null }, students)).toEqual([]);
  });
});
