import { type ChangeReport, reportChange, type SkillAnswer } from './outcome-report.ts';
import { differenceInChange, type Interval, mean } from './statistics.ts';

/** One answer to one question of a measure. */
export interface MeasureAnswer {
  personId: string;
  /** Which question: only answers to the same words are compared. */
  wording: string;
  moment: 'before' | 'close';
  value: number;
  /** How the lots fell: at once, later, or there was no lottery. */
  lot: 'drawn' | 'waits' | null;
}

export interface MeasureReport {
  key: string;
  name: string;
  /** Of those who were in the program. */
  change: ChangeReport;
  /** Beside those whom the lots left waiting; null: there was no lottery. */
  comparison: ComparisonReport | 'few' | null;
}

export interface ComparisonReport extends Interval {
  /** How much more the drawn changed than those who wait. */
  difference: number;
  drawn: number;
  waits: number;
}

/** The change in a measure, and how it compares with the waitlist of a lottery where there was one. */
export function reportMeasure(
  { key, name, asked }: { key: string; name: string; asked: ReadonlySet<string> },
  answers: readonly MeasureAnswer[],
  k: number,
): MeasureReport {
  const ofProgram = answers.filter(({ lot }) => lot !== 'waits');
  return {
    key,
    name,
    change: reportChange(paired(ofProgram), k, asked),
    comparison: compare(
      answers.filter(({ lot }) => lot === 'drawn'),
      answers.filter(({ lot }) => lot === 'waits'),
      k,
    ),
  };
}

function compare(
  drawn: readonly MeasureAnswer[],
  waits: readonly MeasureAnswer[],
  k: number,
): MeasureReport['comparison'] {
  if (drawn.length === 0 || waits.length === 0) return null;
  const [one, other] = [changes(drawn), changes(waits)];
  if (one.length < k || other.length < k) return 'few';
  const found = differenceInChange(one, other);
  return found && { ...found, drawn: one.length, waits: other.length };
}

/** Each question of each person before and at the close; unanswered at the close: null. */
function paired(answers: readonly MeasureAnswer[]): SkillAnswer[] {
  const at = (moment: 'before' | 'close') =>
    new Map(
      answers
        .filter((answer) => answer.moment === moment)
        .map((answer) => [`${answer.personId} ${answer.wording}`, answer]),
    );
  const close = at('close');
  return [...at('before')].map(([question, { personId, value }]) => ({
    personId,
    before: value,
    after: close.get(question)?.value ?? null,
  }));
}

/** One change for each person: the mean over their questions. */
function changes(answers: readonly MeasureAnswer[]): number[] {
  const own = Map.groupBy(paired(answers), ({ personId }) => personId);
  return [...own.values()].flatMap((rows) => {
    const differences = rows.flatMap(({ before, after }) =>
      after === null ? [] : [after - before],
    );
    return differences.length > 0 ? [mean(differences)] : [];
  });
}
