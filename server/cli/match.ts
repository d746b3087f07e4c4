import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { type Policy, parsePolicy } from '@ithaca/matching';
import { MOST_LISTED, matchSides, verifyPeople } from '@ithaca/matching/company';
import { createScanThreads } from '@ithaca/matching/threads';
import { type Command, checked, readArgs, runEngine, UserError } from './command.ts';
import { readCsv, writeCsv } from './csv-table.ts';
import { readBytes, readText, writeFiles } from './files.ts';
import { type Matched, matchReport } from './match-report.ts';
import { readPeople, type Sheet, type SheetSide } from './people-csv.ts';
import { criterionInEnglish, unmatchedInEnglish } from './reasons-in-english.ts';
import { summaryOf } from './summary.ts';

/** More would scroll the summary away; the report has all. */
const UNMATCHED_SHOWN = 20;

export const command: Command = {
  help: `Usage: ithaca match --mentees <a.csv> --mentors <b.csv> --policy <policy.json> --out <pairs.csv>
                    [--report <why.html>] [--problem <problem.json>] [--result <result.json>] [--verify-all]

Pairs mentees and mentors from two spreadsheets in the best way that the policy allows, with reasons.
No server, no account. Writes all files or none.

  --out       the pairs: ids, names, fit 0..10,000 and reasons
  --report    a page that says why for every pair and everybody without one
  --problem   the matching problem, and
  --result    its result with the proof, for 'ithaca verify <problem.json> <result.json>'
  --verify-all  with very many people, score every pair once more and hold it against the proof (minutes)

Above ${(MOST_LISTED / 1e6).toLocaleString('en')} million pairs of people they are not listed any more: the best pairs are found and proven all the
same, and the problem has the pairs that the solver looked into.

Columns: id and skills_wanted (mentees) or skills_offered (mentors); optional: name, email, career_stage,
country, time_zone, languages, capacity, min, department, site, industry, job_function, manager, goal,
availability (Mon 09:00-12:00; ...), formats, interests, working_style, paired_with, blocked, and fields
of your own. Lists are separated by semicolons; an entry with a semicolon of its own stands in double
quotation marks: data; "research; design". Example policy: examples/policy.json

Exit code: 0 matched; 2 something in the files is wrong (one line says file, row and column).
`,
  async run(args) {
    const { values, flags } = readArgs(args, {
      values: {
        mentees: { required: true },
        mentors: { required: true },
        policy: { required: true },
        out: { required: true },
        report: { required: false },
        problem: { required: false },
        result: { required: false },
      },
      flags: ['verify-all'],
    });
    const { mentees = '', mentors = '', policy: policyFile = '', out = '' } = values;
    refuseSharedPaths(values);
    const policy = checked(parsePolicy(await readText(policyFile)), policyFile);
    const left = await readSheet(mentees, 'mentee', policy);
    const right = await readSheet(mentors, 'mentor', policy);

    const start = performance.now();
    const people = {
      left: left.entrants.map(({ person }) => person),
      right: right.entrants.map(({ person }) => person),
    };
    const size = people.left.length * people.right.length;
    const threads = createScanThreads(size > MOST_LISTED ? Math.min(2, availableParallelism()) : 1);
    const options = { scanRows: threads.scanRows, memory: process.availableMemory() };
    const all = runEngine(policyFile, () => matchSides(policy, people, options));
    await threads.close();
    const { result, problem, isListed, verdict } = all;
    const total = Math.round(performance.now() - start);
    const checks = [verdict];
    if (!isListed && flags.has('verify-all')) checks.push(verifyPeople(policy, people, result));
    const faults = checks.flatMap((check) => check.faults);
    if (faults.length > 0) throw new Error(`the result does not hold: ${faults.join('; ')}`);

    const matched = { ...all, mentees: left.entrants, mentors: right.entrants };
    const files = new Map([[out, pairsCsv(matched)]]);
    if (values.report !== undefined) files.set(values.report, matchReport(matched));
    if (values.problem !== undefined) files.set(values.problem, `${JSON.stringify(problem)}\n`);
    if (values.result !== undefined) {
      files.set(values.result, `${JSON.stringify({ ...result, ms: { total } })}\n`);
    }
    await writeFiles(files);

    const sheets = `${left.entrants.length} mentees, ${right.entrants.length} mentors, `;
    const count = problem.pairs.length.toLocaleString('en');
    const pairs = isListed
      ? `${count} allowed pairs`
      : `${size.toLocaleString('en')} pairs looked at, ${count} looked into`;
    const extent = isListed
      ? 'yes'
      : checks.length > 1
        ? 'yes, every pair'
        : 'yes, the pairs looked into (--verify-all: every pair)';
    process.stdout.write(
      `people:      ${sheets}${pairs}\n` +
        `${summaryOf(result)}verified:    ${extent}; matched in ${total} ms\n` +
        unmatchedLines(matched) +
        unusedColumns(policy, [left, right]) +
        [...files.keys()].map((path) => `wrote ${path}\n`).join(''),
    );
    return 0;
  },
};

async function readSheet(file: string, side: SheetSide, policy: Policy): Promise<Sheet> {
  const table = readCsv(await readBytes(file), file);
  return readPeople(table, side, { stages: policy.stages, fields: fieldsIn(policy) });
}

function refuseSharedPaths(values: Readonly<Record<string, string | undefined>>): void {
  const taken = new Map<string, string>();
  for (const [option, path] of Object.entries(values)) {
    if (path === undefined) continue;
    const earlier = taken.get(resolve(path));
    if (earlier !== undefined) {
      throw new UserError(`--${earlier} and --${option} are the same file, ${path}`);
    }
    taken.set(resolve(path), option);
  }
}

function pairsCsv({ scorer, result, mentees, mentors }: Matched): string {
  const rows = result.pairs.map(([left, right, fit]) => {
    const i = scorer.indexOf('left', left);
    const j = scorer.indexOf('right', right);
    const reasons = scorer.explain(i, j).criteria.filter(({ points }) => points !== null);
    const text = reasons.map(criterionInEnglish).join('; ');
    return [left, mentees[i]?.name ?? '', right, mentors[j]?.name ?? '', fit, text];
  });
  return writeCsv(['mentee', 'mentee_name', 'mentor', 'mentor_name', 'fit', 'reasons'], rows);
}

function unmatchedLines({ scorer, result, removed }: Matched): string {
  const lines = result.unmatched
    .slice(0, UNMATCHED_SHOWN)
    .map(
      ({ id, why }) => `  ${id}: ${unmatchedInEnglish(why, removed(scorer.indexOf('left', id)))}\n`,
    );
  const more = result.unmatched.length - lines.length;
  return lines.join('') + (more > 0 ? `  and ${more} more (--report lists all)\n` : '');
}

const fieldsIn = ({ rules, criteria }: Policy): string[] =>
  [...rules, ...criteria].flatMap((entry) => ('field' in entry ? [entry.field] : []));

/** A column that nobody reads is more often misspelt than meant so. */
function unusedColumns(policy: Policy, sheets: readonly Sheet[]): string {
  const asked = new Set(fieldsIn(policy));
  const names = new Set(sheets.flatMap(({ otherColumns }) => otherColumns));
  const unused = [...names].filter((name) => !asked.has(name));
  return unused.length === 0 ? '' : `note:        columns not used: ${unused.join(', ')}\n`;
}
