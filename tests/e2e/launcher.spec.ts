import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { startOrganization } from '../support/program-steps.ts';
import { startServer, stopServers } from '../support/server.ts';
import { linkIn, type SmtpPeer, startSmtpPeer } from '../support/smtp-peer.ts';
import { fillAccount, inDays, openPage } from '../support/steps.ts';

let post: SmtpPeer;
// A whole journey of two people.
test.setTimeout(240_000);
test.beforeEach(async () => {
  post = await startSmtpPeer();
});
test.afterEach(async () => {
  await stopServers();
  await post.stop();
});

const expectAccessible = async (page: Page, without: string[] = []) =>
  expect((await new AxeBuilder({ page }).disableRules(without).analyze()).violations).toEqual([]);

test('from a purpose to a ready program, and a stranger who was invited enrols and is trained', async ({
  browser,
}) => {
  const { origin } = await startServer({ smtpUrl: post.url, embedded: true });
  const manager = await openPage(browser);
  const organization = await startOrganization(manager, origin);

  await manager.goto(`${organization}/skills`);
  await manager.getByRole('button', { name: /^Start with/ }).click();
  await expect(manager.getByRole('status')).toContainText('The list is filled');
  await manager.goto(`${organization}/programs/new`);
  await manager.getByLabel('Name', { exact: true }).fill('First Light');
  await manager.getByLabel(/Ends on/).fill(inDays(180));
  await manager.getByRole('button', { name: 'Create program' }).click();
  await expect(manager.getByRole('heading', { level: 1 })).toHaveText('First Light');
  await expectAccessible(manager);
  const launch = new URL(manager.url()).pathname;

  await manager.getByRole('link', { name: 'Fill in: A purpose' }).click();
  await manager.getByLabel(/^Purpose/).fill('Every newcomer knows whom to ask.');
  await manager.getByLabel(/What shall be different/).fill('Nobody leaves in the first year.');
  await manager.getByRole('button', { name: 'Save and continue' }).click();
  await expect(manager.getByRole('heading', { level: 1 })).toHaveText('Time and rhythm');
  await manager.getByRole('button', { name: 'Save and continue' }).click();

  // The form asks for two options of a choice, and keeps what was typed.
  await expect(manager.getByRole('heading', { level: 1 })).toHaveText('Enrolment form');
  const first = manager.getByRole('region', { name: 'Question 1' });
  await first.getByLabel('The question').fill('How did you hear of us?');
  await first.getByLabel('Kind of answer').selectOption('choice');
  await first.getByLabel('Options, one on each line').fill('A friend');
  await first.getByLabel('An answer is required').check();
  const second = manager.getByRole('region', { name: 'Question 2' });
  await second.getByLabel('The question').fill('What do you want to learn?');
  await second.getByLabel('Kind of answer').selectOption('skills');
  await second.getByLabel('How many may be chosen at most').fill('2');
  await manager.getByLabel(/Ask for a short training/s).check();
  await manager.getByRole('button', { name: 'Save and continue' }).click();
  await expect(manager.getByText('Please give two options at least')).toBeVisible();
  await first.getByLabel('Options, one on each line').fill('A friend\nA poster');
  await expectAccessible(manager);
  await manager.getByRole('button', { name: 'Save and continue' }).click();

  await expect(manager.getByRole('heading', { level: 1 })).toHaveText('Mails');
  await manager.getByLabel('Your words in the invitation').fill('Two hours a month, one goal.');
  await manager.getByLabel(/When somebody has a partner/).fill('Write to each other this week.');
  await manager.getByRole('button', { name: 'Save and see the mails' }).click();
  await expect(manager.getByRole('status')).toContainText('Saved');
  await manager.locator('summary', { hasText: 'When somebody has a partner' }).click();
  await expect(manager.getByText(/Hello Robin Example,.*Write to each other/s)).toBeVisible();
  await expectAccessible(manager);
  await manager.getByRole('button', { name: 'Save and continue' }).click();
  await manager.getByRole('button', { name: 'Take the usual matching policy' }).click();
  await expect(manager.getByRole('status')).toContainText('usual matching policy is in place');

  await manager.getByRole('link', { name: 'See it as a participant' }).click();
  await expect(manager.getByText('Every newcomer knows whom to ask.')).toBeVisible();
  await expect(manager.getByRole('radio', { name: 'A poster' })).toBeDisabled();
  await expect(manager.getByRole('searchbox', { name: /What do you/ })).toBeDisabled();
  // The list there can be scrolled with the keys; axe takes all that is in a disabled fieldset for disabled.
  await expectAccessible(manager, ['scrollable-region-focusable']);

  // A phase of the program's own in the playbook, moved without a mouse, and one of the others taken out.
  await manager.goto(`${origin}${launch.replace(/launch$/, 'playbook')}`);
  await manager.getByRole('link', { name: 'Add a phase' }).click();
  await manager.getByLabel('Begins').selectOption('After 30 % of the time');
  await manager.getByRole('button', { name: 'Add this phase' }).click();
  await expect(manager.getByText('Please fill this in')).toBeVisible();
  await expect(manager.getByLabel('Begins')).toHaveValue('30');
  await manager.getByLabel('Name of the phase').fill('Meet the others');
  await manager.getByRole('button', { name: 'Add this phase' }).click();
  await expect(manager.getByRole('status')).toContainText('Now write its steps');
  await manager.getByLabel('Title').first().fill('Have lunch with another pair');
  await expectAccessible(manager);
  await manager.getByRole('button', { name: 'Save as a new version' }).click();
  const phases = manager.getByRole('heading', { level: 2 });
  await expect(phases.nth(3)).toHaveText('Meet the others');
  await manager.getByRole('button', { name: 'Move earlier: Meet the others' }).focus();
  await manager.keyboard.press('Enter');
  await expect(manager.getByRole('status')).toContainText('Moved, as a new version');
  await expect(phases.nth(2)).toHaveText('Meet the others');
  await expectAccessible(manager);
  // Its only step goes into the phase after it, as one more version.
  await manager.getByRole('link', { name: 'Change: Meet the others' }).click();
  await manager.getByLabel('Where it stands').first().selectOption('At the end of “Get to work”');
  await manager.getByRole('button', { name: 'Save as a new version' }).click();
  await expect(manager.getByRole('status')).toContainText('Saved as a new version');
  await expect(manager.getByRole('region', { name: 'Get to work' })).toContainText(
    'Have lunch with another pair',
  );
  await manager.getByRole('link', { name: 'Change: Get to work' }).click();
  await manager.getByRole('button', { name: 'Remove this phase' }).click();
  await expect(manager.getByRole('status')).toContainText('Removed, as a new version');
  await expect(manager.getByText('Get to work')).toHaveCount(0);
  await manager.getByRole('button', { name: 'Go back to: Version 3' }).click();
  await expect(manager.getByRole('status')).toContainText('holds again');
  await expect(manager.getByText('Get to work')).toBeVisible();

  await manager.goto(`${origin}${launch}`);
  await manager.getByRole('button', { name: 'Open enrolment' }).click();
  await expect(manager.getByRole('status')).toContainText('Enrolment is open');
  const program = `${origin}${new URL(manager.url()).pathname}`;
  await manager.getByRole('link', { name: 'Set-up' }).click();
  await manager.getByRole('link', { name: 'Invite people' }).click();
  await manager.getByLabel('E-mail addresses').fill('nia@away.example');
  await manager.getByRole('button', { name: 'Send invitations' }).click();
  await expect(manager.getByRole('status')).toContainText('1 invitation is on its way');

  // The stranger, whose browser runs no scripts.
  const mail = await post.mailTo('nia@away.example', /First Light/);
  expect(mail.text).toContain('Two hours a month, one goal.');
  const nia = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await nia.goto(linkIn(mail));
  await fillAccount(nia, { name: 'Nia Newcomer', password: 'a lamp in the window' });
  await nia.getByRole('button', { name: 'Create account and join' }).click();
  await expect(nia).toHaveURL(/\/enrol/);
  await nia
    .getByRole('link', { name: /mentee/i })
    .first()
    .click();
  await nia.getByLabel('Languages I can').fill('English');
  await nia.getByLabel('Time zone').fill('Europe/Athens');
  await nia.getByRole('button', { name: /Enrol|Apply|Send/ }).click();
  await expect(nia.getByRole('alert')).toBeVisible();
  await nia.getByLabel('A poster').check();
  const learn = nia.getByRole('group', { name: /What do you want to learn/ });
  for (const skill of ['Negotiation', 'Sales', 'Writing']) await learn.getByLabel(skill).check();
  await nia.getByRole('button', { name: /Enrol|Apply|Send/ }).click();
  await expect(nia.getByText('Please choose at most 2.')).toBeVisible();
  await learn.getByLabel('Sales').uncheck();
  await nia.getByRole('button', { name: /Enrol|Apply|Send/ }).click();
  await expect(nia.getByText('Training before matching')).toBeVisible();

  await manager.goto(`${program}/enrolments?state=applied`);
  await expect(manager.getByRole('link', { name: 'Nia Newcomer' })).toBeVisible();
  await manager.getByText('Answers', { exact: true }).click();
  await expect(manager.getByText('Negotiation; Writing')).toBeVisible();
  await manager.getByLabel(/Choose Nia/).check();
  await manager
    .getByRole('button', { name: /^Accept/ })
    .first()
    .click();
  await manager.goto(`${program}/matching`);
  await expect(manager.getByText('1 person has not done the training')).toBeVisible();
  await manager.getByRole('link', { name: 'Who that is' }).click();
  await expect(manager.getByRole('link', { name: 'Nia Newcomer' })).toBeVisible();

  // The manager writes to whoever lacks it: looked at first, then sent once.
  await manager.getByRole('link', { name: 'Write to people' }).click();
  await manager.getByRole('link', { name: 'Without the training that is asked for (1)' }).click();
  await manager.getByLabel('Your words').fill('Ten minutes are enough.');
  await manager.getByRole('button', { name: 'See it before it goes' }).click();
  await expect(
    manager.getByText(/Hello Nia Newcomer,.*asks you for a short training/s),
  ).toBeVisible();
  await expectAccessible(manager);
  await manager.getByRole('button', { name: 'Send it to 1 person' }).click();
  await expect(manager.getByRole('status')).toContainText('on its way to one person');
  const news = await post.mailTo('nia@away.example', /^First Light$/);
  expect(news.text).toContain('Ten minutes are enough.');

  // A wrong answer gets its word; all of them right completes it.
  await nia.getByRole('link', { name: 'Do the training now' }).click();
  const check = nia.getByRole('button', { name: 'Check my answers' });
  await nia.getByLabel('Become more confident.').check();
  await check.click();
  await expect(nia.getByText('Both of you would like it')).toBeVisible();
  for (const right of [
    /Present our results to the board/,
    /Send three lines/,
    /You say what would stand in the way/,
    /End it, without giving a reason/,
  ]) {
    await nia.getByLabel(right).check();
  }
  await check.click();
  await expect(nia.getByRole('status')).toContainText('This module is completed');
  await manager.goto(`${program}/matching`);
  await expect(manager.getByText('has not done the training')).toHaveCount(0);
});
