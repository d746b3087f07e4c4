import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../platform/refusal.ts';
import {
  beginningsFor,
  nameOf,
  newPhase,
  phaseChange,
  readerOf,
  ways,
  withNewPhase,
  withoutPhase,
  withPhase,
  withPhaseMoved,
} from './phase-change.ts';
import { type Phase, type Playbook, playbook } from './playbook.ts';

const phase = (moment: Phase['moment'], ...keys: string[]): Phase => ({
  moment,
  after: 50,
  title: `Phase: ${moment}`,
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
const inShort = ({ phases }: Playbook) =>
  phases.map((each) => `${nameOf(each)}: ${each.steps.map(({ key }) => key).join(' ')}`);
const added = (begins: string) => newPhase.parse({ seen: '0', begins, title: 'Further' });

describe('the phases of a playbook', () => {
  it('get another one where nothing begins yet, in the order of time', () => {
    expect(inShort(withNewPhase(whole, added('30')))).toEqual([
      'start: meet aim',
      'agreed: plan',
      '30: ',
      '50: review',
      'ending: thank',
    ]);
    for (const taken of ['start', 'agreed', '50', 'ending', '33', '']) {
      expect(() => withNewPhase(whole, added(taken)), taken).toThrow(Refusal);
    }
  });

  it('change places with a neighbour: what is in them moves, when they begin stays', () => {
    expect(inShort(withPhaseMoved(whole, 2, 'earlier'))).toEqual([
      'start: meet aim',
      'agreed: review',
      '50: plan',
      'ending: thank',
    ]);
    expect(withPhaseMoved(withPhaseMoved(whole, 0, 'later'), 1, 'earlier')).toEqual(whole);
    expect(() => withPhaseMoved(whole, 0, 'earlier')).toThrow('not found');
    expect(() => withPhaseMoved(whole, 3, 'later')).toThrow('not found');
  });

  it('begin at the start when the first one goes, and never are none', () => {
    expect(inShort(withoutPhase(whole, 0))).toEqual(['start: plan', '50: review', 'ending: thank']);
    const one = withoutPhase(withoutPhase(withoutPhase(whole, 3), 2), 0);
    expect(inShort(one)).toEqual(['start: plan']);
    expect(() => withoutPhase(one, 0)).toThrow(Refusal);
  });

  it('stay a playbook with every step once, whatever a manager does with them', () => {
    const deed = fc.record({
      what: fc.constantFrom('add', 'remove', ...ways),
      at: fc.nat(12),
      begins: fc.constantFrom('agreed', '10', '20', '50', '90', 'ending'),
    });
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 25 }), (deeds) => {
        let present = whole;
        for (const { what, at, begins } of deeds) {
          const place = at % present.phases.length;
          const steps = (book: Playbook) => book.phases.flatMap((each) => each.steps).length;
          const before = steps(present);
          try {
            if (what === 'add') present = withNewPhase(present, added(begins));
            else if (what === 'remove') {
              const gone = present.phases[place]?.steps.length ?? 0;
              present = withoutPhase(present, place);
              expect(steps(present)).toBe(before - gone);
              continue;
            } else present = withPhaseMoved(present, place, what);
          } catch (error) {
            // Refused, or there is no neighbour: nothing changes.
            expect(String(error)).toMatch(/problems|not found/);
          }
          expect(steps(present)).toBe(before);
          expect(playbook.parse(present)).toEqual(present);
        }
      }),
    );
  });
});

describe('a phase written anew', () => {
  const sent = (fields: object) => phaseChange.parse({ seen: '0', title: 'Begin', ...fields });
  it('keeps the keys of its steps, leaves emptied ones out, gives new ones a key', () => {
    const next = withPhase(
      whole,
      0,
      sent({
        steps: [
          { key: 'meet', title: 'Meet slowly', agenda: ' One \n\nTwo ', exercise: 'if_then' },
          { key: 'aim', title: 'Aim', place: 'out' },
          { key: '', title: 'Breathe' },
          // Another phase's, and one sent twice: neither may take a key that is in use.
          { key: 'plan', title: 'Plan here' },
          { key: 'meet', title: 'Meet again' },
        ],
        additions: [
          { for: 'industry:health', text: 'Shifts first', question: 'Which nights?' },
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
    expect(next.phases[0]?.additions[0]?.question).toBe('Which nights?');
    expect(next.phases.slice(1)).toEqual(whole.phases.slice(1));
  });
  const ids = [1, 2, 3].values();

  it('asks for a title where a step is kept or something else was written', () => {
    const faults = (...steps: object[]) =>
      phaseChange
        .safeParse({ seen: '0', title: 'x', steps })
        .error?.issues.map(({ path }) => path.join('.'));
    expect(faults({ guidance: 'Words' })).toEqual(['steps.0.title']);
    expect(faults({ key: '', title: '' }, { key: 'aim' })).toEqual(['steps.1.title']);
    expect(faults({ key: 'aim', guidance: 'Words', place: 'out' })).toBeUndefined();
    expect(faults({ title: 'Here', place: 'phase:x' })).toEqual(['steps.0.place']);
    const additions = [{ for: 'stage:student', question: 'Exams?' }];
    const asked = phaseChange.safeParse({ seen: '0', title: 'x', additions });
    expect(asked.error?.issues.map(({ path }) => path.join('.'))).toEqual(['additions.0.text']);
  });

  const abc = 'abcdef'.split('').map((key) => ({ key, title: key }));
  const six = { ...whole, phases: [phase('start', ...'abcdef'), ...whole.phases.slice(1)] };
  const placed = (...given: string[]) =>
    withPhase(
      six,
      0,
      sent({ steps: abc.map((step, index) => ({ ...step, place: given[index] })) }),
      () => 'new',
    );

  it('puts a step where it was moved, and lets the others close up', () => {
    const order = (...given: string[]) => inShort(placed(...given))[0];
    expect(order('1', '2', '1', '4', '5', '6')).toBe('start: c a b d e f');
    expect(order('3', '2', '3', '4', '5', '6')).toBe('start: b c a d e f');
    expect(order('6', '2', '3', '4', '5', '1')).toBe('start: f b c d e a');
    fc.assert(
      fc.property(fc.nat(5), fc.nat(5), (from, to) => {
        const given = abc.map((_step, index) => String((index === from ? to : index) + 1));
        const steps = placed(...given).phases[0]?.steps.map(({ key }) => key) ?? [];
        expect(steps.indexOf('abcdef'.charAt(from))).toBe(to);
        const rest = steps.filter((key) => key !== 'abcdef'.charAt(from));
        expect(rest).toEqual(rest.toSorted());
      }),
    );
  });

  it('moves steps to the end of another phase with their keys, where there is room', () => {
    expect(inShort(placed('phase:2', '1', 'phase:2', 'out', 'phase:0', 'phase:9'))).toEqual([
      'start: b e f',
      'agreed: plan',
      '50: review a c',
      'ending: thank',
    ]);
    const full = {
      ...six,
      phases: [six.phases[0], phase('agreed', ...Array.from({ length: 21 }, (_, n) => `s${n}`))],
    } as Playbook;
    const crowded = () =>
      withPhase(full, 0, sent({ steps: [{ ...abc[0], place: 'phase:1' }] }), () => 'new');
    expect(crowded).toThrow(Refusal);
  });

  it('begins at another time where that is free; the first one stays the first', () => {
    const begin = (at: number, begins: string) =>
      withPhase(whole, at, sent({ begins }), () => 'new').phases.map(nameOf);
    expect(begin(1, '80')).toEqual(['start', '50', '80', 'ending']);
    expect(begin(2, '50')).toEqual(['start', 'agreed', '50', 'ending']);
    expect(begin(0, '80')).toEqual(['start', 'agreed', '50', 'ending']);
    expect(() => begin(1, 'ending')).toThrow(Refusal);
    expect(beginningsFor(whole, 1).map(nameOf)).toEqual(
      'agreed 10 20 30 40 50 60 70 80 90'.split(' ').filter((each) => each !== '50'),
    );
  });
});
