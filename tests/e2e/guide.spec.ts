import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { startServer, stopServers } from '../support/server.ts';

test.afterEach(stopServers);

const expectAccessible = async (page: Page) =>
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

test('a stranger reads the Guide; a member finds the right piece beside the work', async ({
  browser,
}) => {
  const { origin } = await startServer({ example: true });

  // Nobody is signed in, and no script runs.
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await plain.goto(`${origin}/guide`);
  await expect(plain.getByRole('heading', { level: 2 })).toHaveCount(9);
  await plain.getByLabel('Words to look for').fill('gone quiet');
  await plain.getByRole('button', { name: 'Search' }).click();
  await plain.getByRole('link', { name: 'When somebody goes quiet' }).click();
  await expect(plain.getByRole('heading', { level: 1 })).toHaveText('When somebody goes quiet');
  await expect(plain.getByText('Reading time')).toBeVisible();
  await plain.getByRole('link', { name: /^Next: / }).click();
  await expect(plain.getByRole('heading', { level: 1 })).not.toHaveText('When somebody goes quiet');
  await plain.goto(`${origin}/guide/no-such-article`);
  await expect(plain.getByText('There is nothing here')).toBeVisible();

  const member = await (await browser.newContext()).newPage();
  await member.goto(`${origin}/guide`);
  await expectAccessible(member);
  await member.goto(`${origin}/guide/describing-five-levels`);
  await expectAccessible(member);

  await member.goto(`${origin}/sign-in`);
  await member.getByLabel('E-mail address').first().fill('noor.haddad@harbour-and-hill.example');
  await member.getByRole('textbox', { name: 'Password' }).fill('look around ithaca');
  await member.getByRole('button', { name: 'Sign in', exact: true }).click();
  await member
    .getByRole('link', { name: /Tobias Lindqvist/ })
    .first()
    .click();
  const offered = member.getByRole('region', { name: 'From the Guide' });
  await expect(offered.getByText(/^Because you /).first()).toBeVisible();
  await expectAccessible(member);
  await member.getByRole('link', { name: 'Agreement', exact: true }).click();
  await expect(offered.getByText(/you are preparing your agreement/).first()).toBeVisible();
  await offered.locator('.card-title').first().click();
  await expect(member).toHaveURL(/\/o\/[^/]+\/guide\/[a-z-]+$/);
  await member.getByRole('link', { name: 'Guide', exact: true }).click();
  await expect(member.getByRole('heading', { level: 1 })).toHaveText('The Guide');
});
