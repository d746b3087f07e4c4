import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { hasRealPeople, realPeopleCsv } from '../support/real-people.ts';
import { type RunningServer, startServer, stopServers } from '../support/server.ts';
import { linkIn, type SmtpPeer, startSmtpPeer } from '../support/smtp-peer.ts';
import { beginClosing } from '../support/steps.ts';

// The main job, end to end, on the real input: people come in from a spreadsheet, are matched with
// reasons and proof, the manager approves, a pair agrees, meets, records progress, adjusts and closes,
// and the manager sees the outcome. Three people are signed in; each is shown what is not theirs.

test.setTimeout(420_000);

let server: RunningServer;
let post: SmtpPeer;
test.beforeAll(async () => {
  post = await startSmtpPeer();
  server = await startServer({ smtpUrl: post.url });
});
test.afterAll(async () => {
  await stopServers();
  await post.stop();
});

const password = 'the long way home';
const secretWords = {
  goal: 'Explain closures to a colleague without notes',
  note: 'We talked about the harbour project in confidence',
  private: 'I felt nervous and did not say so',
  reason: 'The meetup was moved to next year',
};

async function expectNoFaults(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join()}`),
  ).toEqual([]);
}

/** Opens the invitation from the mail in a browser of their own, and joins. */
async function join(browser: Browser, email: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(linkIn(await post.mailTo(email, /invited/)));
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Create account and join' }).click();
  await expect(page).toHaveURL(/\/o\/lighthouse/);
  return page;
}

test('from a spreadsheet to an outcome', async ({ browser, page: manager }) => {
  const people = realPeopleCsv();
  test.info().annotations.push({
    type: 'input',
    description: hasRealPeople
      ? 'people with real skills'
      : 'generated people: no shared/data here',
  });
  const base = `${server.origin}/o/lighthouse`;

  await test.step('the manager starts an organization and a program', async () => {
    await manager.goto(server.origin);
    await manager.getByLabel('Name of the organization').fill('Lighthouse');
    await manager.getByLabel('Your name').fill('Ada Keeper');
    await manager.getByLabel('E-mail address').fill('ada@lighthouse.example');
    await manager.getByRole('textbox', { name: 'Password' }).fill(password);
    await manager.getByRole('button', { name: 'Start', exact: true }).click();
    await manager.getByRole('link', { name: 'New program' }).click();
    await manager.getByLabel('Name', { exact: true }).fill('First Light');
    await manager.getByLabel(/Purpose/).fill('Everybody ships something they could not before.');
    await manager.getByLabel(/Ends on/).fill(dayFromNow(180));
    await manager.getByRole('button', { name: 'Create program' }).click();
    await expect(manager.getByRole('heading', { name: 'First Light', level: 1 })).toBeVisible();
    await manager.getByRole('button', { name: 'Open enrolment' }).click();
    await expect(manager.getByRole('status')).toContainText('Enrolment is open');
    await expectNoFaults(manager);
  });
  const programPath = new URL(manager.url()).pathname;
  const program = `${server.origin}${programPath}`;

  await test.step('people come in from a spreadsheet', async () => {
    await manager.goto(`${program}/enrolments/import`);
    await manager.getByLabel('Spreadsheet').setInputFiles({
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(people.csv),
    });
    await manager.getByRole('button', { name: 'Upload and look at it' }).click();
    await expect(manager.getByText('737 rows')).toBeVisible();
    await manager.getByRole('button', { name: 'Check the rows' }).click();
    await expect(manager.getByText('Every row is fine.')).toBeVisible();
    await expectNoFaults(manager);
    await manager.getByRole('button', { name: 'Import 737 rows' }).click();
    await expect(manager.getByRole('status')).toContainText('737 enrolments were imported', {
      timeout: 60_000,
    });
  });

  await test.step('they are matched in the best possible way, with reasons', async () => {
    await manager.goto(`${program}/matching`);
    await manager.getByRole('button', { name: 'Start from the template' }).click();
    await expect(manager.getByText('Version 1', { exact: true })).toBeVisible();
    await expectNoFaults(manager);
    await manager.getByRole('button', { name: 'Find the best pairs' }).click();
    await expect(manager).toHaveURL(/\/matching\/[0-9a-f-]{36}$/);
    await expect(manager.getByText(/best possible/).first()).toBeVisible({ timeout: 60_000 });
    await expectNoFaults(manager);
  });
  const run = manager.url();
  const pair = { mentee: people.mentees[0], mentor: people.mentors[0] };
  await test.step('the manager looks at a pair, and approves them all', async () => {
    await manager.getByLabel('Name', { exact: true }).fill(`${pair.mentee?.name}`);
    await manager.getByRole('button', { name: 'Show' }).click();
    await manager.getByRole('link', { name: `Look closer at ${pair.mentee?.name} and` }).click();
    const heading = manager.getByRole('heading', { level: 1, name: `${pair.mentee?.name} and` });
    const title = (await heading.innerText()).split(' and ')[1];
    pair.mentor = people.mentors.find(({ name }) => name === title);
    await expect(manager.getByRole('heading', { name: 'What speaks for it' })).toBeVisible();
    await expectNoFaults(manager);
    await manager.goto(run);
    await manager.getByRole('link', { name: /Approve all \d+ open pairs/ }).click();
    await manager.getByLabel('They begin on').fill(dayFromNow(-3));
    await expectNoFaults(manager);
    await manager.getByRole('button', { name: /Approve \d+ pairs/ }).click();
    await expect(manager).toHaveURL(/\/engagements/, { timeout: 60_000 });
    await expect(manager.getByRole('status')).toContainText('pairs are approved');
    await expectNoFaults(manager);
  });

  const mentee = await test.step('the mentee joins from the invitation', () =>
    join(browser, `${pair.mentee?.email}`));
  const mentor = await test.step('the mentor joins from the invitation', () =>
    join(browser, `${pair.mentor?.email}`));

  await test.step('both are told by one mail, which leads to their workspace', async () => {
    const mail = await post.mailTo(`${pair.mentee?.email}`, /You have a mentor in First Light/);
    await mentee.goto(linkIn(mail));
    await expect(mentee.getByText(`${pair.mentor?.name}`).first()).toBeVisible();
    await mentee.goto(base);
    await mentee.getByRole('link', { name: 'Set a goal' }).click();
    await expect(mentee).toHaveURL(/\/engagements\/[0-9a-f-]{36}\/goals/);
  });
  const workspace = mentee.url().replace(/\/goals.*$/, '');

  await test.step('the mentee sets a goal with milestones and a scale', async () => {
    await mentee.goto(`${workspace}/goals/new`);
    await mentee.getByLabel('The goal in one sentence').fill(secretWords.goal);
    await mentee.getByLabel('Due on').fill(dayFromNow(400));
    await mentee.getByLabel(/1\. What is reached/).fill('Explain it once to my mentor');
    await mentee.getByRole('group', { name: 'Milestone 1' }).getByLabel('By').fill(dayFromNow(30));
    const levels = ['Not at all', 'With notes', 'Without notes', 'To two people', 'At a meetup'];
    for (const [index, level] of levels.entries()) {
      await mentee.locator(`[name="scale[${index}]"]`).fill(level);
    }
    await mentee.getByRole('button', { name: 'Set this goal' }).click();
    await expect(mentee.getByText(/Please choose a day between/)).toBeVisible();
    await expect(mentee.getByLabel('The goal in one sentence')).toHaveValue(secretWords.goal);
    await mentee.getByLabel('Due on').fill(dayFromNow(90));
    await mentee.getByRole('button', { name: 'Set this goal' }).click();
    await expect(mentee.getByRole('status')).toContainText('The goal is set');
    await expectNoFaults(mentee);
  });
  const goal = mentee.url().replace(/\?.*$/, '');

  await test.step('both sign the agreement', async () => {
    await mentor.goto(`${workspace}/agreement`);
    await mentor.getByRole('button', { name: 'Take this draft' }).click();
    await mentor.getByLabel('Your name, as your signature').fill(`${pair.mentor?.name}`);
    await mentor.getByRole('button', { name: 'Sign the agreement' }).click();
    await expect(mentor.getByText(/It waits for/)).toBeVisible();
    await mentee.goto(linkIn(await post.mailTo(`${pair.mentee?.email}`, /has signed/)));
    await expectNoFaults(mentee);
    await mentee.getByLabel('Your name, as your signature').fill(`${pair.mentee?.name}`);
    await mentee.getByRole('button', { name: 'Sign the agreement' }).click();
    await expect(mentee.getByText('In force').first()).toBeVisible();
  });

  await test.step('they meet, and write down progress and an action', async () => {
    await mentee.goto(`${workspace}/sessions`);
    await mentee.getByRole('link', { name: 'We met already' }).click();
    await mentee.getByLabel('Day', { exact: true }).fill(dayFromNow(-2));
    await mentee.getByLabel('Time', { exact: true }).fill('10:00');
    await mentee.getByLabel(/Shared notes/).fill(secretWords.note);
    await mentee.getByLabel(/How far is it/).fill('40');
    await mentee.getByLabel('When or where …').first().fill('When the kettle boils on Monday');
    await mentee.getByLabel('… I will').first().fill('explain one closure aloud');
    await mentee.getByRole('group', { name: 'Action 1' }).getByLabel('By').fill(dayFromNow(7));
    await mentee.getByRole('button', { name: 'Save the session' }).click();
    await expect(mentee.getByRole('status')).toContainText('The session is recorded');
    await expect(mentee.getByText('explain one closure aloud').first()).toBeVisible();
    const noted = mentee.waitForResponse((answer) => answer.url().endsWith('/words'));
    await mentee.getByLabel('Your private note').fill(secretWords.private);
    await mentee.getByRole('button', { name: 'Save private note' }).click();
    expect((await noted).status()).toBe(200);
    await expectNoFaults(mentee);
    await mentor.goto(mentee.url());
    await expect(mentor.getByText(secretWords.note).first()).toBeVisible();
    await expect(mentor.getByText(secretWords.private)).toHaveCount(0);
  });

  await test.step('the mentor checks in, the mentee adjusts the goal, the mentor agrees', async () => {
    await mentor.goto(goal);
    await mentor.getByLabel(/How far is it/).fill('50');
    await mentor
      .getByRole('radiogroup', { name: /which level/ })
      .getByRole('radio')
      .nth(3)
      .check();
    await mentor.getByRole('button', { name: 'Save check-in' }).click();
    await expect(mentor.getByRole('status')).toContainText('Your check-in is saved');
    await expectNoFaults(mentor);
    await mentee.goto(`${goal}/revise`);
    await mentee.getByLabel('Due on').fill(dayFromNow(120));
    await mentee.getByRole('button', { name: 'Save the revision' }).click();
    await expect(mentee.getByText('Please fill this in.')).toBeVisible();
    await mentee.getByLabel('Why does it change?').fill(secretWords.reason);
    await mentee.getByRole('button', { name: 'Save the revision' }).click();
    await expect(mentee.getByRole('status')).toContainText('The goal is revised');
    await mentor.goto(`${goal}/history`);
    await expect(mentor.getByText(secretWords.reason)).toBeVisible();
    await expectNoFaults(mentor);
    await mentor.getByRole('button', { name: 'I agree' }).click();
    await expect(mentor.getByText(/agreed on/).first()).toBeVisible();
  });

  await test.step('they answer a pulse, and close with outcomes', async () => {
    await mentee.goto(`${workspace}/pulse`);
    await expectNoFaults(mentee);
    await mentee
      .getByRole('radiogroup', { name: /How useful/ })
      .getByRole('radio')
      .nth(4)
      .check();
    await mentee.getByRole('button', { name: 'Keep my answers' }).click();
    await expect(mentee.getByRole('status')).toContainText('for your eyes only');
    await beginClosing(mentor, workspace);
    for (const [member, words] of [
      [mentor, 'I learnt to listen first'],
      [mentee, 'I explain closures at the meetup'],
    ] as const) {
      await member.goto(`${workspace}/close`);
      await member.getByLabel('What is different now?').fill(words);
      await member.getByRole('button', { name: 'Keep my outcome' }).click();
      await expect(member.getByRole('status')).toBeVisible();
    }
    await mentor.goto(`${workspace}/close`);
    await expect(mentor.getByText('I explain closures at the meetup')).toBeVisible();
    await expect(mentor.getByText('Closed', { exact: true }).first()).toBeVisible();
    await expectNoFaults(mentor);
  });

  await test.step('the manager sees that it went well, and not a word of it', async () => {
    await manager.goto(`${program}/engagements?phase=closed`);
    const row = manager.getByRole('row').filter({ hasText: `${pair.mentee?.name}` });
    await expect(row).toContainText(`${pair.mentor?.name}`);
    await expect(row).toContainText('Closed');
    await manager.goto(`${program}/outcomes`);
    await expect(manager.getByText(/fewer than 5/i).first()).toBeVisible();
    await expectNoFaults(manager);
    for (const page of ['/engagements', '/outcomes', '/outcomes.csv', '/engagements.csv']) {
      const answer = await manager.request.get(`${program}${page}`);
      expect(answer.status()).toBe(200);
      const text = await answer.text();
      for (const words of Object.values(secretWords)) expect(text).not.toContain(words);
    }
  });

  await test.step('each is refused what is not theirs', async () => {
    const status = async (who: Page, address: string) => (await who.request.get(address)).status();
    for (const part of ['', '/goals', '/sessions', '/agreement', '/pulse', '/close', '/ratings']) {
      expect(await status(manager, workspace + part), `manager ${part}`).toBe(404);
      expect(await status(mentor, workspace + part), `mentor ${part}`).toBe(200);
    }
    const forManagers = [
      `${base}/people`,
      `${base}/skills`,
      `${base}/settings`,
      `${base}/mail`,
      `${program}/settings`,
      `${program}/enrolments`,
      `${program}/enrolments.csv`,
      `${program}/enrolments/import`,
      `${program}/matching`,
      run,
      `${program}/engagements`,
      `${program}/engagements.csv`,
      `${program}/outcomes`,
      `${program}/outcomes.csv`,
    ];
    for (const address of forManagers) {
      expect(await status(mentee, address), `mentee ${address}`).toBe(404);
      expect(await status(mentor, address), `mentor ${address}`).toBe(404);
    }
    const stranger = await browser.newContext();
    const page = await stranger.newPage();
    await page.goto(workspace);
    await expect(page).toHaveURL(/\/sign-in\?to=/);
    await stranger.close();
  });
});

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
