/**
 * node company-engine.ts MENTEES THREADS [FOLDER]
 *
 * From people and the default policy to the proven result, every pair considered, in a process of its own; prints one
 * line of JSON. With a folder (`mentees.csv`, `mentors.csv`), skills, places and languages are drawn from its rows.
 * Up to 10,000 mentees every pair is scored once more, by the reference, and held against the certificate.
 */
import { type Round, solvePeople, verifyPeople } from '../src/company/index.ts';
import { DEFAULT_POLICY } from '../src/index.ts';
import { companyPeople, inventedRows } from '../src/testing/company-people.ts';
import { createScanThreads } from '../src/threads/scan-threads.ts';
import { rowsFrom } from './instances/people-tables.ts';

const [mentees = '', count = '', folder = ''] = process.argv.slice(2);
const rows = folder === '' ? inventedRows(1) : rowsFrom(folder);
if (rows === null) throw new Error(`${folder} has no mentees.csv and mentors.csv`);
const people = companyPeople(Number(mentees), 1, rows);
const threads = createScanThreads(Number(count));
const before = Math.round(process.memoryUsage().rss / 1e6);
const rounds: Round[] = [];
const cpu = process.cpuUsage();
const start = performance.now();
let compiled = 0;
let scanned = 0;
const { result } = solvePeople(DEFAULT_POLICY, people, {
  onRound: (round) => rounds.push(round),
  scanRows: (model, wanted, old) => {
    const from = performance.now();
    compiled ||= from - start;
    const found = threads.scanRows(model, wanted, old);
    scanned += performance.now() - from;
    return found;
  },
});
const wall = performance.now() - start;
const { user, system } = process.cpuUsage(cpu);
const peak = Math.round(process.resourceUsage().maxRSS / 1e3);
await threads.close();
const isChecked = people.left.length <= 10_000;
const verdict = isChecked ? verifyPeople(DEFAULT_POLICY, people, result) : null;
console.log(
  JSON.stringify({
    mentees: people.left.length,
    mentors: people.right.length,
    threads: Number(count),
    matched: result.matched,
    totalFit: result.totalFit,
    rounds,
    seconds: {
      wall: wall / 1000,
      cpu: (user + system) / 1e6,
      compile: compiled / 1000,
      scan: scanned / 1000,
      solve: (wall - compiled - scanned) / 1000,
    },
    MB: { people: before, peak },
    gap: result.certificate.gap,
    holds: verdict === null ? null : verdict.holds,
  }),
);
