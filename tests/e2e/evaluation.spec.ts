import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import pg from 'pg';
import { pdfPages } from '../support/pdf-text.ts';
import { matchAndApprove, startOrganization, startProgram } from '../support/program-steps.ts';
import { type RunningServer, startServer, stopServers } from '../support/server.ts';
import { linkIn, type SmtpPeer, startSmtpPeer } from '../support/smtp-peer.ts';
import { openPage } from '../support/steps.ts';

// A program asks two people how they are: one answers on a phone from the mail's link, without an
// account, and the manager opens the report on paper.

test.describe.configure({ mode: 'serial' });
test.setTimeout(240_000);

let post: SmtpPeer;
let server: RunningServer;
let manager: Page;
let program: string;
const adaAt = 'ada@lighthouse.example';
const boAt = 'bo@lighthouse.example';

async function expectNoFaults(page: Page): Promise<void> {
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
}

/** A zone where it is about noon: nobody gets questions by mail at night. */
function zoneAtNoon(): string {
  const hours = 12 - new Date().getUTCHours();
  return hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}

/** A phone on which no script runs. */
async function openPhone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    javaScriptEnabled: false,
  });
  return context.newPage();
}

async function expectToFit(page: Page): Promise<void> {
  const wide = await page.locator('html').evaluate((html) => html.scrollWidth > html.clientWidth);
  expect(wide).toBe(false);
}

/** The one thing that a browser cannot do: five weeks pass since the two signed, and since anybody was asked. */
async function letWeeksPass(): Promise<void> {
  const database = new pg.Client(server.database);
  await database.connect();
  await database.query(`update engagement set phase = 'agreed', agreed_at = now() - interval '35 days',
    starts_on = starts_on - 35`);
  await database.query("update survey set asked_at = asked_at - interval '35 days'");
  await database.end();
}

test.beforeAll(async ({ browser }) => {
  post = await startSmtpPeer();
  server = await startServer({ smtpUrl: post.url });
  manager = await openPage(browser);
  const organization = await startOrganization(manager, server.origin);
  program = await startProgram(manager, organization, {
    name: 'Spring',
    kind: 'One to one',
    timeZone: zoneAtNoon(),
    people: [
      { email: adaAt, side: 'mentee' },
      { email: boAt, side: 'mentor' },
    ],
  });
  await matchAndApprove(manager, program);
});
test.afterAll(async () => {
  await stopServers();
  await post.stop();
});

test('a manager takes the plan, adds a measure, and asks', async () => {
  await manager.goto(`${program}/evaluation`);
  await expectNoFaults(manager);
  await manager.getByRole('button', { name: 'Use this plan' }).click();
  await expect(manager.getByRole('status')).toContainText('The plan is in use');
  await manager.getByRole('link', { name: 'Add a measure' }).click();
  await manager.getByLabel('What is measured').fill('Courage');
  await manager.getByLabel('Where it comes from, if others made it').fill('Somebody, 2001');
  await manager.getByRole('button', { name: 'Save this measure' }).click();
  await expect(manager.getByText('Please write at least one question.')).toBeVisible();
  await expect(manager.getByText('Please say what allows you')).toBeVisible();
  await manager
    .getByRole('group', { name: 'Question 1' })
    .getByLabel('The question or statement')
    .fill('I dare to speak up.');
  await manager.getByLabel('What allows you to use it').fill('CC BY 4.0');
  await expectNoFaults(manager);
  await manager.getByRole('button', { name: 'Save this measure' }).click();
  await expect(manager.getByRole('status')).toContainText('The measure is saved');
  await expect(manager.getByText('CC BY 4.0')).toBeVisible();
  await manager.getByRole('button', { name: 'Ask those who are due now' }).click();
  await expect(manager.getByRole('status')).toContainText('2 people were asked');
});

test('somebody answers on a phone from the mail, without signing in and without scripts', async ({
  browser,
}) => {
  const mail = await post.mailTo(adaAt, /A minute for Spring/);
  const phone = await openPhone(browser);
  await phone.goto(linkIn(mail));
  await expectToFit(phone);
  await phone
    .getByRole('radiogroup', { name: 'All in all, how satisfied are you with your work?' })
    .getByRole('radio', { name: '4' })
    .check();
  const helper = phone.getByRole('group', { name: 'Person 1' });
  await helper.getByLabel('Initials').fill('Jane Kay');
  await helper.getByLabel('From').selectOption('My team');
  await helper.getByLabel('Helps with').selectOption('Advice');
  await phone.getByRole('button', { name: 'Send my answers' }).click();
  await expect(phone.getByText('Initials only')).toBeVisible();
  // What was typed is still there.
  await expect(helper.getByLabel('From')).toHaveValue('team');
  await helper.getByLabel('Initials').fill('J. K.');
  await phone.getByRole('button', { name: 'Send my answers' }).click();
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Thank you');
  await phone.goto(linkIn(mail));
  await expect(phone.getByText('These questions are answered already')).toBeVisible();
  await phone.context().close();

  const other = await openPage(browser);
  await other.setViewportSize({ width: 390, height: 844 });
  await other.goto(linkIn(await post.mailTo(boAt, /A minute for Spring/)));
  await expect(other.getByRole('button', { name: 'Send my answers' })).toBeVisible();
  await expectNoFaults(other);
  expect((await other.goto(`${new URL(other.url()).origin}/answer/made-up`))?.status()).toBe(404);
});

test('the dashboard opens its lists, and a look writes to both and closes nothing', async () => {
  await manager.goto(`${program}/dashboard`);
  await expectNoFaults(manager);
  await manager.getByRole('link', { name: 'Matched' }).click();
  await expect(manager).toHaveURL(/engagements\?step=matched/);
  await manager.getByRole('link', { name: 'Open', exact: true }).click();
  await expect(manager.getByText('Nothing asks for a look.')).toBeVisible();
  await expectNoFaults(manager);
  await manager.getByRole('button', { name: 'Ask how it goes' }).click();
  await expect(manager.getByRole('status')).toContainText('Kept in the list below');
  await expect(manager.getByRole('cell', { name: 'Asked how it goes' })).toBeVisible();
  const mail = await post.mailTo(adaAt, /How is it going in Spring/);
  expect(mail.text).toContain('Mara Manager looks after Spring');
  await manager.getByRole('button', { name: 'Ask how it goes' }).click();
  await expect(manager.getByText('Give them time to answer')).toBeVisible();
});

test('a month later somebody answers the pulse from its mail, on a phone, skipping what they like', async ({
  browser,
}) => {
  await letWeeksPass();
  await manager.goto(`${program}/evaluation`);
  await manager.getByRole('button', { name: 'Ask those who are due now' }).click();
  await expect(manager.getByRole('status')).toContainText('2 people were asked');
  const mail = await post.mailTo(adaAt, /A minute this month for Spring/);
  expect(mail.text).toContain('How is it going with bo Person?');
  const began = Date.now();
  const phone = await openPhone(browser);
  await phone.goto(linkIn(mail));
  await expectToFit(phone);
  await expect(phone.getByRole('radiogroup')).toHaveCount(5);
  const useful = phone.getByRole('radiogroup', { name: 'How useful is it to you?' });
  await useful.getByRole('radio', { name: '4' }).check();
  await phone.getByRole('button', { name: 'Send my answers' }).click();
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Thank you');
  expect(Date.now() - began).toBeLessThan(60_000);
  await phone.goto(linkIn(mail));
  await expect(phone.getByText('These questions are answered already')).toBeVisible();
  await phone.context().close();
});

test('the report opens as PDF and says what the page says', async () => {
  await manager.goto(`${program}/evaluation`);
  // Two people are too few for any number, at the start as of the pulse.
  await expect(manager.getByRole('cell', { name: 'fewer than 5' })).toHaveCount(2);
  await manager.goto(`${program}/outcomes`);
  await expectNoFaults(manager);
  const link = manager.getByRole('link', { name: 'Report as PDF' });
  const address = new URL((await link.getAttribute('href')) ?? '', program).href;
  const answer = await manager.request.get(address);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  const text = (await pdfPages(new Uint8Array(await answer.body()))).join(' ');
  expect(text).toContain('Lighthouse');
  expect(text).toContain('Spring: outcomes');
  const funnel = manager.getByRole('table', { name: 'How far pairs came' });
  for (const step of ['Matched', 'Met', 'Closed as planned']) {
    const row = funnel.getByRole('row').filter({ hasText: new RegExp(`^${step}`) });
    const count = /\d+/.exec(await row.locator('td').first().innerText())?.[0] ?? 'none';
    expect(text).toMatch(new RegExp(`${step} ?${count}`));
  }
  await manager.getByRole('link', { name: 'How the figures are made' }).click();
  await expect(manager.getByRole('heading', { name: 'Change or effect' })).toBeVisible();
  await expectNoFaults(manager);
});
