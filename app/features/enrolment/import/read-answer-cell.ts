import type { TextKey, TextValues } from '../../../i18n.ts';
import {
  isPicking,
  longestAnswer,
  type Question,
  type QuestionAnswer,
  readAnswer,
  scaleEnd,
} from '../../programs/enrolment-question.ts';
import { splitList } from '../skill-names.ts';

interface CellFault {
  value: string;
  reason: TextKey;
  values?: TextValues;
}

/**
 * An answer as a spreadsheet has it: several things separated by semicolons, in whatever case. A required answer may
 * be missing here: whoever fills in the file was not asked.
 */
export function readAnswerCell(
  question: Question,
  cell: string,
): { answer?: QuestionAnswer | undefined; faults: CellFault[] } {
  const text = cell.trim();
  const known = (name: string) =>
    question.options.find((option) => option.toLowerCase() === name.toLowerCase());
  // An option may hold a semicolon itself.
  const parts = isPicking(question) && !known(text) ? splitList(text) : [text];
  const given = parts.map((part) => known(part) ?? part);
  if (isPicking(question)) {
    const unknown = given.filter((part) => part !== '' && !known(part));
    if (unknown.length > 0) {
      return { faults: unknown.map((value) => ({ value, ...faultOf(question) })) };
    }
  }
  const answer = readAnswer(question, isPicking(question) ? given.filter(Boolean) : given[0]);
  if (typeof answer !== 'object' || !('problem' in answer)) return { answer, faults: [] };
  // Of what is known, only too many can be wrong; anything else is no answer of this kind.
  const reason = isPicking(question)
    ? ({ reason: 'enrolment:fault.tooManySkills', values: answer.values ?? {} } as const)
    : faultOf(question);
  return { faults: [{ value: text, ...reason }] };
}

function faultOf({ kind, options }: Question): Omit<CellFault, 'value'> {
  switch (kind) {
    case 'text':
      return { reason: 'enrolment:fault.tooLong', values: { max: longestAnswer } };
    case 'skills':
      return { reason: 'enrolment:fault.noSkill' };
    case 'choice':
    case 'several':
      return { reason: 'enrolment:fault.noOption', values: { options: options.join(', ') } };
    case 'scale':
      return { reason: 'enrolment:fault.scale', values: { max: scaleEnd } };
    case 'number':
      return { reason: 'enrolment:fault.number' };
    case 'day':
      return { reason: 'enrolment:fault.day' };
  }
}
