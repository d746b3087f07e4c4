import type { Step } from '../guide/article.ts';
import type { NextStep } from './program.ts';

const stepOf: Record<NextStep, Step> = {
  open: 'goals',
  invite: 'goals',
  answer: 'match',
  match: 'match',
  start: 'agree',
  accompany: 'work',
  close: 'close',
  read: 'close',
};

/** The step of the method that a program's manager is at. */
export function guideStep(next: NextStep): Step {
  return stepOf[next];
}
