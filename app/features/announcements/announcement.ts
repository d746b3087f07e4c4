import { z } from 'zod';
import { line, text } from '../../http/fields.ts';
import { type Actor, isManager } from '../../platform/actor.ts';
import type { Occasion } from '../programs/announcement-texts.ts';
import { kindRules, type ProgramKind, type Side } from '../programs/program-kind.ts';

/** Whom managers can write to, in the order in which a program meets them. */
export const segments = [
  'notEnrolled',
  'invited',
  'applied',
  'waitlisted',
  'neverCame',
  'untrained',
  'unmatched',
  'noSession',
  'atWork',
  'everybody',
] as const;
export type Segment = (typeof segments)[number];

/** What a program has prepared words for, by whom they are for. */
const occasionOf: Partial<Record<Segment, Occasion>> = {
  notEnrolled: 'opened',
  invited: 'reminder',
  atWork: 'closing',
};
export function occasionFor(segment: Segment): Occasion | null {
  return occasionOf[segment] ?? null;
}

/** People without a side: they are not enrolled yet. */
export function hasSides(segment: Segment): boolean {
  return segment !== 'notEnrolled' && segment !== 'invited';
}

/** The segments that a program can have anybody in. */
export function segmentsOf(program: {
  takesEnrolments: boolean;
  requiresTraining: boolean;
}): Segment[] {
  return segments.filter((segment) => {
    if (!hasSides(segment)) return program.takesEnrolments;
    return segment !== 'untrained' || program.requiresTraining;
  });
}

/** 'unmatched mentor': whom, and of which side; every side where none is named. */
export interface Audience {
  segment: Segment;
  side: Side | null;
}

/** Each side of a segment can be written to alone, where there are two. */
export function audiencesOf(segment: Segment, kind: ProgramKind): Audience[] {
  const { sides } = kindRules[kind];
  const all: Audience = { segment, side: null };
  if (!hasSides(segment) || sides.length < 2) return [all];
  return [all, ...sides.map((side) => ({ segment, side }))];
}

export const audience = z
  .string()
  .regex(/^[a-zA-Z]+( (mentor|mentee|peer))?$/, 'problems:choice')
  .transform((typed, context): Audience => {
    const [name, side] = typed.split(' ');
    const segment = segments.find((each) => each === name);
    if (segment) return { segment, side: (side ?? null) as Side | null };
    context.addIssue({ code: 'custom', message: 'problems:choice' });
    return z.NEVER;
  });

export function audienceValue({ segment, side }: Audience): string {
  return side ? `${segment} ${side}` : segment;
}

export const newAnnouncement = z.object({ audience, subject: line(150), text: text(5_000) });
export type NewAnnouncement = z.output<typeof newAnnouncement>;

/** Of a program's managers a person gets no more in a week, over all programs of the organization. */
export const mostPerWeek = 2;
/** Somebody who was invited is reminded no sooner. */
export const daysBetweenInvitations = 3;

export function canAnnounce(actor: Actor): boolean {
  return isManager(actor);
}

export interface Announcement extends Audience {
  id: string;
  subject: string;
  text: string;
  by: string | null;
  createdAt: string;
  /** null: not yet. */
  sent: { at: string; recipients: number } | null;
}
