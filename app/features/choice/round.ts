import { z } from 'zod';
import { day, ticked, wholeNumber } from '../../http/fields.ts';
import type { Choice } from '../matching/choices.ts';

export const roundStates = ['preparing', 'open', 'closed', 'empty'] as const;
export type RoundState = (typeof roundStates)[number];

/** How many mentors a mentee gets to choose from; fewer where the rules leave fewer. */
export const listSizes = ['3', '4', '5'] as const;

export const roundForm = z.object({
  size: z.enum(listSizes).transform(Number),
  closesOn: day(),
});
export type RoundForm = z.output<typeof roundForm>;

/** How the run after a round weighs what people said. */
export const choiceRunForm = z.object({ weight: wholeNumber(1, 100), stable: ticked() });

/** A deadline is the end of its day. */
export function endOf(closesOn: string): Date {
  return new Date(`${closesOn}T23:59:59Z`);
}

/** Two days before the end, or halfway where there are fewer than four. */
export function remindAt({ createdAt, closesAt }: { createdAt: Date; closesAt: Date }): Date {
  const whole = closesAt.getTime() - createdAt.getTime();
  return new Date(closesAt.getTime() - Math.min(2 * 86_400_000, whole / 2));
}

export function takesAnswers(
  { state, closesAt }: { state: RoundState; closesAt: Date },
  now: Date,
) {
  return state === 'open' && now < closesAt;
}

/** Nothing, a place in the order, or rather not. */
export const wishes = ['', '1', '2', '3', '4', '5', 'no'] as const;
export type Wish = (typeof wishes)[number];

export const answerForm = z.object({
  enrolment: z.uuid(),
  wish: z.record(z.uuid(), z.enum(wishes)),
});

/** The wishes that a list of so many can be answered with. */
export function wishesFor(options: number): Wish[] {
  return wishes.filter((wish) => wish === '' || wish === 'no' || Number(wish) <= options);
}

/** What was filled in, as it is kept: of those who were on the list only. Equal places are ties. */
export function answerFrom(
  options: readonly string[],
  given: Readonly<Record<string, Wish>>,
): Pick<Choice, 'ranking' | 'declined'> {
  const at = (wish: Wish) => options.filter((id) => given[id] === wish);
  return {
    ranking: wishes
      .filter((wish) => wish !== '' && wish !== 'no')
      .map(at)
      .filter((tier) => tier.length > 0),
    declined: at('no'),
  };
}

/** The fields for what was said before. A gap between places is closed: the order is what counts. */
export function wishesIn({ ranking, declined }: Pick<Choice, 'ranking' | 'declined'>) {
  const given = new Map<string, Wish>(declined.map((id) => [id, 'no']));
  ranking.forEach((tier, at) => {
    for (const id of tier) given.set(id, wishes[at + 1] ?? '');
  });
  return given;
}
