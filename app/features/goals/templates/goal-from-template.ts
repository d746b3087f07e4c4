import type { GoalType, Timeframe } from '../goal.ts';
import { dayAt } from '../progress.ts';
import type { TemplateContent } from './goal-template.ts';

/** What a template fills into the form of a new goal: all of it can be changed there. */
export interface GoalStart {
  title: string;
  description: string;
  type: GoalType;
  dueOn: string;
  scale: readonly string[];
  milestones: { title: string; dueOn: string }[];
  /** Skills of the template that stand on the form's list, by id; the others by name. */
  skills: string[];
  moreSkills: string[];
}

/**
 * A goal begun from a template today: due at the end of the timeframe, the milestones spread over
 * what is left of it.
 */
export function goalFromTemplate(
  { title, description, type, scale, milestones, skills }: TemplateContent,
  timeframe: Timeframe,
  today: string,
  choices: readonly { id: string; name: string }[],
): GoalStart {
  const { startsOn, endsOn } = timeframe;
  const left = {
    startsOn: today > startsOn ? (today < endsOn ? today : endsOn) : startsOn,
    endsOn,
  };
  const known = (name: string) =>
    choices.find((choice) => choice.name.toLowerCase() === name.toLowerCase());
  return {
    title,
    description,
    type,
    scale,
    dueOn: endsOn,
    milestones: milestones.map((step) => ({ title: step.title, dueOn: dayAt(step.share, left) })),
    skills: skills.flatMap((name) => known(name)?.id ?? []),
    moreSkills: skills.filter((name) => !known(name)),
  };
}
