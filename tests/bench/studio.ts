/**
 * npm run bench:studio [-- MENTEES]
 *
 * The matching studio with a whole company (10,000 mentees, 2,500 mentors), on a PostgreSQL of its own and a server as a
 * user starts it: how long until there is a result, how long a pin takes, how fast other pages answer meanwhile.
 */
import { type Browser, spread } from './browser.ts';
import { startCompany } from './company.ts';
import { insertCompany } from './company-rows.ts';

const mentees = Number(process.argv[2] ?? 10_000);
const say = (line: string) => console.log(line);
const seconds = (from: number) => ((performance.now() - from) / 1_000).toFixed(1);

const company = await startCompany();
const { browser, client } = company;
try {
  const program = await insertCompany(client, company.organization, mentees);
  const base = `/o/company/programs/${program}`;
  say(`${mentees} mentees, ${Math.ceil(mentees / 4)} mentors`);
  for (const line of company.machine) say(line);

  const pages = [
    '/o/company',
    '/o/company/programs',
    base,
    '/o/company/people',
    '/o/company/skills',
  ];
  for (const page of pages) await browser.get(page);
  say(`pages at rest:              ${spread(await visit(browser, pages, 40))}`);

  await browser.post(`${base}/matching`, { intent: 'template' });
  const pressed = performance.now();
  const run = await browser.post(`${base}/matching`, { intent: 'run' });
  say(`run accepted:               ${seconds(pressed)} s after the button`);
  const meanwhile: number[] = [];
  let isDone = false;
  const looking = (async () => {
    while (!isDone) meanwhile.push(...(await visit(browser, pages, pages.length)));
  })();
  await browser.untilOver(`${run}/events`);
  isDone = true;
  say(`time to the first result:   ${seconds(pressed)} s after the button`);
  await looking;
  say(`pages during the run:       ${spread(meanwhile)}`);
  const opened = performance.now();
  await browser.get(run);
  say(`page of the result:         ${seconds(opened)} s`);

  const { rows: pairs } = await client.query<{ mentee: string; mentor: string }>(
    `select mentee_enrolment_id as mentee, mentor_enrolment_id as mentor from matching_proposal
     order by fit desc limit 200`,
  );
  const pins: number[] = [];
  let scenario = '';
  for (let at = 0; at + 1 < pairs.length && pins.length < 5; at++) {
    const fields = {
      intent: 'decide',
      what: 'pin',
      mentee: pairs[at]?.mentee ?? '',
      mentor: pairs[at + 1]?.mentor ?? '',
    };
    const from = performance.now();
    const answer = await browser.post(
      `${run}/pair?one=${fields.mentee}&other=${fields.mentor}`,
      fields,
    );
    // Pairs that a rule forbids are refused: the next one.
    if (!answer) continue;
    pins.push(performance.now() - from);
    scenario = answer;
  }
  say(`solved again with a pin:    ${spread(pins)}, whole request`);
  const compared = performance.now();
  await browser.get(scenario);
  say(`before and after:           ${seconds(compared)} s`);
} finally {
  await company.stop();
}

async function visit(browser: Browser, pages: string[], times: number): Promise<number[]> {
  const ms: number[] = [];
  for (let at = 0; at < times; at++) {
    const from = performance.now();
    await browser.get(pages[at % pages.length] ?? '/');
    ms.push(performance.now() - from);
  }
  return ms;
}
