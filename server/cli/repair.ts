import { type Problem, verify } from '@ithaca/matching';
import { parseExisting, parseProblem } from '@ithaca/matching/exchange';
import { improve, repair } from '@ithaca/matching/rolling';
import { type Command, checked, readArgs, runEngine, UserError } from './command.ts';
import { readText, writeFiles } from './files.ts';
import { unmatchedInWords } from './summary.ts';

export const command: Command = {
  help: `Usage: ithaca repair <problem.json> --existing <pairs.json> [--at-most <number>] [--out <new.json>]

When somebody came or left: as many pairs as possible, taking as few existing ones apart as possible,
then the best fit, proven. With --at-most: the best that ends no more existing pairs than that
(0: newcomers against what is left), and how far it can be from the best possible at most.

  --existing  a result of 'ithaca solve', or a list of pairs: [["e1", "m1"], ...]; whoever left is simply
              not in the problem any more

Without --out the new pairs are printed as JSON (pairs, kept, ended, added, unmatched).

Exit code: 0 repaired; 2 something in the files is wrong, or more must end (one line says what).
`,
  async run(args) {
    const { values, positionals } = readArgs(args, {
      positionals: ['<problem.json>'],
      values: {
        existing: { required: true },
        'at-most': { required: false },
        out: { required: false },
      },
    });
    const [file = ''] = positionals;
    const { existing: existingFile = '', out } = values;
    const problem = assignmentIn(checked(parseProblem(await readText(file)), file), file);
    const existing = checked(parseExisting(await readText(existingFile)), existingFile);
    const atMost = values['at-most'] === undefined ? null : Number(values['at-most'] || Number.NaN);
    if (atMost !== null && !(Number.isSafeInteger(atMost) && atMost >= 0)) {
      throw new UserError(`--at-most: expected a number of pairs, found '${values['at-most']}'`);
    }
    const { renewal, proven } = runEngine(file, () => renewed());
    const text = `${JSON.stringify(renewal)}\n`;
    if (out === undefined) {
      process.stdout.write(text);
      return 0;
    }
    await writeFiles(new Map([[out, text]]));
    const { matched, unmatched, kept, ended, added, totalFit } = renewal;
    process.stdout.write(
      `matched:     ${matched}\n` +
        `unmatched:   ${unmatched.length}${unmatchedInWords(unmatched)}\n` +
        `existing:    ${kept.length} kept, ${ended.length} ended; ${added.length} new\n` +
        `total fit:   ${totalFit.toLocaleString('en')}\n` +
        `proven:      ${proven}\n`,
    );
    return 0;

    function renewed() {
      if (atMost !== null) {
        const renewal = improve(problem, existing, atMost);
        const { bound } = renewal;
        const isBest = bound.matched === renewal.matched && bound.totalFit === renewal.totalFit;
        const most = `${bound.matched} pairs, total fit ${bound.totalFit.toLocaleString('en')}`;
        return {
          renewal,
          proven: isBest
            ? 'the best that ends no more'
            : `nothing that ends no more has above ${most}`,
        };
      }
      const { proof, ...renewal } = repair(problem, existing);
      const { holds, faults } = verify(proof.problem, proof.result);
      if (!holds) throw new Error(`the result does not hold: ${faults.join('; ')}`);
      return { renewal, proven: 'most pairs, fewest ended, then best fit; verified' };
    }
  },
};

/** Only two sides can be repaired, or asked what if. */
export function assignmentIn(problem: Problem, file: string) {
  if (problem.kind === 'assignment') return problem;
  throw new UserError(`${file}: kind: expected assignment, found ${problem.kind}`);
}
