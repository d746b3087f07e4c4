import { type AssignmentResult, createSession, type Pair, verify } from '@ithaca/matching';
import { parseChanges, parseProblem } from '@ithaca/matching/exchange';
import { type Command, checked, readArgs, runEngine } from './command.ts';
import { readText, writeFiles } from './files.ts';
import { assignmentIn } from './repair.ts';

/** More would scroll the summary away; the result has all. */
const PEOPLE_SHOWN = 20;

export const command: Command = {
  help: `Usage: ithaca what-if <problem.json> --changes <changes.json> [--out <result.json>] [--problem <changed.json>]

Solves, changes, solves on from there, and compares: who gains, who loses, who is left without anybody.

  --changes   a list of changes, such as
              [{ "change": "pin", "pair": ["e1", "m1"] },
               { "change": "capacity", "side": "right", "id": "m1", "capacity": 2 }]
              with pin, unpin, forbid, allow, capacity (0: somebody withdraws)
  --out       the result after the changes, with its proof, and
  --problem   the changed problem, for 'ithaca verify <changed.json> <result.json>'

Exit code: 0 compared; 2 something is wrong, or the changes leave no solution (one line says what).
`,
  async run(args) {
    const { values, positionals } = readArgs(args, {
      positionals: ['<problem.json>'],
      values: {
        changes: { required: true },
        out: { required: false },
        problem: { required: false },
      },
    });
    const [file = ''] = positionals;
    const { changes: changesFile = '', out, problem: problemFile } = values;
    const problem = assignmentIn(checked(parseProblem(await readText(file)), file), file);
    const changes = checked(parseChanges(await readText(changesFile)), changesFile);
    const session = runEngine(file, () => createSession(problem));
    const before = session.result;
    changes.forEach((change, at) => {
      runEngine(`${changesFile}: changes[${at}]`, () => session.change(change));
    });
    const after = session.result;
    const { holds, faults } = verify(session.problem, after);
    if (!holds) throw new Error(`the result does not hold: ${faults.join('; ')}`);
    const files = new Map<string, string>();
    if (out !== undefined) files.set(out, `${JSON.stringify(after)}\n`);
    if (problemFile !== undefined) files.set(problemFile, `${JSON.stringify(session.problem)}\n`);
    await writeFiles(files);
    process.stdout.write(
      compared(before, after) + [...files.keys()].map((path) => `wrote ${path}\n`).join(''),
    );
    return 0;
  },
};

function compared(before: AssignmentResult, after: AssignmentResult): string {
  const row = (title: string, then: number | null, now: number | null) =>
    `${title.padEnd(12)} ${then?.toLocaleString('en') ?? '-'} -> ${now?.toLocaleString('en') ?? '-'}\n`;
  const then = partnersOf(before.pairs);
  const now = partnersOf(after.pairs);
  const moves: string[] = [];
  for (const id of new Set([...then.keys(), ...now.keys()])) {
    const [had, has] = [then.get(id), now.get(id)];
    if (had?.names === has?.names) continue;
    const difference = (has?.fit ?? 0) - (had?.fit ?? 0);
    const signed = `${difference > 0 ? '+' : ''}${difference.toLocaleString('en')}`;
    moves.push(`  ${id}: ${had?.names ?? 'nobody'} -> ${has?.names ?? 'nobody'} (${signed})\n`);
  }
  const more = moves.length - PEOPLE_SHOWN;
  return (
    row('matched:', before.matched, after.matched) +
    row('unmatched:', before.unmatched.length, after.unmatched.length) +
    row('total fit:', before.totalFit, after.totalFit) +
    row('worst fit:', before.worstFit, after.worstFit) +
    `verified:    yes\nwho moves:   ${moves.length}\n` +
    moves.slice(0, PEOPLE_SHOWN).join('') +
    (more > 0 ? `  and ${more} more (--out has all pairs)\n` : '')
  );
}

/** By left person: partners in words, and what the pairs are worth. */
function partnersOf(pairs: readonly Pair[]) {
  const partners = new Map<string, { readonly names: string; readonly fit: number }>();
  for (const [left, right, fit] of pairs) {
    const had = partners.get(left);
    const names = had === undefined ? right : `${had.names}, ${right}`;
    partners.set(left, { names, fit: fit + (had?.fit ?? 0) });
  }
  return partners;
}
