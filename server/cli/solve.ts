import { solve } from '@ithaca/matching';
import { parseProblem } from '@ithaca/matching/exchange';
import { type Command, checked, readArgs, runEngine } from './command.ts';
import { readText, writeFiles } from './files.ts';
import { summaryOf } from './summary.ts';

export const command: Command = {
  help: `Usage: ithaca solve <problem.json> [--out <result.json>]

Solves a matching problem in the exchange format (packages/matching/README.md) and proves the result.
Without --out the result is printed as JSON; with it a summary in words is.

Exit code: 0 solved; 2 the problem is malformed or has no solution (one line says where).
`,
  async run(args) {
    const { values, positionals } = readArgs(args, {
      positionals: ['<problem.json>'],
      values: { out: { required: false } },
    });
    const [file = ''] = positionals;
    const problem = checked(parseProblem(await readText(file)), file);
    const start = performance.now();
    const result = runEngine(file, () => solve(problem, { memory: process.availableMemory() }));
    const total = Math.round(performance.now() - start);
    const text = `${JSON.stringify({ ...result, ms: { total } })}\n`;
    if (values.out === undefined) {
      process.stdout.write(text);
    } else {
      await writeFiles(new Map([[values.out, text]]));
      process.stdout.write(`${summaryOf(result)}solved in ${total} ms\n`);
    }
    return 0;
  },
};
