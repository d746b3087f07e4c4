import type { Step } from '../guide/article.ts';
import { isNearEnd, type Phase } from './engagement.ts';

/** The step of the method that an engagement is at. */
export function guideStep(
  { phase, startsOn, endsOn }: { phase: Phase; startsOn: string; endsOn: string },
  goals: number,
  today: string,
): Step {
  switch (phase) {
    case 'preparing':
      return goals === 0 ? 'goals' : 'agree';
    case 'agreed':
    case 'working':
      return isNearEnd({ startsOn, endsOn }, today) ? 'review' : 'work';
    case 'paused':
      return 'review';
    case 'closing':
    case 'closed':
    case 'ended_early':
      return 'close';
  }
}
