import { answerSurvey } from '../evaluation/answer-survey.server.ts';
import { askDueSurveys } from '../evaluation/ask-surveys.server.ts';
import { takeDefaultPlan } from '../evaluation/save-plan.server.ts';
import { fieldOf, type SurveyAnswers } from '../evaluation/survey.ts';
import { type AskedSurvey, findOwnSurvey } from '../evaluation/survey-queries.server.ts';
import { arenas, helps } from '../evaluation/who-helps.ts';
import { type Chance, createChance } from './chance.ts';
import { moment, type Past, type Player } from './past.ts';

/** By what the program asks its people. */
export function tellPlan(past: Past, manager: Player, programId: string): Promise<void> {
  return takeDefaultPlan(past, manager.actor, programId);
}

/**
 * Everybody who is due is asked on a day, and most of them answer on the next: a little more content, and with a
 * few more people to turn to, the later it is.
 */
export async function tellSurveys(
  past: Past,
  seed: number,
  { programId, players, day }: { programId: string; players: readonly Player[]; day: string },
): Promise<void> {
  // Nobody is asked at night, wherever they live.
  for (const hour of [5, 12, 19]) {
    past.clock.moveTo(moment(day, hour));
    await askDueSurveys(past, programId);
  }
  past.clock.moveTo(moment(day, 23));
  const open = await past.db
    .selectFrom('survey')
    .select(['id', 'person_id'])
    .where('program_id', '=', programId)
    .where('answered_at', 'is', null)
    .where('expires_at', '>', past.clock.now())
    .orderBy('asked_at')
    .orderBy('id')
    .execute();
  for (const { id, person_id } of open) {
    const player = players.find(({ actor }) => actor.personId === person_id);
    const index = players.findIndex(({ actor }) => actor.personId === person_id);
    const chance = createChance(seed + index);
    if (!player || !chance.happens(0.85)) continue;
    past.clock.moveTo(new Date(past.clock.now().getTime() + 60_000));
    const survey = await findOwnSurvey(past, player.actor, id);
    await answerSurvey(past, survey, answersTo(survey, createChance(index), chance));
  }
}

/** `self` is the same at every moment: who is content stays so. */
function answersTo({ measures, moment: when }: AskedSurvey, self: Chance, now: Chance) {
  const later = { before: 0, mid: 0.3, close: 0.6, after: 0.5, pulse: 0 }[when];
  const answers: SurveyAnswers['answers'] = {};
  const helpers: SurveyAnswers['helpers'] = {};
  for (const measure of measures) {
    if (measure.format === 'helpers') {
      const people = self.between(0, 2) + (now.happens(later) ? now.between(1, 2) : 0);
      helpers[measure.key] = { nobody: people === 0, people: helpersOf(self, people) };
      continue;
    }
    for (const index of measure.items.keys()) {
      const usual = self.between(2, 4);
      // Some leave a question out.
      if (now.happens(0.05)) continue;
      answers[fieldOf(measure, index)] = Math.min(5, usual + (now.happens(later) ? 1 : 0));
    }
  }
  return { answers, helpers };
}

function helpersOf(chance: Chance, people: number) {
  return Array.from({ length: people }, () => ({
    initials: 'A. B.',
    arena: chance.one(arenas),
    help: chance.one(helps),
  }));
}
