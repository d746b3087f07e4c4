import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { joinByMail, startOrganization, startProgram } from '../support/program-steps.ts';
import { startServer, stopServers } from '../support/server.ts';
import { linkIn, startSmtpPeer } from '../support/smtp-peer.ts';
import { openPage } from '../support/steps.ts';

test.afterEach(stopServers);

async function hasNoFaults(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

const people = [
  { email: 'ana@lighthouse.example', side: 'mentee' },
  { email: 'ben@lighthouse.example', side: 'mentee' },
  { email: 'cora@lighthouse.example', side: 'mentor' },
  { email: 'dan@lighthouse.example', side: 'mentor' },
];

test('a mentee asks a mentor, who sees what it takes and accepts', async ({ browser }) => {
  test.setTimeout(180_000);
  const post = await startSmtpPeer();
  const { origin } = await startServer({ smtpUrl: post.url });
  const manager = await openPage(browser);
  const organization = await startOrganization(manager, origin);
  const program = await startProgram(manager, organization, {
    name: 'Spring',
    kind: 'One to one',
    people,
  });

  await test.step('the manager allows it', async () => {
    await manager.goto(`${program}/settings`);
    await manager.getByLabel('Mentees may ask mentors themselves').check();
    await manager.getByRole('button', { name: 'Save settings' }).click();
    await expect(manager.getByRole('status')).toContainText('saved');
  });
  const ana = await joinByMail(browser, post, 'ana@lighthouse.example');
  const cora = await joinByMail(browser, post, 'cora@lighthouse.example');

  await test.step('the mentee looks around, without scripts too, and asks', async () => {
    await ana.goto(program);
    await ana.getByRole('link', { name: 'Look for a mentor' }).click();
    await expect(ana.getByRole('link', { name: 'dan Person' })).toBeVisible();
    await hasNoFaults(ana);
    await ana.getByRole('searchbox', { name: 'Search' }).fill('cora');
    await ana.getByRole('button', { name: 'Search' }).click();
    await expect(ana.getByRole('link', { name: 'dan Person' })).toHaveCount(0);
    await expect(ana.getByText('One place free of 1')).toBeVisible();
    await ana.getByRole('link', { name: 'cora Person' }).click();
    await ana.getByRole('button', { name: 'Send the request' }).click();
    await expect(ana.getByText('Please fill this in.')).toBeVisible();
    await ana.getByLabel('Your message').fill('I would like to learn from your years at sea.');
    await hasNoFaults(ana);
    await ana.getByRole('button', { name: 'Send the request' }).click();
    await expect(ana.getByRole('status')).toContainText('on its way');
    await ana.goto(organization);
    await expect(ana.getByRole('link', { name: 'You asked cora Person' })).toBeVisible();
  });

  const mail = await post.mailTo('cora@lighthouse.example', /asks you/);
  const request = linkIn(mail);
  await test.step('nobody else reads it', async () => {
    expect(mail.text).not.toContain('years at sea');
    expect((await manager.goto(request))?.status()).toBe(404);
    await manager.goto(`${program}/choice`);
    await expect(manager.getByText('Waiting for an answer')).toBeVisible();
    await expect(manager.getByText('cora Person')).toHaveCount(0);
    await hasNoFaults(manager);
    expect((await cora.goto(`${program}/choice`))?.status()).toBe(404);
    expect((await cora.goto(`${program}/mentors`))?.status()).toBe(404);
  });

  await test.step('the mentor sees what it takes, accepts, and both are told', async () => {
    await cora.goto(organization);
    await cora.getByRole('link', { name: 'ana Person asks you to be their mentor' }).click();
    await expect(cora.getByText('I would like to learn from your years at sea.')).toBeVisible();
    await expect(cora.getByText('This one would add about 1 h a month.')).toBeVisible();
    await hasNoFaults(cora);
    await cora.getByRole('button', { name: 'Accept and begin' }).click();
    await expect(cora).toHaveURL(/\/engagements\/[0-9a-f-]{36}/);
    await post.mailTo('ana@lighthouse.example', /You have a mentor in Spring/);
    await post.mailTo('cora@lighthouse.example', /You have a mentee in Spring/);
    await ana.goto(organization);
    await expect(ana.getByRole('article').filter({ hasText: 'Spring' })).toBeVisible();
  });

  await test.step('whoever asks next is told why not', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const ben = await joinByMail(browser, post, 'ben@lighthouse.example');
    await context.addCookies(await ben.context().cookies());
    const plain = await context.newPage();
    await plain.goto(`${program}/mentors`);
    await plain.getByRole('link', { name: 'cora Person' }).click();
    await expect(plain.getByText('This mentor has no free place at the moment.')).toBeVisible();
    await plain.goto(`${program}/mentors`);
    await plain.getByRole('link', { name: 'dan Person' }).click();
    await plain.getByLabel('Your message').fill('May I ask you?');
    await plain.getByRole('button', { name: 'Send the request' }).click();
    await plain.getByRole('button', { name: 'Take the request back' }).click();
    await expect(plain.getByText('The request is taken back.')).toBeVisible();
    await context.close();
  });
  await post.stop();
});

test('mentees and mentors say whom they would like, and the run follows', async ({ browser }) => {
  test.setTimeout(180_000);
  const post = await startSmtpPeer();
  const { origin } = await startServer({ smtpUrl: post.url });
  const manager = await openPage(browser);
  const organization = await startOrganization(manager, origin);
  const program = await startProgram(manager, organization, {
    name: 'Spring',
    kind: 'One to one',
    people,
  });

  await test.step('the manager starts a round', async () => {
    await manager.goto(`${program}/matching`);
    await manager.getByRole('button', { name: 'Start from the template' }).click();
    await manager.getByRole('link', { name: 'Let people choose' }).click();
    await manager.getByRole('button', { name: 'Start the round' }).click();
    await expect(manager.getByRole('status')).toContainText('being worked out');
    await post.mailTo('ana@lighthouse.example', /Choose your mentor in Spring/);
    await post.mailTo('cora@lighthouse.example', /Who may come to you in Spring/);
    await hasNoFaults(manager);
  });

  const ana = await joinByMail(browser, post, 'ana@lighthouse.example');
  await test.step('a mentee ranks, by the keyboard', async () => {
    await ana.goto(organization);
    await ana.getByRole('link', { name: 'Say whom you would like' }).click();
    await hasNoFaults(ana);
    const dan = ana.getByLabel('Your wish for dan Person');
    await dan.focus();
    await dan.press('ArrowDown');
    await expect(dan).toHaveValue('1');
    await dan.press('Tab');
    await ana.getByRole('button', { name: 'Keep my wishes' }).press('Enter');
    await expect(ana.getByRole('status')).toContainText('Your wishes are kept');
    await ana.goto(organization);
    await expect(ana.getByRole('link', { name: 'Say whom you would like' })).toHaveCount(0);
  });

  await test.step('a mentor says in private whom rather not, without scripts', async () => {
    const cora = await joinByMail(browser, post, 'cora@lighthouse.example');
    const context = await browser.newContext({ javaScriptEnabled: false });
    await context.addCookies(await cora.context().cookies());
    const plain = await context.newPage();
    await plain.goto(organization);
    await plain.getByRole('link', { name: 'Say whom you would like' }).click();
    await plain.getByRole('button', { name: 'Keep my wishes' }).click();
    await expect(plain.getByText('Please say something about at least one')).toBeVisible();
    await plain.getByLabel('Your wish for ana Person').selectOption('Rather not');
    await plain.getByRole('button', { name: 'Keep my wishes' }).click();
    await expect(plain.getByText('Your wishes are kept')).toBeVisible();
    await expect(plain.getByLabel('Your wish for ana Person')).toHaveValue('no');
    await context.close();
  });

  await test.step('the run follows, and says what stability would cost', async () => {
    await manager.goto(`${program}/choice`);
    await expect(manager.getByRole('cell', { name: '1 of 2' })).toHaveCount(2);
    await manager.getByRole('button', { name: 'End it now' }).click();
    await manager.getByRole('button', { name: 'Find the best pairs' }).click();
    await expect(manager.getByRole('link', { name: /Approve all 2/ })).toBeVisible({
      timeout: 60_000,
    });
    await expect(
      manager.getByRole('row').filter({ hasText: 'ana Person' }).filter({ hasText: 'dan Person' }),
    ).toContainText('Choice 1 of the mentee');
    await expect(manager.getByText(/A stable result, in which no mentee/)).toBeVisible();
    await hasNoFaults(manager);
  });
  await post.stop();
});
