import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { i18n, say } from '../../../i18n.ts';
import { offering, question } from '../../programs/enrolment-question.ts';
import { checkRows, type Known } from './check-rows.ts';
import { guessMapping, mappingFrom } from './column-mapping.ts';
import { columnLetter, mappingProblem } from './mapping-problem.ts';
import { readTable, type Table } from './read-table.ts';
import {
  readAvailability,
  readNumber,
  readStage,
  readTimeZone,
  readWholeNumber,
} from './read-values.ts';

const usual: Known = {
  sides: ['mentee', 'mentor'],
  side: null,
  enrolled: new Set(),
  questions: [],
};

function check(csv: string, known: Partial<Known> = {}) {
  const table = readTable(csv) as Table;
  return checkRows(table, guessMapping(table.header, known.questions), { ...usual, ...known });
}

/** What is wrong, as the page says it: row, column, value, words. */
function faultsOf(csv: string, known: Partial<Known> = {}) {
  return check(csv, known).faults.map((fault) => {
    expect(i18n.exists(fault.reason)).toBe(true);
    return `${fault.row} ${fault.column || '-'} ${fault.value || '-'}: ${say(fault.reason, fault.values)}`;
  });
}

describe('the columns of a file', () => {
  it('are guessed from what people call them', () => {
    expect(
      guessMapping(['E-Mail Address', 'Full name', 'Role', 'Time-zone', 'Line Manager Email', 'x']),
    ).toEqual({ email: 0, name: 1, side: 2, time_zone: 3, manager_email: 4 });
  });

  it('are the program’s own questions too, by their words', () => {
    const own = [{ key: 'k', label: 'Which τools?' }];
    expect(guessMapping(['email', ' which Τools? '], own)).toEqual({ email: 0, answers: { k: 1 } });
    expect(mappingFrom(new URLSearchParams('email=0&answers[k]=1&answers[l]='))).toEqual({
      email: 0,
      answers: { k: 1 },
    });
    expect(mappingProblem({ email: 0, side: 1, answers: { k: 1 } }, null, ['a', 'b'])?.key).toBe(
      'enrolment:import.problems.twoFields',
    );
  });

  it('are each used once', () => {
    expect(guessMapping(['email', 'mail', 'E-mail'])).toEqual({ email: 0 });
  });

  it('come from an address, without what is no column', () => {
    expect(mappingFrom(new URLSearchParams('email=1&side=&check=yes'))).toEqual({ email: 1 });
    expect(mappingFrom(new URLSearchParams('email=-1'))).toEqual({});
  });

  it('need an e-mail and a side, and no column twice', () => {
    const header = ['a', 'b'];
    expect(mappingProblem({ side: 1 }, null, header)?.key).toBe(
      'enrolment:import.problems.noEmail',
    );
    expect(mappingProblem({ email: 0 }, null, header)?.key).toBe(
      'enrolment:import.problems.noSide',
    );
    expect(mappingProblem({ email: 0 }, 'mentor', header)).toBeNull();
    expect(mappingProblem({ email: 0, name: 0, side: 1 }, null, header)).toEqual({
      key: 'enrolment:import.problems.twoFields',
      values: { column: 'a' },
    });
    expect([0, 25, 26, 27, 52, 701, 702].map(columnLetter)).toEqual([
      'A',
      'Z',
      'AA',
      'AB',
      'BA',
      'ZZ',
      'AAA',
    ]);
  });
});

describe('the values of cells', () => {
  it('are stages by the words people use for them', () => {
    expect(['Mid-level', 'LEAD', 'early career', 'C-level', 'wizard'].map(readStage)).toEqual([
      'mid',
      'manager',
      'early',
      'executive',
      undefined,
    ]);
  });

  it('are zones in any case, old names too, and no offsets', () => {
    expect(
      ['europe/london', 'Europe/Kyiv', 'Asia/Calcutta', 'UTC+2', 'Narnia'].map(readTimeZone),
    ).toEqual(['Europe/London', 'Europe/Kyiv', 'Asia/Calcutta', undefined, undefined]);
  });

  it('are numbers with a point or a comma, whole where they must be', () => {
    expect(['2', '2.5', '2,5', '1e3', 'two', ''].map(readNumber)).toEqual([
      2,
      2.5,
      2.5,
      undefined,
      undefined,
      undefined,
    ]);
    expect(['2', '2.0', '2.5', '-1'].map(readWholeNumber)).toEqual([2, 2, undefined, -1]);
  });

  it('are windows of the week', () => {
    expect(readAvailability('mon 09:00-12:00; Friday 14:30 – 24:00')).toEqual([
      { weekday: 1, startsMinute: 540, endsMinute: 720 },
      { weekday: 5, startsMinute: 870, endsMinute: 1440 },
    ]);
    expect(readAvailability('mornings')).toBeUndefined();
    expect(readAvailability('mon 12:00-09:00')).toBeUndefined();
  });
});

describe('the rows of a file', () => {
  it('are read whole', () => {
    const { good, faults } = check(
      'id,name,email,side,career_stage,country,time_zone,languages,skills_wanted,skills_offered,capacity,hours_per_month,goal,manager_email,availability\n' +
        'e1,Zoë,Zoe@X.org,Mentee,mid,Greece,Europe/Athens,en; Greek,php; javascript | PHP,,1,"2,5",Speak,boss@x.org,mon 9:00-10:00\n',
    );
    expect(faults).toEqual([]);
    expect(good).toEqual([
      {
        row: 2,
        id: 'e1',
        name: 'Zoë',
        email: 'zoe@x.org',
        side: 'mentee',
        careerStage: 'mid',
        country: 'GR',
        department: '',
        site: '',
        industry: '',
        timeZone: 'Europe/Athens',
        languages: ['en', 'el'],
        skillsWanted: ['php', 'javascript'],
        skillsOffered: [],
        capacity: 1,
        hoursPerMonth: 2.5,
        goal: 'Speak',
        managerEmail: 'boss@x.org',
        availability: [{ weekday: 1, startsMinute: 540, endsMinute: 600 }],
        answers: {},
      },
    ]);
  });

  it('take their side from the form where no column says it', () => {
    expect(check('email\na@x.org\n', { side: 'mentor' }).good).toMatchObject([{ side: 'mentor' }]);
  });

  it('may have the same person on both sides, but not twice on one', () => {
    expect(
      faultsOf('email,side\na@x.org,mentor\nA@X.org,mentee\nb@x.org,mentor\na@x.org,mentor\n'),
    ).toEqual(['5 email a@x.org: is in row 2 already, on the same side']);
  });

  it('name who is enrolled already', () => {
    const enrolled = new Set(['a@x.org mentor']);
    expect(faultsOf('email,side\na@x.org,mentor\na@x.org,mentee\n', { enrolled })).toEqual([
      '2 email a@x.org: is enrolled in this program already, on the same side',
    ]);
  });

  it('name every cell that is wrong, with row, column, value and reason', () => {
    expect(
      faultsOf(
        'E-mail;Side;Stage;Country;Zone;Languages;Capacity;Hours\n' +
          'no address;boss;wizard;Narnia;Mars/Olympus;en, Klingonese;1.5;-2\n' +
          ';;;;;;;\n' +
          ' ;mentee;;;;;0;many\n',
      ),
    ).toEqual([
      '2 E-mail no address: is no e-mail address',
      '2 Side boss: is no side of this program; possible are mentee, mentor',
      '2 Stage wizard: is no career stage we know; possible are student, early, mid, senior, manager, executive, returning, changing',
      '2 Country Narnia: is no country we know; use its name or its two letters',
      '2 Zone Mars/Olympus: is no time zone we know; use a name such as Europe/London',
      '2 Languages Klingonese: is no language we know; use its name or its code',
      '2 Capacity 1.5: is no whole number from 1 to 50',
      '2 Hours -2: is no number from 0 to 200',
      '4 E-mail -: is empty, and must be there',
      '4 Capacity 0: is no whole number from 1 to 50',
      '4 Hours many: is no number from 0 to 200',
    ]);
  });

  it('answer the program’s own questions, under the question’s own words', () => {
    const questions = offering(
      [
        question.parse({ key: 't', label: 'Which tools?', kind: 'skills', most: 2 }),
        question.parse({
          key: 'c',
          label: 'Campus',
          kind: 'choice',
          options: ['North; old', 'South'],
          isRequired: true,
        }),
        question.parse({ key: 'n', label: 'Years', kind: 'number', side: 'mentor' }),
      ],
      ['Go', 'R, advanced', 'Öl painting'],
    );
    const csv =
      'email,side,which TOOLS?,Campus,Years\n' +
      'a@x.org,mentee,"r, advanced; ÖL painting",north; old,\n' +
      'b@x.org,mentor,,,"1,5"\n';
    expect(check(csv, { questions }).good.map(({ answers }) => answers)).toEqual([
      { t: ['R, advanced', 'Öl painting'], c: 'North; old' },
      { n: '1.5' },
    ]);
    expect(
      faultsOf(
        'email,side,Which tools?,Campus,Years\n' +
          'a@x.org,mentor,Go; Cobol | Sanskrit,East,many\n' +
          'b@x.org,mentee,"Go; R, advanced; Öl painting",South,many\n',
        { questions },
      ),
    ).toEqual([
      '2 Which tools? Cobol: is no skill on your list; add it under Skills, or write it as it is there',
      '2 Which tools? Sanskrit: is no skill on your list; add it under Skills, or write it as it is there',
      '2 Campus East: is none of the answers to choose from; possible are North; old, South',
      '2 Years many: is no number',
      '3 Which tools? Go; R, advanced; Öl painting: has more than 2 entries',
    ]);
    // Whoever has no list of skills yet is told so for each name, and not left without them.
    expect(
      faultsOf('email,side,Which tools?\na@x.org,mentor,Go\n', {
        questions: offering(questions, []),
      }),
    ).toHaveLength(1);
  });

  it('have as many cells as the header', () => {
    expect(faultsOf('email,side,goal\na@x.org,mentee\nb@x.org,mentee,Go,far\n')).toEqual([
      '2 - -: this row has 2 cells, the header has 3',
      '3 - far: this row has 4 cells, the header has 3',
    ]);
    expect(check('email,side\na@x.org,mentee,,\n').good).toHaveLength(1);
  });

  it('are refused where a quotation mark never closes, and nothing after it is taken', () => {
    const { good, faults } = check('email,side\na@x.org,mentee\n"b@x.org,mentee\nc@x.org,mentee\n');
    expect(good.map((row) => row.email)).toEqual(['a@x.org']);
    expect(faults).toMatchObject([{ row: 3, reason: 'enrolment:fault.brokenQuote' }, { row: 3 }]);
  });

  it('keep what a spreadsheet would run as it was typed: it is text here', () => {
    expect(check('email,side,goal\na@x.org,mentee,=1+1\n').good[0]?.goal).toBe('=1+1');
  });

  it('show a long value shortened', () => {
    const [fault] = check(`email,side\n${'x'.repeat(500)},mentee\n`).faults;
    expect(fault?.value).toHaveLength(40);
  });

  const shared = new URL('../../../../../shared/data/', import.meta.url);
  it.runIf(fs.existsSync(shared))(
    'of the real files are all good, once they have addresses',
    () => {
      for (const name of ['mentees', 'mentors']) {
        const [header, ...lines] = fs
          .readFileSync(new URL(`${name}.csv`, shared), 'utf8')
          .trimEnd()
          .split('\n');
        const bare = readTable(`${header}\n${lines.join('\n')}`) as Table;
        expect(guessMapping(bare.header).email).toBeUndefined();
        const csv = [`${header},email`, ...lines.map((line, at) => `${line},${name}${at}@x.org`)];
        const { good, faults } = check(csv.join('\n'));
        expect(faults).toEqual([]);
        expect(good).toHaveLength(lines.length);
      }
    },
  );
});
