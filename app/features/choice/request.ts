import { z } from 'zod';
import { text } from '../../http/fields.ts';
import type { Actor } from '../../platform/actor.ts';
import { type Refusal, refusal } from '../../platform/refusal.ts';

export const requestStates = [
  'open',
  'accepted',
  'declined',
  'withdrawn',
  'lapsed',
  'overtaken',
] as const;
export type RequestState = (typeof requestStates)[number];

export const longestMessage = 1_000;
export const requestForm = z.object({ message: text(longestMessage) });

interface Parties {
  organizationId: string;
  menteeId: string;
  mentorId: string;
}

/** The words are theirs: managers see how many requests there are, no more. */
export function canReadRequest(actor: Actor, request: Parties): boolean {
  return (
    actor.organizationId === request.organizationId &&
    (actor.personId === request.menteeId || actor.personId === request.mentorId)
  );
}

export function canAnswerRequest(actor: Actor, request: Parties): boolean {
  return canReadRequest(actor, request) && actor.personId === request.mentorId;
}

export function canWithdrawRequest(actor: Actor, request: Parties): boolean {
  return canReadRequest(actor, request) && actor.personId === request.menteeId;
}

/** Places, taken and in all, of an enrolment that takes part or not. */
export interface Room {
  partners: number;
  capacity: number;
  takesPart: boolean;
}

export function isFree({ partners, capacity, takesPart }: Room): boolean {
  return takesPart && partners < capacity;
}

/** Why a mentee may not ask this mentor now; undefined where they may. */
export function whyNotAsk({
  mentee,
  mentor,
  isAllowed,
  isAsked,
  open,
  limit,
}: {
  mentee: Room;
  mentor: Room;
  isAllowed: boolean;
  /** There is an open request of this mentee to this mentor. */
  isAsked: boolean;
  open: number;
  limit: number;
}): Refusal | undefined {
  if (isAsked) return refusal('', 'choice:problems.asked');
  if (!isFree(mentee)) return refusal('', 'choice:problems.noPlaceOfMine');
  if (!isAllowed) return refusal('', 'choice:problems.notAllowed');
  if (!isFree(mentor)) return refusal('', 'choice:problems.mentorFull');
  if (open >= limit) return refusal('', 'choice:problems.tooMany', { count: limit });
  return undefined;
}

/** What an engagement of this rhythm takes of a month, in hours. */
export function hoursAMonth(rhythm: { cadenceDays: number; sessionMinutes: number }): number {
  const hours = (rhythm.sessionMinutes / 60) * (averageMonth / rhythm.cadenceDays);
  return Math.round(hours * 10) / 10;
}

/** Days in a month, on average over a year. */
const averageMonth = 365 / 12;
