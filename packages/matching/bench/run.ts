/**
 * npm run bench:matching [-- --large]     (with --company: see company.ts)
 *
 * Engine and peers on the same seeded instances, in turn, each run in a process of its own. Prints and writes
 * RESULTS.md: medians of CPU seconds (the machine may be busy), ratios, peak memory, what is proven. A peer that
 * is not installed or cannot do an instance is listed with the reason. `--large` adds 10,000 x 2,500 with all
 * pairs and 100,000 x 25,000, whose instance alone takes minutes to make; instances are kept in the temporary folder.
 * `--only` runs the contests whose name has the text, and prints without writing.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generalPeers, type Peer, type Run, runOnce, twoSidedPeers } from './peers/find-peers.ts';
import { median } from './timing.ts';

interface Contest {
  readonly name: string;
  readonly file: string;
  readonly pairs: number;
  readonly engine: readonly Peer[];
  readonly peers: readonly Peer[];
  readonly rounds: number;
  readonly seconds: number;
}

const folder = join(tmpdir(), 'ithaca-matching-bench');
mkdirSync(folder, { recursive: true });
const isLarge = process.argv.includes('--large');
const onlyAt = process.argv.indexOf('--only');
const only = onlyAt < 0 ? '' : (process.argv[onlyAt + 1] ?? '');
const lines: string[] = [];

if (process.argv.includes('--company')) await import('./company.ts');
else main();

function main(): void {
  const { model = 'unknown' } = cpus()[0] ?? {};
  say('# Benchmark results');
  say('');
  say(
    `Written by \`npm run bench:matching\`${isLarge ? ' with `--large`' : ''}. CPU seconds to solve,`,
  );
  say(
    'medians; reading the file and building the graph not counted; engine and peers in turn. Engine runs',
  );
  say(
    'include the compiler of a fresh process. `proven`: cover and prices checked against the whole instance;',
  );
  say('peers: same number of pairs and same total.');
  say('');
  say(`${cpus().length} x ${model}, Node ${process.version}; load at the start ${load()}`);
  const twoSided = twoSidedPeers(folder);
  const sizes: readonly (readonly [number, number, number])[] = [
    [500, 0, 3],
    [2000, 0, 5],
    [10_000, 64, 3],
    ...(isLarge
      ? ([
          [10_000, 0, 1],
          [100_000, 64, 1],
        ] as const)
      : []),
  ];
  for (const [mentees, candidates, rounds] of sizes) {
    for (const grain of ['coarse', 'fine']) {
      const each = candidates === 0 ? 'all pairs' : `${candidates} candidates each`;
      const name = `${mentees} x ${mentees / 4}, ${each}, ${grain} fits`;
      if (!name.includes(only)) continue;
      const file = instanceFile('generate.ts', [String(mentees), String(candidates), grain]);
      const pairs = new Int32Array(readFileSync(file).buffer, 0, 4)[3] ?? 0;
      const engine = [
        engineAs('engine', ['max_matched_then_fit']),
        ...(pairs <= 1_000_000
          ? [engineAs('engine, people with ids', ['max_matched_then_fit', 'ids'])]
          : []),
        ...(mentees <= 10_000
          ? [engineAs('engine, fair', ['fair']), engineAs('engine, max_fit', ['max_fit'])]
          : []),
      ];
      compete({ name, file, pairs, engine, peers: twoSided, rounds, seconds: 240 });
    }
  }
  for (const people of [1000, 10_000]) {
    const name = `peers: ${people} people, 16 candidates each`;
    if (!name.includes(only)) continue;
    const file = instanceFile('generate-general.ts', [String(people), '16']);
    const pairs = new Int32Array(readFileSync(file).buffer, 0, 3)[2] ?? 0;
    const engine = [engineAs('engine', [], 'engine-general.ts')];
    compete({ name, file, pairs, engine, peers: generalPeers(folder), rounds: 3, seconds: 100 });
  }
  if (only === '') for (const grain of ['coarse', 'fine']) changes(grain);
  stable(isLarge ? [10_000, 100_000] : [10_000]);
  circles(isLarge ? [1000, 10_000] : [1000]);
  say('');
  say(`Load at the end ${load()}.`);
  if (only !== '') return;
  writeFileSync(fileURLToPath(new URL('RESULTS.md', import.meta.url)), `${lines.join('\n')}\n`);
}

/** A session of the engine alone: no peer starts from what it had. */
function changes(grain: string): void {
  const file = instanceFile('generate.ts', ['10000', '64', grain]);
  const script = fileURLToPath(new URL('session.ts', import.meta.url));
  const text = execFileSync(process.execPath, [script, file, '300'], { encoding: 'utf8' });
  const { medians_ms: medians, ...all } = JSON.parse(text) as SessionFigures;
  say('');
  say(`## 300 changes, one after the other, 10000 x 2500, 64 candidates each, ${grain} fits`);
  say('');
  say(`Until the new best pairs and the whole certificate are there, in CPU milliseconds: median`);
  say(
    `${all.median_ms.toFixed(1)}, 99 % within ${all.p99_ms.toFixed(1)}, at most ${all.max_ms.toFixed(1)}.`,
  );
  const kinds = Object.entries(medians).map(([kind, ms]) => `${kind} ${ms.toFixed(1)}`);
  say(`Medians by kind: ${kinds.join(', ')}.`);
  const holds = all.isProven && all.isAsSolvedAnew;
  say(`The last result ${holds ? 'is proven and as good as solved anew' : 'DOES NOT HOLD'}.`);
}

/** Engine alone: no peer does capacities. What stability costs is two assignments, measured above. */
function stable(sizes: readonly number[]): void {
  const title = 'stable, lists of 64, every mentor ranks all who listed them';
  if (!title.includes(only)) return;
  say('');
  say(`## ${title}`);
  say('');
  say('| people | ranked pairs | paired | CPU s | peak memory | |');
  say('| --- | ---: | ---: | ---: | ---: | --- |');
  for (const size of sizes) {
    const run = figuresOf('engine-stable.ts', [String(size), '64']);
    const proof = run.stable ? 'no blocking pair' : 'BLOCKED';
    const cells = [`${size} x ${size / 4}`, Number(run.pairs).toLocaleString('en'), run.paired];
    say(`| ${cells.join(' | ')} | ${Number(run.solve_s).toFixed(3)} | ${run.MB} MB | ${proof} |`);
  }
}

function circles(sizes: readonly number[]): void {
  const title = 'circles of 5 or 6, everybody may meet who shares a language';
  if (!title.includes(only)) return;
  say('');
  say(`## ${title}`);
  say('');
  say(
    'CPU seconds to form them and to work out the bound. Fits from what people have in common (goals, hours, stage,',
  );
  say(
    'place), and from what each could teach the other, where circles cannot come near what each person has alone.',
  );
  say('');
  say('| people | fits | placed | below the bound | form | bound | peak memory |');
  say('| --- | --- | ---: | ---: | ---: | ---: | ---: |');
  for (const size of sizes) {
    for (const kind of ['common-ground', 'both-ways']) {
      const run = figuresOf('engine-circle.ts', [String(size), kind]);
      const gap = `${(100 * Number(run.gap)).toFixed(2)} %`;
      const times = [run.form_s, run.bound_s].map((time) => Number(time).toFixed(2));
      say(`| ${[size, kind, run.placed, gap, ...times, `${run.MB} MB`].join(' | ')} |`);
    }
  }
}

function figuresOf(script: string, args: readonly string[]): Readonly<Record<string, unknown>> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [path, ...args], { encoding: 'utf8' }));
}

interface SessionFigures {
  readonly median_ms: number;
  readonly p99_ms: number;
  readonly max_ms: number;
  readonly medians_ms: Readonly<Record<string, number>>;
  readonly isProven: boolean;
  readonly isAsSolvedAnew: boolean;
}

function engineAs(name: string, options: readonly string[], script = 'engine.ts'): Peer {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const most = { pairs: Number.POSITIVE_INFINITY, because: '' };
  return { name, command: [process.execPath, path], options, most, missing: '' };
}

function compete(contest: Contest): void {
  const { name, file, pairs, rounds, seconds } = contest;
  const all = [...contest.engine, ...contest.peers];
  const able = all.filter(({ command, most }) => command !== null && pairs <= most.pairs);
  const runs = new Map<Peer, Run[]>(able.map((peer) => [peer, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [peer, list] of runs) {
      if (round > 0 && list.length === 0) continue;
      progress(`${name}: ${peer.name}, run ${round + 1} of ${rounds}`);
      const run = runOnce([...(peer.command ?? []), file, ...peer.options], seconds);
      if (run !== null) list.push(run);
    }
  }
  const times = ({ solve_s }: Run) => solve_s;
  const first = contest.engine[0];
  const own = (first && runs.get(first)) ?? [];
  const best = own[0];
  const ownTime = median(own.map(times));
  say('');
  say(`## ${name}`);
  say('');
  say(`${pairs.toLocaleString('en')} pairs; ${best?.card} paired, total fit ${best?.total}.`);
  say('');
  say('| solver | CPU s | against the engine | peak memory | |');
  say('| --- | ---: | ---: | ---: | --- |');
  for (const peer of all) {
    const list = runs.get(peer) ?? [];
    const [one] = list;
    if (one === undefined) {
      const why =
        peer.command === null
          ? peer.missing
          : pairs > peer.most.pairs
            ? peer.most.because
            : `not within ${seconds} s, or failed`;
      say(`| ${peer.name} | - | - | - | not run: ${why} |`);
      continue;
    }
    const time = median(list.map(times));
    const isSame = one.card === best?.card && one.total === best?.total;
    const other = `${one.card} pairs, total ${one.total}`;
    const proof = one.proven === undefined ? (isSame ? 'agrees' : `DIFFERS: ${other}`) : '';
    const proven = one.proven === undefined ? proof : one.proven ? 'proven' : 'NOT PROVEN';
    say(
      `| ${peer.name} | ${time.toFixed(3)} | ${(time / ownTime).toFixed(2)} | ${one.MB} MB | ${proven} |`,
    );
  }
}

function instanceFile(generator: string, args: readonly string[]): string {
  const file = join(folder, [generator.replace('.ts', ''), ...args].join('-'));
  if (existsSync(file)) return file;
  progress(`making ${file}`);
  const script = fileURLToPath(new URL(`instances/${generator}`, import.meta.url));
  execFileSync(process.execPath, [script, ...args, `${file}.part`]);
  renameSync(`${file}.part`, file);
  return file;
}

/** For whoever waits: not part of the results. */
function progress(line: string): void {
  console.error(`${new Date().toISOString().slice(11, 19)} ${line}`);
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
