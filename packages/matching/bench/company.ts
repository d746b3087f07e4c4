/**
 * npm run bench:matching -- --company [--large] [--people FOLDER]
 *
 * From people and policy, every pair considered, certificate for the whole: prints and writes RESULTS-company.md.
 * `--large` adds 100,000 x 25,000. `--people` draws skills, places and languages from the rows of two tables, as real
 * as they are, instead of invented ones.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';

interface Figures {
  readonly mentees: number;
  readonly mentors: number;
  readonly threads: number;
  readonly matched: number;
  readonly totalFit: number;
  readonly rounds: readonly { readonly candidates: number; readonly found: number }[];
  readonly seconds: Readonly<Record<'wall' | 'cpu' | 'compile' | 'scan' | 'solve', number>>;
  readonly MB: { readonly people: number; readonly peak: number };
  readonly gap: number;
  readonly holds: boolean | null;
}

const lines: string[] = [];
const at = process.argv.indexOf('--people');
const folder = at < 0 ? '' : (process.argv[at + 1] ?? '');
const sizes = [2000, 10_000, ...(process.argv.includes('--large') ? [100_000] : [])];

say('# From people and policy, every pair considered');
say('');
say(
  'Written by `npm run bench:matching -- --company`, with `--large` for the last. The default policy;',
);
say(
  folder === ''
    ? 'invented people: 200 skills of heavy-tailed popularity, 40 countries.'
    : 'skills, places and languages drawn from the rows of two tables of real people (not in this repository).',
);
say(
  'Seconds: wall (this machine may be busy) and CPU of all threads; of the wall time: compiling people, looking at',
);
say('all pairs (all rounds), solving. Memory: with the people as objects, before and at the peak.');
say('`every pair`: each was scored once more by the reference and held against the certificate.');
say('');
say(`${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}; load ${load()}`);
say('');
say(
  '| people | threads | paired | total fit | rounds | wall | CPU | compile | scan | solve | MB | proven |',
);
say('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- |');
const script = fileURLToPath(new URL('company-engine.ts', import.meta.url));
const all = sizes.flatMap((size) =>
  (size > 10_000 ? [2] : [1, 2]).map((threads) => run(size, threads)),
);
say('');
say(
  'Candidates that the solver knew, and pairs found to improve (capped by person), round by round:',
);
say('');
for (const { mentees, mentors, rounds, threads } of all) {
  if (threads === 1) continue;
  const steps = rounds.map(
    ({ candidates, found }) => `${candidates.toLocaleString('en')} (${found.toLocaleString('en')})`,
  );
  say(`- ${mentees} x ${mentors}: ${steps.join(', ')}`);
}
say('');
say(`Load at the end ${load()}.`);
writeFileSync(
  fileURLToPath(new URL('RESULTS-company.md', import.meta.url)),
  `${lines.join('\n')}\n`,
);

function run(size: number, threads: number): Figures {
  console.error(`${new Date().toISOString().slice(11, 19)} ${size} mentees, ${threads} threads`);
  const args = [script, String(size), String(threads), ...(folder === '' ? [] : [folder])];
  const figures = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Figures;
  const { mentees, mentors, seconds, MB } = figures;
  const times = [seconds.wall, seconds.cpu, seconds.compile, seconds.scan, seconds.solve];
  const proof = figures.gap === 0 ? 'gap 0' : `GAP ${figures.gap}`;
  const checked = figures.holds === null ? '' : figures.holds ? ', every pair' : ', DOES NOT HOLD';
  const cells = [
    `${mentees} x ${mentors}`,
    threads,
    figures.matched,
    figures.totalFit,
    figures.rounds.length,
    ...times.map((time) => time.toFixed(2)),
    `${MB.people} to ${MB.peak}`,
    proof + checked,
  ];
  say(`| ${cells.join(' | ')} |`);
  return figures;
}

function load(): string {
  return loadavg()
    .map((value) => value.toFixed(1))
    .join(', ');
}

function say(line: string): void {
  console.log(line);
  lines.push(line);
}
