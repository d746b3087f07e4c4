import { z } from 'zod';
import { line, optionalLine, optionalText, text } from '../../http/fields.ts';
import { type Actor, isManager } from '../../platform/actor.ts';
import { type Field, fields } from '../guide/article.ts';
import { fieldNamed } from '../guide/fitting-articles.ts';
import { type CareerStage, careerStages } from '../profiles/profile.ts';

/** When a phase begins: by what happened, or midway by the time that is over. In their order. */
export const moments = ['start', 'agreed', 'midway', 'ending'] as const;
export type Moment = (typeof moments)[number];

export const exerciseKeys = [
  'if_then',
  'feedback',
  'career_map',
  'network_map',
  'skills_ladder',
] as const;
export type ExerciseKey = (typeof exerciseKeys)[number];

export const longestLine = 300;
export const mostLines = 12;
export const mostSteps = 21;

const step = z.object({
  /** Names the step from version to version: what was ticked stays ticked. */
  key: z.string().min(1).max(60),
  title: line(160),
  /** Markdown. */
  guidance: optionalText(4_000),
  agenda: z.array(line(longestLine)).max(mostLines).default([]),
  prompts: z.array(line(longestLine)).max(mostLines).default([]),
  exercise: z.enum(exerciseKeys).optional(),
});
export type Step = z.output<typeof step>;

/** For a career stage or a field of work: shown to those alone. */
export const addition = z.object({
  stages: z.array(z.enum(careerStages)).default([]),
  industries: z.array(z.enum(fields)).default([]),
  text: text(600),
  /** A point for the agenda, as they come to the phase. */
  question: optionalLine(longestLine),
});
export type Addition = z.output<typeof addition>;

const phase = z.object({
  moment: z.enum(moments),
  /** Midway: after how much of the time, in per cent. Several phases may begin midway, one after another. */
  after: z.number().int().min(1).max(99).default(50),
  title: line(120),
  lead: optionalText(600),
  steps: z.array(step).max(mostSteps),
  additions: z.array(addition).max(41).default([]),
});
export type Phase = z.output<typeof phase>;
export type Beginning = Pick<Phase, 'moment' | 'after'>;

/** Where a beginning stands among all that there are. */
export function rankOf({ moment, after }: Beginning): number {
  return moments.indexOf(moment) * 100 + (moment === 'midway' ? after : 0);
}

/** What the agenda's lines are filled with; a line whose filling is missing is left out. */
export const fillings = ['actions', 'goals', 'questions', 'turn1', 'turn2', 'step'] as const;

export const playbook = z.object({
  title: line(120),
  /** What every session talks about, with the fillings in braces. */
  agenda: z.array(line(longestLine)).min(1).max(20),
  phases: z
    .array(phase)
    .min(1)
    .refine(
      (phases) =>
        phases[0]?.moment === 'start' &&
        phases.every((each, at) => {
          const before = phases[at - 1];
          return !before || rankOf(before) < rankOf(each);
        }),
    )
    .refine((phases) => {
      const keys = phases.flatMap(({ steps }) => steps.map(({ key }) => key));
      return new Set(keys).size === keys.length;
    }),
});
export type Playbook = z.output<typeof playbook>;

/** Members read the playbook of their engagement; a program's is kept by managers. */
export function canKeepPlaybooks(actor: Actor): boolean {
  return isManager(actor);
}

/** How far an engagement has come, whatever its kind. */
export interface Progress {
  isAgreed: boolean;
  /** Its end is near or it is closing. */
  isEnding: boolean;
  /** How much of its time is over, 0 to 1. */
  elapsed: number;
}

/** The phase of the playbook that an engagement is in: an agreement moves it on, not the calendar alone. */
export function phaseNow({ phases }: Playbook, { isAgreed, isEnding, elapsed }: Progress): Phase {
  const isReached: Record<Moment, (phase: Phase) => boolean> = {
    start: () => true,
    agreed: () => isAgreed,
    midway: ({ after }) => isAgreed && elapsed * 100 >= after,
    ending: () => isEnding,
  };
  const now = phases.findLast((each) => isReached[each.moment](each));
  if (!now) throw new Error('a playbook without a first phase');
  return now;
}

/** The first step of the present phase that is not done; null where all of them are. */
export function stepNow(phase: Phase, done: ReadonlySet<string>): Step | null {
  return phase.steps.find(({ key }) => !done.has(key)) ?? null;
}

/** Whom the additions are chosen for: those who learn here. */
export interface Learner {
  stage: CareerStage | null;
  industry: string;
}

export type Because = { about: 'stage'; value: CareerStage } | { about: 'industry'; value: Field };

/** Whom an addition is for. */
export function readersOf({
  stages,
  industries,
}: Pick<Addition, 'stages' | 'industries'>): Because[] {
  return [
    ...stages.map((value): Because => ({ about: 'stage', value })),
    ...industries.map((value): Because => ({ about: 'industry', value })),
  ];
}

export interface FittingAddition extends Pick<Addition, 'text' | 'question'> {
  because: Because;
}

/** The additions of a phase that fit one of the learners, each with why it is shown. */
export function additionsFor(
  { additions }: Phase,
  learners: readonly Learner[],
): FittingAddition[] {
  const own = readersOf({
    stages: learners.flatMap(({ stage }) => stage ?? []),
    industries: learners.flatMap(({ industry }) => fieldNamed(industry) ?? []),
  }).map(({ value }) => value);
  return additions.flatMap((each) => {
    const because = readersOf(each).find(({ value }) => own.includes(value));
    return because ? [{ text: each.text, question: each.question, because }] : [];
  });
}

/** What the agenda of the next session takes from the playbook: the step's points, with the first one what fits the learners. */
export function agendaPoints(
  { phase, step }: { phase: Phase; step: Step | null },
  learners: readonly Learner[],
): string[] {
  if (!step) return [];
  const isFirst = step === phase.steps[0];
  const questions = isFirst ? additionsFor(phase, learners).map(({ question }) => question) : [];
  return [...step.agenda, ...questions.filter(Boolean)];
}
