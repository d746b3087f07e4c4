import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULT_POLICY, type Person } from '@ithaca/matching';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchPeople } from '../../app/features/matching/match-people.ts';
import { companyPeople, inventedRows } from '../../packages/matching/src/testing/company-people.ts';

const LAUNCHER = fileURLToPath(new URL('../../bin/ithaca.mjs', import.meta.url));
const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ithaca-cli-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function node(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...args], {
      cwd: folder,
      env: { ...process.env, ...env },
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

function ithaca(...args: readonly string[]): Promise<Run> {
  return node([LAUNCHER, ...args]);
}

async function file(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), content);
  return name;
}

/** People as somebody would have them in a spreadsheet, hours as in `Mon 07:00-12:00`. */
function toSheet(people: readonly Person[]): string {
  const clock = (minutes: number) => `${String(minutes / 60).padStart(2, '0')}:00`;
  const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  return Papa.unparse(
    people.map((person) => ({
      id: person.id,
      career_stage: person.careerStage,
      country: person.country,
      time_zone: person.timeZone,
      languages: person.languages?.join('; '),
      manager: person.managerId,
      capacity: person.capacity,
      working_style: person.workingStyle?.join('; '),
      availability: person.availability
        ?.map(({ day, start, end }) => `${days[day - 1]} ${clock(start)}-${clock(end)}`)
        .join('; '),
      skills_wanted: person.skillsWanted?.map(({ skill }) => skill).join('; '),
      skills_offered: person.skillsOffered?.map(({ skill }) => skill).join('; '),
    })),
  );
}

/** The run was refused with one line on stderr, and no file of that name was written. */
async function expectRefusal(run: Run, fault: RegExp, output: string): Promise<void> {
  expect(run).toMatchObject({ code: 2, out: '' });
  expect(run.err).toMatch(/^ithaca: [^\n]+\n$/);
  expect(run.err).toMatch(fault);
  const names = await readdir(folder);
  expect(names.filter((name) => name.includes(output))).toEqual([]);
}

const problem = {
  kind: 'assignment',
  left: [{ id: 'e1' }, { id: 'e2' }, { id: 'e3' }],
  right: [{ id: 'm1', capacity: 1 }],
  pairs: [
    ['e1', 'm1', 8700],
    ['e2', 'm1', 9000],
  ],
};

const MENTEES = `id,name,side,career_stage,country,time_zone,languages,skills_wanted,capacity
e1,Ada <b>,mentee,early,GB,Europe/London,en,python; sql,1
e2,=1+1,mentee,mid,BR,America/Sao_Paulo,pt; en,css,1
e3,Zoë,mentee,early,JP,Asia/Tokyo,ja,go,1
`;
const MENTORS = `id,name,side,career_stage,country,time_zone,languages,skills_offered,capacity
m1,Grace,mentor,senior,GB,Europe/London,en,SQL; python,1
m2,Hedy,mentor,mid,US,America/New_York,en; pt,css; html,2
`;

async function matchArgs(mentees: string, mentors: string, out: string) {
  const a = await file(`${out}.mentees.in`, mentees);
  const b = await file(`${out}.mentors.in`, mentors);
  const policy = join(EXAMPLES, 'policy.json');
  return ['match', '--mentees', a, '--mentors', b, '--policy', policy, '--out', `${out}.csv`];
}

describe('ithaca', () => {
  it('explains itself', async () => {
    const help = await ithaca('--help');
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toContain('ithaca <command> [options]');
    expect((await ithaca('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    for (const command of ['solve', 'match', 'what-if', 'repair', 'serve']) {
      const run = await ithaca(command, '--help');
      expect(run).toMatchObject({ code: 0, err: '' });
      expect(run.out).toContain(`Usage: ithaca ${command}`);
    }
  });

  it('refuses what it does not know', async () => {
    await expectRefusal(await ithaca('sovle'), /unknown command 'sovle'/, 'none');
    await expectRefusal(await ithaca('constructor'), /unknown command/, 'none');
    await expectRefusal(await ithaca('solve'), /<problem\.json> is missing/, 'none');
    await expectRefusal(await ithaca('solve', 'a', 'b'), /unexpected argument 'b'/, 'none');
    await expectRefusal(await ithaca('verify', 'a', '--fast'), /Unknown option '--fast'/, 'none');
    await expectRefusal(await ithaca('match', '--mentees', 'a'), /--mentors is missing/, 'none');
  });

  it('starts again on the newer Node that npm brought, or says what is missing', async () => {
    const pretend = `data:text/javascript,${encodeURIComponent(
      'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.19.0" } })',
    )}`;
    const again = await node(['--import', pretend, LAUNCHER, 'sovle']);
    expect(again.code).toBe(2);
    expect(again.err).toContain('unknown command');
    const none = await node(['--import', pretend, LAUNCHER], { ITHACA_RELAUNCHED: '1' });
    await expectRefusal(none, /needs Node\.js 22\.18 or newer, this is 20\.19\.0/, 'none');
  });
});

describe('ithaca solve and verify', () => {
  it('solve, write and confirm', async () => {
    await file('p.json', JSON.stringify(problem));
    const solved = await ithaca('solve', 'p.json', '--out', 'r.json');
    expect(solved).toMatchObject({ code: 0, err: '' });
    expect(solved.out).toMatch(/matched: +1\n/);
    expect(solved.out).toContain('1 have only partners who are full, 1 have no allowed partner');
    const result = JSON.parse(await readFile(join(folder, 'r.json'), 'utf8'));
    expect(result).toMatchObject({
      pairs: [['e2', 'm1', 9000]],
      matched: 1,
      totalFit: 9000,
      worstFit: 9000,
      certificate: { status: 'optimal', upperBound: 9000, gap: 0 },
      unmatched: [
        { id: 'e1', why: 'partners_full' },
        { id: 'e3', why: 'no_allowed_partner' },
      ],
    });
    expect(result.certificate.dual.left).toHaveProperty('e1');
    expect(result.ms.total).toBeTypeOf('number');
    const verified = await ithaca('verify', 'p.json', 'r.json');
    expect(verified).toMatchObject({ code: 0, err: '' });
    expect(verified.out).toMatch(/^holds: optimal, proven/);
  });

  it('print the result where no file is named', async () => {
    await file('p.json', JSON.stringify(problem));
    const { out } = await ithaca('solve', 'p.json');
    expect(JSON.parse(out)).toMatchObject({ matched: 1 });
  });

  it('say what does not hold, with exit code 1', async () => {
    await file('p.json', JSON.stringify(problem));
    const { out } = await ithaca('solve', 'p.json');
    const worse = { ...JSON.parse(out), pairs: [['e1', 'm1', 8700]], totalFit: 8700 };
    await file('worse.json', JSON.stringify(worse));
    const run = await ithaca('verify', 'p.json', 'worse.json');
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.err).toMatch(/^does not hold:\n {2}\w/);
    await file('broken.json', JSON.stringify({ ...worse, certificate: 'trust me' }));
    const broken = await ithaca('verify', 'p.json', 'broken.json');
    await expectRefusal(broken, /broken\.json: certificate: expected an object/, 'none');
  });

  it('confirm every example problem', async () => {
    for (const kind of ['assignment', 'peer', 'stable', 'circle']) {
      const path = join(EXAMPLES, `${kind}.json`);
      expect(await ithaca('solve', path, '--out', `${kind}.out`)).toMatchObject({ code: 0 });
      expect(await ithaca('verify', path, `${kind}.out`)).toMatchObject({ code: 0, err: '' });
    }
  });

  it('refuse a bad problem in one line and write nothing', async () => {
    await file('text.json', '{"kind": "assignment",\n "left": [}');
    await file('latin.json', Uint8Array.of(0x7b, 0xe9, 0x7d));
    await file('fit.json', JSON.stringify({ ...problem, pairs: [['e1', 'm1', 12_000]] }));
    const owed = { ...problem, right: [{ id: 'm1', capacity: 3, min: 3 }] };
    await file('owed.json', JSON.stringify(owed));
    const faults = [
      ['text.json', /text\.json: not valid JSON/],
      ['latin.json', /not UTF-8/],
      ['fit.json', /fit\.json: pairs\[0\]: fit must be a whole number 0\.\.10000/],
      ['owed.json', /owed\.json: right\[0\]: m1 is owed 3 partners, but only 2/],
      ['nowhere.json', /cannot read nowhere\.json: no such file/],
    ] as const;
    for (const [name, fault] of faults) {
      await expectRefusal(await ithaca('solve', name, '--out', 'no-result'), fault, 'no-result');
    }
    await file('p.json', JSON.stringify(problem));
    const nowhere = await ithaca('solve', 'p.json', '--out', 'no/such/no-result');
    await expectRefusal(nowhere, /cannot write no\/such\/no-result/, 'no-result');
  });
});

describe('ithaca what-if and repair', () => {
  const both = {
    ...problem,
    left: [
      { id: 'e1', capacity: 1 },
      { id: 'e2', capacity: 1 },
    ],
    right: [
      { id: 'm1', capacity: 1 },
      { id: 'm2', capacity: 1 },
    ],
    pairs: [
      ['e1', 'm1', 9000],
      ['e1', 'm2', 5000],
      ['e2', 'm1', 8000],
      ['e2', 'm2', 1000],
    ],
    pinned: [],
    forbidden: [],
  };

  it('compare before and after, and write what can be verified', async () => {
    await file('both.json', JSON.stringify(both));
    const changes = [
      { change: 'pin', pair: ['e1', 'm1'] },
      { change: 'capacity', side: 'right', id: 'm2', capacity: 0 },
    ];
    await file('changes.json', JSON.stringify(changes));
    const outs = ['--out', 'after.json', '--problem', 'changed.json'];
    const run = await ithaca('what-if', 'both.json', '--changes', 'changes.json', ...outs);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toMatch(/matched: +2 -> 1\n/);
    expect(run.out).toContain('e1: m2 -> m1 (+4,000)');
    expect(run.out).toContain('e2: m1 -> nobody (-8,000)');
    expect(await ithaca('verify', 'changed.json', 'after.json')).toMatchObject({ code: 0 });
    await file('changes.json', JSON.stringify([{ change: 'pin', pair: ['e1', 'm9'] }]));
    const bad = await ithaca('what-if', 'both.json', '--changes', 'changes.json');
    await expectRefusal(bad, /changes\.json: changes\[0\]: .*unknown id m9/, 'none');
    await file('changes.json', JSON.stringify([{ change: 'pni' }]));
    const misspelt = await ithaca('what-if', 'both.json', '--changes', 'changes.json');
    await expectRefusal(misspelt, /changes\[0\]\.change: expected one of pin, unpin/, 'none');
  });

  it('move as few as possible, or at most so many', async () => {
    await file('both.json', JSON.stringify(both));
    await file('pairs.json', JSON.stringify([['e1', 'm1']]));
    const args = ['repair', 'both.json', '--existing', 'pairs.json'];
    const most = JSON.parse((await ithaca(...args)).out);
    expect(most).toMatchObject({ matched: 2, ended: [], added: [['e2', 'm2', 1000]] });
    const one = JSON.parse((await ithaca(...args, '--at-most', '1')).out);
    expect(one).toMatchObject({ matched: 2, totalFit: 13_000, ended: [['e1', 'm1']] });
    const told = await ithaca(...args, '--at-most', '1', '--out', 'new.json');
    expect(told.out).toContain('existing:    0 kept, 1 ended; 2 new');
    expect(told.out).toContain('the best that ends no more');
    await expectRefusal(await ithaca(...args, '--at-most', 'few'), /--at-most: expected/, 'none');
  });
});

describe('ithaca match', () => {
  it('pairs two spreadsheets, says why, and can be verified', async () => {
    const args = await matchArgs(MENTEES, MENTORS, 'good');
    const files = ['--report', 'why.html', '--problem', 'mp.json', '--result', 'mr.json'];
    const run = await ithaca(...args, ...files);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toMatch(/matched: +2\n/);
    expect(run.out).toContain(
      'e3: no allowed partner (0 of 2 partners allowed; a language in common removes 2',
    );
    expect(await ithaca('verify', 'mp.json', 'mr.json')).toMatchObject({ code: 0 });

    const csv = await readFile(join(folder, 'good.csv'), 'utf8');
    expect(csv).toContain('e1,Ada <b>,m1,Grace,');
    expect(csv).toContain('skills: python, sql');
    // A name that a spreadsheet would run as a formula.
    expect(csv).toContain(`e2,"'=1+1",m2,Hedy`);

    const html = await readFile(join(folder, 'why.html'), 'utf8');
    expect(html).toContain('Ada &lt;b&gt; (e1) with Grace (m1)');
    expect(html).not.toContain('<b>');
    expect(html).toContain('Zoë (e3)');
    expect(html).not.toMatch(/<script|https?:/);
  });

  it('finds for very many people the pairs that the web finds, without listing all', async () => {
    const made = companyPeople(4100, 1, inventedRows(1));
    // A cell has skills by name alone.
    const named = (skills: readonly { readonly skill: string }[] = []) =>
      skills.map(({ skill }) => ({ skill }));
    const input = {
      mentees: made.left.map((one) => ({ ...one, skillsWanted: named(one.skillsWanted) })),
      mentors: made.right.map((one) => ({ ...one, skillsOffered: named(one.skillsOffered) })),
      managers: [],
    };
    const web = matchPeople(input, DEFAULT_POLICY);
    await file('many.policy.json', JSON.stringify(DEFAULT_POLICY));
    await file('many.mentees.csv', toSheet(input.mentees));
    await file('many.mentors.csv', toSheet(input.mentors));
    const sheets = ['--mentees', 'many.mentees.csv', '--mentors', 'many.mentors.csv'];
    const out = ['--out', 'many.csv', '--problem', 'many.p.json', '--result', 'many.r.json'];
    const run = await ithaca('match', ...sheets, '--policy', 'many.policy.json', ...out);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toMatch(/4,202,500 pairs looked at, [\d,]+ looked into/);
    const { pairs } = JSON.parse(await readFile(join(folder, 'many.r.json'), 'utf8'));
    expect(pairs).toEqual(web.result.pairs);
    expect(web.verdict).toEqual({ holds: true, faults: [] });
    expect(await ithaca('verify', 'many.p.json', 'many.r.json')).toMatchObject({ code: 0 });
  }, 180_000);

  it('refuses a bad row in one line and writes nothing', async () => {
    const twice = MENTEES.replace('e2,', 'e1,');
    const run = await ithaca(...(await matchArgs(twice, MENTORS, 'bad')));
    const fault = /bad\.mentees\.in: row 3, column id: e1 is used already in row 2/;
    await expectRefusal(run, fault, 'bad.csv');
  });

  it('refuses a bad policy and outputs that overwrite each other or an input', async () => {
    const args = await matchArgs(MENTEES, MENTORS, 'clash');
    await file('policy.json', '{"rules": [], "criteria": [{"criterion": "luck", "weight": 1}]}');
    const policy = await ithaca(...args, '--policy', 'policy.json');
    await expectRefusal(
      policy,
      /policy\.json: criteria\[0\]\.criterion: expected one of/,
      'clash.csv',
    );
    const same = await ithaca(...args, '--report', './clash.csv');
    await expectRefusal(same, /--out and --report are the same file/, 'clash.csv');
    const input = await ithaca(...args, '--report', 'clash.mentees.in');
    expect(input).toMatchObject({ code: 2 });
    expect(await readFile(join(folder, 'clash.mentees.in'), 'utf8')).toBe(MENTEES);
  });

  it('writes none of its files when one cannot be written', async () => {
    const args = await matchArgs(MENTEES, MENTORS, 'half');
    const run = await ithaca(...args, '--report', 'no/such/folder/why.html');
    await expectRefusal(run, /cannot write no\/such\/folder\/why\.html/, 'half.csv');
  });
});
