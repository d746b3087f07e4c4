import { withdrawEnrolment } from '../enrolment/withdraw-enrolment.server.ts';
import type { Level } from '../goals/attainment.ts';
import { closeProgram, startProgram } from '../programs/move-program.server.ts';
import { findProgram } from '../programs/program-queries.server.ts';
import type { Chance } from './chance.ts';
import { dayAfter, moment, type Past } from './past.ts';
import { tellChoice } from './tell-choice.server.ts';
import type { Course, Pair } from './tell-engagement.server.ts';
import type { Company } from './tell-organization.server.ts';
import { tellPairs } from './tell-pairs.server.ts';
import { type Script, tellEnrolment, tellMatching } from './tell-program.server.ts';
import { tellPlan, tellSurveys } from './tell-surveys.server.ts';

/** Three programs: one that is over, one under way, one about to be matched. */
export async function tellHistory(
  past: Past,
  seed: number,
  company: Company,
  today: string,
): Promise<void> {
  const finished = await tellFinished(past, seed, company, today);
  await tellRunning(past, seed, company, today);
  // Three months after their close.
  await tellSurveys(past, seed + 200, { ...finished, day: dayAfter(today, -3) });
  await tellOpen(past, company, today);
}

/** Where the goals of the pairs that closed ended: most as expected or better, some not. */
const finalLevels: Level[] = [0, 1, -1, 0, 2, 0, -1, 1, -2, 0, 1, -1, 0, -1];

async function tellFinished(past: Past, seed: number, company: Company, today: string) {
  const script: Script = {
    name: 'Craft and confidence: first round',
    purpose:
      'Six months in which people from all departments get better at one thing that matters to them, with somebody who knows it well.',
    openedOn: dayAfter(today, -306),
    startsOn: dayAfter(today, -280),
    endsOn: dayAfter(today, -98),
    mentors: company.mentors.slice(0, 14),
    mentees: company.mentees.slice(0, 18),
  };
  const programId = await tellEnrolment(past, company, script);
  const pairs = await tellMatching(past, company, programId, script);
  past.clock.moveTo(moment(script.startsOn, 9));
  await startProgram(past, company.manager.actor, programId);
  await tellPlan(past, company.manager, programId);
  const asked = { programId, players: [...script.mentors, ...script.mentees] };
  await tellSurveys(past, seed, { ...asked, day: dayAfter(script.startsOn, 1) });
  await tellPairs(past, seed + 1_000, pairs, finishedCourse);
  await tellSurveys(past, seed + 100, { ...asked, day: dayAfter(script.endsOn, 4) });
  past.clock.moveTo(moment(dayAfter(script.endsOn, 7), 10));
  await closeProgram(past, company.manager.actor, programId);
  return asked;
}

function finishedCourse(chance: Chance, index: number): Course {
  const meetsAfter = [9, 38, 68, 97, 128, 157].map((day) => day + chance.between(-4, 6));
  const level = finalLevels[index];
  if (level !== undefined) {
    // Not everybody meets every month.
    const met = meetsAfter.filter((_, number) => number < 3 || chance.happens(0.75));
    const revises = index % 5 === 1;
    return { agrees: true, meetsAfter: met, revises, level, ending: 'closes' };
  }
  switch (index - finalLevels.length) {
    case 0:
      return { agrees: true, meetsAfter: meetsAfter.slice(0, 1), level: 0, ending: 'ends early' };
    case 1:
      return { agrees: false, meetsAfter: [], level: 0, ending: 'ends early' };
    case 2:
      return { agrees: true, meetsAfter: meetsAfter.slice(0, 4), level: 1, ending: 'closes alone' };
    default:
      return { agrees: true, meetsAfter: meetsAfter.slice(0, 2), level: 0, ending: 'goes on' };
  }
}

async function tellRunning(past: Past, seed: number, company: Company, today: string) {
  const script: Script = {
    name: 'Craft and confidence: second round',
    purpose:
      'The second round: one goal, six months, one hour a month. New are the people from the platform teams.',
    openedOn: dayAfter(today, -104),
    startsOn: dayAfter(today, -75),
    endsOn: dayAfter(today, 107),
    mentors: [company.mentor, ...company.mentors.slice(9, 20)],
    mentees: [company.mentee, ...company.mentees.slice(18, 29)],
    policy: { objective: 'max_fit' },
  };
  const programId = await tellEnrolment(past, company, script);
  const pairs = await tellMatching(past, company, programId, script);
  past.clock.moveTo(moment(script.startsOn, 9));
  await startProgram(past, company.manager.actor, programId);
  await tellPlan(past, company.manager, programId);
  const players = [...script.mentors, ...script.mentees];
  await tellSurveys(past, seed, { programId, players, day: dayAfter(script.startsOn, 1) });
  await tellPairs(past, seed + 2_000, pairs, runningCourse);
  await tellWithdrawals(past, pairs, programId);
}

/** Whoever ended early and does not want another partner says so. */
async function tellWithdrawals(past: Past, pairs: readonly Pair[], programId: string) {
  past.clock.moveTo(moment(dayAfter(pairs[0]?.startsOn ?? '', 40), 9));
  for (const { mentee } of pairs) {
    const { mine } = await findProgram(past, mentee.actor, programId);
    const open = mine.filter(({ state }) => state === 'accepted');
    for (const { id } of open) await withdrawEnrolment(past, mentee.actor, id);
  }
}

function runningCourse(chance: Chance, index: number): Course {
  const goesOn = { agrees: true, level: 0, ending: 'goes on' } as const;
  const special: Record<number, Course> = {
    // The two whose eyes a visitor can use: two sessions, a revision, the next date proposed.
    0: { ...goesOn, meetsAfter: [9, 40], planned: { on: 72, for: 80 }, revises: true },
    4: { ...goesOn, agrees: false, meetsAfter: [] },
    6: { ...goesOn, meetsAfter: [10] },
    8: { ...goesOn, meetsAfter: [8, 36], ending: 'pauses' },
    9: { ...goesOn, agrees: false, meetsAfter: [17] },
    10: { ...goesOn, meetsAfter: [12], ending: 'ends early' },
  };
  const shift = chance.between(-3, 4);
  const usual = {
    ...goesOn,
    meetsAfter: [10, 39, 67].map((day) => day + shift),
    planned: { on: 74, for: chance.between(84, 100) },
  };
  return special[index] ?? usual;
}

async function tellOpen(past: Past, company: Company, today: string) {
  const script: Script = {
    name: 'Leading without a title',
    purpose:
      'For people whom others already ask: how to lead by being useful. Those who finished the first round come back, some of them as mentors.',
    openedOn: dayAfter(today, -20),
    startsOn: dayAfter(today, 10),
    endsOn: dayAfter(today, 192),
    mentors: [company.mentor, ...company.mentors.slice(14, 22), ...company.mentees.slice(0, 2)],
    mentees: [...company.mentees.slice(29, 34), ...company.mentees.slice(4, 10)],
    allowsRequests: true,
  };
  const programId = await tellEnrolment(past, company, script);
  await tellChoice(past, company, programId, script, today);
}
