import { z } from 'zod';
import {
  day,
  email,
  line,
  list,
  optional,
  optionalLine,
  optionalText,
  several,
  ticked,
  wholeNumber,
} from '../../http/fields.ts';
import { type Actor, isManager } from '../../platform/actor.ts';
import { clauseList } from './agreement-clauses.ts';
import { announcementTexts } from './announcement-texts.ts';
import { questionRows } from './enrolment-question.ts';
import {
  type EnrolmentState,
  kindRules,
  offeredKinds,
  type ProgramKind,
  type Side,
} from './program-kind.ts';

export type ProgramState = 'draft' | 'open' | 'running' | 'closed';

/** A length for engagements of a program without an end, until somebody says otherwise. */
export const defaultEngagementMonths = 6;

export interface Timeframe {
  state: ProgramState;
  /** '2026-11-25'; null: always on. */
  endsOn: string | null;
}

const days = {
  starts_on: day(),
  ends_on: optional(day()),
};
const endsAfterStart = (value: { starts_on: string; ends_on?: string | undefined }) =>
  value.ends_on === undefined || value.ends_on > value.starts_on;
const endsBeforeStart = { path: ['ends_on'], error: 'programs:problems.endsBeforeStart' };

export const newProgram = z
  .object({
    name: line(120),
    purpose: optionalText(2_000),
    kind: z.enum(offeredKinds),
    ...days,
  })
  .refine(endsAfterStart, endsBeforeStart);
export type NewProgram = z.output<typeof newProgram>;

/** How many hours before it begins a session is moved or called off, at the latest. */
const changeNotice = optional(wholeNumber(0, 336)).transform(
  (hours) => hours ?? defaultChangeNotice,
);
export const defaultChangeNotice = 24;

/** 'school.example; @lab.example' */
const domains = list(50, 253).transform((typed, context) => {
  const named = [...new Set(typed.map((each) => each.toLowerCase().replace(/^@/, '')))];
  if (named.some((each) => !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(each))) {
    context.addIssue({ code: 'custom', message: 'programs:problems.domain' });
  }
  return named;
});

/** Who may come in, and how many. */
const entry = {
  enrolment_domains: domains,
  places: optional(wholeNumber(1, 100_000)).transform((value) => value ?? null),
  approves_enrolment: ticked(),
  requires_training: ticked(),
};

export const programSettings = z
  .object({
    name: line(120),
    purpose: optionalText(2_000),
    ...days,
    cadence_days: wholeNumber(1, 366),
    session_minutes: wholeNumber(10, 480),
    change_notice_hours: changeNotice,
    ...entry,
    allows_requests: ticked(),
    open_requests: optional(wholeNumber(1, 10)).transform((value) => value ?? 2),
    request_days: optional(wholeNumber(2, 60)).transform((value) => value ?? 14),
    asks_second_look: ticked(),
    fairness_groups: several(z.string().max(80), 50),
    clauses: clauseList,
    data_purpose: optionalText(2_000),
    legal_basis: optionalLine(300),
    retention_months: wholeNumber(1, 120),
    concern_contact: optional(email()),
  })
  .refine(endsAfterStart, endsBeforeStart);
export type ProgramSettings = z.output<typeof programSettings>;

export const programPurpose = z.object({
  name: line(120),
  purpose: optionalText(2_000),
  target_outcomes: optionalText(2_000),
});
export const programTime = z
  .object({
    ...days,
    cadence_days: wholeNumber(1, 366),
    session_minutes: wholeNumber(10, 480),
    change_notice_hours: changeNotice,
  })
  .refine(endsAfterStart, endsBeforeStart);
export const programQuestions = z.object({
  questions: questionRows,
  ...entry,
});
export type ProgramQuestions = z.output<typeof programQuestions>;
export const programInvitation = announcementTexts.extend({ invitation: optionalText(2_000) });
export type ProgramInvitation = z.output<typeof programInvitation>;
export const programCopy = z
  .object({ name: line(120), ...days })
  .refine(endsAfterStart, endsBeforeStart);
export type ProgramCopy = z.output<typeof programCopy>;

export function canManagePrograms(actor: Actor): boolean {
  return isManager(actor);
}

/** Members see the programs they are in, and those they could join. */
export function canSeeProgram(actor: Actor, program: Timeframe & { isEnrolled: boolean }): boolean {
  return isManager(actor) || program.isEnrolled || takesEnrolments(program);
}

/** A cohort takes people until it starts; an always-on program as long as it runs. */
export function takesEnrolments({ state, endsOn }: Timeframe): boolean {
  return state === 'open' || (state === 'running' && endsOn === null);
}

/**
 * Whether a free place goes to whoever waits longest, without anybody's doing. Where managers answer each enrolment
 * they choose, and a cohort that has started takes nobody.
 */
export function movesUp(program: Timeframe & { approvesEnrolment: boolean }): boolean {
  return takesEnrolments(program) && !program.approvesEnrolment;
}

/** Whether mentees may ask mentors themselves in this program, now. */
export function takesRequests(program: {
  kind: ProgramKind;
  state: ProgramState;
  allowsRequests: boolean;
}): boolean {
  return (
    program.allowsRequests &&
    canOfferRequests(program.kind) &&
    (program.state === 'open' || program.state === 'running')
  );
}

/** Asking takes two sides: peers and circles have one. */
export function canOfferRequests(kind: ProgramKind): boolean {
  return kindRules[kind].matching === 'sides';
}

/** Managers may add people by hand until the end. */
export function takesImports({ state }: Pick<Timeframe, 'state'>): boolean {
  return state !== 'closed';
}

export type ProgramMove = 'open' | 'start' | 'close';

const moves: Record<ProgramMove, { from: readonly ProgramState[]; to: ProgramState }> = {
  open: { from: ['draft'], to: 'open' },
  start: { from: ['open'], to: 'running' },
  close: { from: ['open', 'running'], to: 'closed' },
};

export function possibleMoves(state: ProgramState): ProgramMove[] {
  return (Object.keys(moves) as ProgramMove[]).filter((move) => moves[move].from.includes(state));
}

/** Where the move leads, or why it is not possible. */
export function moveProgram(
  { state, endsOn }: Timeframe,
  move: ProgramMove,
  today: string,
):
  | { to: ProgramState }
  | { problem: 'programs:problems.notFromHere' | 'programs:problems.endIsPast' } {
  const { from, to } = moves[move];
  if (!from.includes(state)) return { problem: 'programs:problems.notFromHere' };
  if (move !== 'close' && endsOn !== null && endsOn <= today) {
    return { problem: 'programs:problems.endIsPast' };
  }
  return { to };
}

/** How many enrolments there are of a side in a state. */
export interface SideCount {
  side: Side;
  state: EnrolmentState;
  count: number;
}

export type NextStep =
  | 'open'
  | 'invite'
  | 'answer'
  | 'match'
  | 'start'
  | 'accompany'
  | 'close'
  | 'read';

/** What the manager does next: enrol → match → run → close. */
export function nextStep(program: Timeframe, counts: SideCount[], today: string): NextStep {
  const people = (state: EnrolmentState, side?: Side) =>
    counts
      .filter((entry) => entry.state === state && (!side || entry.side === side))
      .reduce((sum, entry) => sum + entry.count, 0);
  const bothWait =
    people('accepted', 'peer') > 1 ||
    (people('accepted', 'mentee') > 0 &&
      people('accepted', 'mentor') + people('matched', 'mentor') > 0);
  if (program.state === 'draft') return 'open';
  if (program.state === 'closed') return 'read';
  if (program.state === 'running' && program.endsOn !== null && program.endsOn <= today) {
    return 'close';
  }
  if (people('applied') > 0) return 'answer';
  if (bothWait) return 'match';
  if (program.state === 'open') return people('matched') > 0 ? 'start' : 'invite';
  return 'accompany';
}
