import { renderArticle } from '../../platform/markdown.server.ts';
import { exercises } from './built-in-playbooks.server.ts';
import { additionsFor, type Learner, type Phase, type Step } from './playbook.ts';

function showStep({ key, title, guidance, agenda, prompts, exercise }: Step) {
  return {
    key,
    title,
    html: guidance === '' ? '' : renderArticle(guidance),
    agenda,
    prompts,
    exercise: exercise
      ? { key: exercise, title: exercises[exercise].title, minutes: exercises[exercise].minutes }
      : null,
  };
}

/** A phase as the browser gets it, with the additions for these learners. */
export function showPhase(phase: Phase, learners: readonly Learner[]) {
  return {
    moment: phase.moment,
    after: phase.after,
    title: phase.title,
    lead: phase.lead,
    steps: phase.steps.map(showStep),
    additions: additionsFor(phase, learners),
  };
}
