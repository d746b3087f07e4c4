import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { startServer, stopServers } from '../support/server.ts';

test.afterEach(stopServers);

async function signIn(browser: Browser, origin: string, name: string, scripts = true) {
  const context = await browser.newContext({ javaScriptEnabled: scripts });
  const page = await context.newPage();
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel('E-mail address').first().fill(`${name}@harbour-and-hill.example`);
  await page.getByRole('textbox', { name: 'Password' }).fill('look around ithaca');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/o\//);
  return page;
}
const expectAccessible = async (page: Page) =>
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

test('a manager changes a template, and a member sets a goal from it', async ({ browser }) => {
  const { origin } = await startServer({ example: true });

  const manager = await signIn(browser, origin, 'paloma.reyes');
  await manager.getByRole('link', { name: 'Goal templates' }).click();
  await manager.getByLabel('Words in a template').fill('say no');
  await manager.getByRole('button', { name: 'Search' }).click();
  await manager.getByRole('link', { name: /^Say no to good things/ }).click();
  await manager.getByRole('link', { name: 'Change', exact: true }).click();
  await expectAccessible(manager);
  await manager.getByLabel('The goal in one sentence').fill('Say no on three Mondays in a row');
  await manager.getByLabel('0 · As expected').fill('My calendar is as full as before.');
  await manager.getByRole('button', { name: 'Save the template' }).click();
  await expect(manager.getByText('This says the same as another level.')).toBeVisible();
  await manager.getByLabel('0 · As expected').fill('Three Mondays, three noes.');
  await manager.getByRole('button', { name: 'Save the template' }).click();
  await expect(manager.getByRole('status')).toContainText('The template is changed.');
  await expect(manager.getByText('Changed by us')).toBeVisible();

  // Another one is hidden, and a copy of it becomes the organization's own.
  await manager.goto(new URL('any-pass-it-on', manager.url()).href);
  await manager.getByRole('link', { name: 'Copy' }).click();
  await manager.getByLabel('The goal in one sentence').fill('Hand over the night archive');
  await manager.getByRole('button', { name: 'Add this template' }).click();
  await expect(manager.getByText('Our own')).toBeVisible();
  await manager.goto(new URL('any-pass-it-on', manager.url()).href);
  await manager.getByRole('button', { name: 'Hide from members' }).click();
  await expect(manager.getByRole('status')).toContainText('Members no longer see it.');

  const member = await signIn(browser, origin, 'noor.haddad');
  await member.goto(manager.url());
  await expect(member.getByText('There is nothing here')).toBeVisible();
  await member.goto(origin);
  await member
    .getByRole('link', { name: /Tobias Lindqvist/ })
    .first()
    .click();
  await member.getByRole('link', { name: 'Goals', exact: true }).click();
  await member.getByRole('link', { name: 'New goal' }).click();
  await expect(member).toHaveURL(/\/goals\/new$/);
  const address = member.url();

  // While one types, a hint says what is missing; it never stands in the way.
  const sentence = member.getByLabel('The goal in one sentence');
  await sentence.pressSequentially('Become a better colleague');
  await expect(member.getByText('That is a direction.')).toBeVisible();
  await sentence.fill('Lead two meetings on my own in June');
  await expect(member.getByText('That is a direction.')).toBeHidden();

  await member.getByRole('link', { name: /^All \d+ templates/ }).click();
  await expectAccessible(member);
  await member.getByLabel('Words in a template').fill('pass on what only I know');
  await member.getByRole('button', { name: 'Search' }).click();
  await expect(member.getByText('No template matches this.')).toBeVisible();
  await member.getByLabel('Words in a template').fill('mondays');
  await member.getByRole('button', { name: 'Search' }).click();
  await member.getByRole('link', { name: /^Begin with this: Say no on three Mondays/ }).click();
  await expect(sentence).toHaveValue('Say no on three Mondays in a row');
  await expect(member.getByLabel('0 · As expected')).toHaveValue('Three Mondays, three noes.');
  await expectAccessible(member);
  await sentence.fill('Say no on five Mondays in a row');
  await member.getByRole('button', { name: 'Set this goal' }).click();
  await expect(member.getByRole('status')).toContainText('The goal is set.');
  await expect(member.getByRole('heading', { level: 1 })).toContainText('five Mondays');
  await expect(member.getByText('3. One standing duty given away')).toBeVisible();
  await expect(member.locator('.progress-plot .progress-step')).toHaveText(['1', '2', '3']);
  await expectAccessible(member);

  // The same without client JavaScript, with a slip on the way.
  const plain = await signIn(browser, origin, 'noor.haddad', false);
  await plain.goto(`${address}?template=any-say-no`);
  await plain.getByLabel('The goal in one sentence').fill('');
  await plain.getByRole('button', { name: 'Save as a draft' }).click();
  await expect(plain.getByText('Please fill this in.')).toBeVisible();
  await expect(plain.getByLabel('0 · As expected')).toHaveValue('Three Mondays, three noes.');
  await plain.getByLabel('The goal in one sentence').fill('Say no once');
  await plain.getByRole('button', { name: 'Save as a draft' }).click();
  await expect(plain.getByRole('status')).toContainText('The draft is saved.');
});
