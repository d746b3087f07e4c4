import { z } from 'zod';
import { line, optionalLine, optionalText, several } from '../../http/fields.ts';
import { found, refusal } from '../../platform/refusal.ts';
import { fields } from '../guide/article.ts';
import { careerStages } from '../profiles/profile.ts';
import {
  type Addition,
  type Beginning,
  exerciseKeys,
  longestLine,
  mostLines,
  mostSteps,
  type Phase,
  type Playbook,
  playbook,
  rankOf,
  type Step,
} from './playbook.ts';

// What a manager makes of a playbook: each change gives a whole new one.

/** The version that the form showed. */
export const seen = () => z.coerce.number().int().min(0);

/** After which shares of the time a phase may begin. */
const shares = [10, 20, 30, 40, 50, 60, 70, 80, 90];

/** A beginning as forms name it: 'agreed', '30', 'ending'. */
export function nameOf({ moment, after }: Beginning): string {
  return moment === 'midway' ? String(after) : moment;
}

const beginnings = new Map<string, Beginning>(
  [
    { moment: 'agreed' as const, after: 50 },
    ...shares.map((after) => ({ moment: 'midway' as const, after })),
    { moment: 'ending' as const, after: 50 },
  ].map((each) => [nameOf(each), each]),
);

/** When a phase may begin: where no other one begins; its own beginning stays among them. */
export function beginningsFor({ phases }: Playbook, at: number | null = null): Beginning[] {
  const others = phases.filter((_each, index) => index !== at).map(nameOf);
  const own = at === null ? undefined : phases[at];
  return [...new Map([...beginnings, ...(own ? [[nameOf(own), own] as const] : [])]).values()]
    .filter((each) => !others.includes(nameOf(each)))
    .sort((one, other) => rankOf(one) - rankOf(other))
    .map(beginningOf);
}

const beginningOf = ({ moment, after }: Beginning): Beginning => ({ moment, after });

/** The named beginning, where no other phase has it. */
function newBeginning(whole: Playbook, name: string, at: number | null): Beginning {
  const free = beginningsFor(whole, at).find((each) => nameOf(each) === name);
  if (!free) throw refusal('begins', 'playbooks:problems.noSuchBeginning');
  return free;
}

function inOrder(whole: Playbook, phases: Phase[]): Playbook {
  return playbook.parse({
    ...whole,
    phases: phases.toSorted((one, other) => rankOf(one) - rankOf(other)),
  });
}

export const newPhase = z.object({
  seen: seen(),
  begins: z.string(),
  title: line(120),
  lead: optionalText(600),
});
export type NewPhase = z.output<typeof newPhase>;

/** The playbook with a further phase, which has no steps yet. */
export function withNewPhase(whole: Playbook, { begins, title, lead }: NewPhase): Playbook {
  return inOrder(whole, [
    ...whole.phases,
    { ...newBeginning(whole, begins, null), title, lead, steps: [], additions: [] },
  ]);
}

/** The playbook without one of its phases. It still begins at the start: where the first one goes, the next does. */
export function withoutPhase(whole: Playbook, at: number): Playbook {
  const gone = found(whole.phases[at]);
  if (whole.phases.length === 1) throw refusal('', 'playbooks:problems.onlyPhase');
  return playbook.parse({
    ...whole,
    phases: whole.phases
      .filter((each) => each !== gone)
      .map((each, index) => (index === 0 ? { ...each, moment: 'start' } : each)),
  });
}

export const ways = ['earlier', 'later'] as const;
export type PhaseWay = (typeof ways)[number];

/** A phase and its neighbour change places: what is in them moves, when they begin stays. */
export function withPhaseMoved(whole: Playbook, at: number, way: PhaseWay): Playbook {
  const to = way === 'earlier' ? at - 1 : at + 1;
  const [here, there] = [found(whole.phases[at]), found(whole.phases[to])];
  return playbook.parse({
    ...whole,
    phases: whole.phases.map((each) => {
      if (each === here) return { ...there, ...beginningOf(here) };
      return each === there ? { ...here, ...beginningOf(there) } : each;
    }),
  });
}

/** One line for each, empty ones left out. */
const lines = (most: number) =>
  z
    .string()
    .default('')
    .transform((value) =>
      value
        .split('\n')
        .map((each) => each.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().max(longestLine)).max(most));

/** Where a step shall stand: its place among those that stay, another phase, or nowhere. */
export const places = {
  among: (place: number) => String(place),
  inPhase: (at: number) => `phase:${at}`,
  nowhere: 'out',
};

/** A phase as its form sends it; a new row without any words is left out. */
export const phaseChange = z.object({
  seen: seen(),
  /** The first phase begins at the start, whatever else is in it. */
  begins: z.string().optional(),
  title: line(120),
  lead: optionalText(600),
  steps: several(
    z
      .object({
        key: z.string().max(60).default(''),
        place: z
          .string()
          .regex(/^(\d{1,2}|phase:\d{1,2}|out)?$/)
          .default(''),
        title: optionalLine(160),
        guidance: optionalText(4_000),
        agenda: lines(mostLines),
        prompts: lines(mostLines),
        exercise: z
          .union([z.literal(''), z.enum(exerciseKeys)])
          .default('')
          .transform((value) => (value === '' ? undefined : value)),
      })
      .superRefine((row, context) => {
        const { key, place, title, guidance, agenda, prompts } = row;
        const isBlank = key === '' && !guidance && agenda.length + prompts.length === 0;
        if (title === '' && !isBlank && place !== places.nowhere) {
          context.addIssue({ code: 'custom', path: ['title'], message: 'problems:required' });
        }
      }),
    mostSteps + 1,
  ),
  additions: several(
    z
      .object({
        for: z.string().max(60).default(''),
        text: optionalText(600),
        question: optionalLine(longestLine),
      })
      .refine(({ for: reader, text: words, question }) => !reader || !question || words, {
        path: ['text'],
        error: 'problems:required',
      }),
    41,
  ),
});
export type PhaseChange = z.output<typeof phaseChange>;

/** 'stage:student' or 'industry:health', as the form's one list of both names them. */
export function readerOf({ stages, industries }: Addition): string {
  if (stages[0]) return `stage:${stages[0]}`;
  return industries[0] ? `industry:${industries[0]}` : '';
}

function additionFrom({
  for: reader,
  text: words,
  question,
}: PhaseChange['additions'][number]): Addition[] {
  const [about, value] = reader.split(':');
  const stage = careerStages.find((each) => about === 'stage' && each === value);
  const industry = fields.find((each) => about === 'industry' && each === value);
  if (words === '' || (!stage && !industry)) return [];
  return [
    { stages: stage ? [stage] : [], industries: industry ? [industry] : [], text: words, question },
  ];
}

/** The playbook with one phase written anew; a step that was not in it before gets a key of its own. */
export function withPhase(
  whole: Playbook,
  at: number,
  { begins, title, lead, steps, additions }: PhaseChange,
  newKey: () => string,
): Playbook {
  const present = found(whole.phases[at]);
  const beginning = at === 0 ? present : newBeginning(whole, begins ?? nameOf(present), at);
  const known = new Set(present.steps.map(({ key }) => key));
  const rows = steps
    .map(({ place, ...step }, index): PlacedStep => ({ step, place, index }))
    .filter(({ step, place }) => step.title !== '' && place !== places.nowhere)
    .map((row) => ({
      ...row,
      step: { ...row.step, key: known.delete(row.step.key) ? row.step.key : newKey() },
    }));
  const movedTo = (to: number) =>
    to === at ? [] : rows.filter(({ place }) => place === places.inPhase(to));
  const moved = whole.phases.flatMap((_phase, to) => movedTo(to));
  return inOrder(
    whole,
    whole.phases.map((each, to) => {
      if (each !== present) return withSteps(each, movedTo(to));
      const own = {
        ...beginningOf(beginning),
        title,
        lead,
        additions: additions.flatMap(additionFrom),
      };
      return withSteps({ ...own, steps: [] }, inPlace(rows.filter((row) => !moved.includes(row))));
    }),
  );
}

/** A row of the form: the step, where it shall stand, and where it stood in the form. */
interface PlacedStep {
  step: Step;
  place: string;
  index: number;
}

/** By the places that were chosen. Of two with the same one, whoever moved there comes nearer to where it went. */
function inPlace(rows: readonly PlacedStep[]): PlacedStep[] {
  const rank = ({ place, index }: PlacedStep) => {
    const chosen = /^\d+$/.test(place) ? Number(place) : index + 1;
    return chosen + Math.sign(chosen - (index + 1)) / 2;
  };
  return rows.toSorted((one, other) => rank(one) - rank(other) || one.index - other.index);
}

function withSteps(phase: Phase, rows: readonly PlacedStep[]): Phase {
  const tooMany = rows[mostSteps - phase.steps.length];
  if (tooMany) {
    throw refusal(`steps[${tooMany.index}][place]`, 'playbooks:problems.noRoom', {
      title: phase.title,
      most: mostSteps,
    });
  }
  return { ...phase, steps: [...phase.steps, ...rows.map(({ step }) => step)] };
}

/** The frame of every agenda, one line for each point. */
export const agendaChange = z.object({
  seen: seen(),
  agenda: lines(20).pipe(z.array(z.string()).min(1)),
});
