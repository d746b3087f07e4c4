import { verify } from '@ithaca/matching';
import { parseProblem, parseResult } from '@ithaca/matching/exchange';
import { type Command, checked, readArgs } from './command.ts';
import { readText } from './files.ts';
import { certificateInWords } from './summary.ts';

export const command: Command = {
  help: `Usage: ithaca verify <problem.json> <result.json>

Checks a result with a verifier that shares no code with the solver: the pairs, the sums, everybody's
reason for being unmatched, and the certificate.

Exit code: 0 it holds; 1 it does not (each fault on a line); 2 a file cannot be read or is malformed.
`,
  async run(args) {
    const { positionals } = readArgs(args, { positionals: ['<problem.json>', '<result.json>'] });
    const [problemFile = '', resultFile = ''] = positionals;
    const problem = checked(parseProblem(await readText(problemFile)), problemFile);
    const result = checked(parseResult(await readText(resultFile), problem), resultFile);
    const { holds, faults } = verify(problem, result);
    if (holds) {
      process.stdout.write(`holds: ${certificateInWords(result)}\n`);
      return 0;
    }
    process.stderr.write(`does not hold:\n${faults.map((fault) => `  ${fault}\n`).join('')}`);
    return 1;
  },
};
