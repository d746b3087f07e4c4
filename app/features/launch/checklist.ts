import type { Program } from '../programs/program-queries.server.ts';

export const checks = [
  'purpose',
  'outcomes',
  'end',
  'questions',
  'playbook',
  'policy',
  'evaluation',
  'contact',
  'data',
  'invitation',
] as const;
export type Check = (typeof checks)[number];

export interface CheckedItem {
  check: Check;
  /** May stay as it is: what ships is good for a beginning. */
  state: 'done' | 'missing' | 'usual';
  /** Below the program's address. */
  path: string;
}

/** What a program has and what it lacks before people are invited, each with the page where it is done. */
export function checkProgram(
  program: Pick<
    Program,
    | 'purpose'
    | 'targetOutcomes'
    | 'endsOn'
    | 'questions'
    | 'concernContact'
    | 'dataPurpose'
    | 'legalBasis'
    | 'invitationText'
  >,
  {
    hasPolicy,
    needsPolicy,
    hasOwnPlaybook,
    hasEvaluation,
  }: Record<'hasPolicy' | 'needsPolicy' | 'hasOwnPlaybook' | 'hasEvaluation', boolean>,
): CheckedItem[] {
  const item = (
    check: Check,
    path: string,
    isDone: boolean,
    otherwise: 'missing' | 'usual' = 'missing',
  ): CheckedItem => ({ check, path, state: isDone ? 'done' : otherwise });
  return [
    item('purpose', '/launch/purpose', program.purpose !== ''),
    item('outcomes', '/launch/purpose', program.targetOutcomes !== ''),
    item('end', '/launch/time', program.endsOn !== null, 'usual'),
    item('questions', '/launch/questions', program.questions.length > 0, 'usual'),
    item('playbook', '/playbook', hasOwnPlaybook, 'usual'),
    ...(needsPolicy ? [item('policy', '/matching', hasPolicy)] : []),
    item('evaluation', '/evaluation', hasEvaluation),
    item('contact', '/settings', program.concernContact !== null),
    item('data', '/settings', program.dataPurpose !== '' && program.legalBasis !== ''),
    item('invitation', '/launch/invitation', program.invitationText !== '', 'usual'),
  ];
}
