import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { startServer, stopServers } from '../support/server.ts';

test.afterEach(stopServers);

const expectAccessible = async (page: Page) =>
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

async function signIn(page: Page, origin: string, who: string) {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel('E-mail address').first().fill(`${who}@harbour-and-hill.example`);
  await page.getByRole('textbox', { name: 'Password' }).fill('look around ithaca');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Presses Tab until `target` has the focus, which has to be seen: nothing on the way may hold it. */
async function tabTo(page: Page, target: Locator) {
  const hasFocus = () => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 60 && !(await hasFocus()); presses += 1) {
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
  await expect(target).not.toHaveCSS('outline-style', 'none');
}

test('a stranger reads the Guide; a member finds the right piece beside the work', async ({
  browser,
}) => {
  const { origin } = await startServer({ example: true });

  // Nobody is signed in, and no script runs.
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await plain.goto(`${origin}/guide`);
  await expect(plain.getByRole('heading', { level: 2 })).toHaveCount(12);
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

  await signIn(member, origin, 'noor.haddad');
  await member
    .getByRole('link', { name: /Tobias Lindqvist/ })
    .first()
    .click();
  const offered = member.getByRole('region', { name: 'From the Guide' });
  await expect(offered.getByText(/^Because you /).first()).toBeVisible();
  await expectAccessible(member);
  await member.getByRole('link', { name: 'Agreement', exact: true }).click();
  await expect(offered.getByText(/you are preparing your agreement/).first()).toBeVisible();
  // Out of the way, and back again.
  const pieces = offered.locator('.card-title');
  const [first = ''] = await pieces.allTextContents();
  await offered.getByRole('button', { name: `Hide: ${first}` }).click();
  await expect(offered.getByRole('link', { name: first })).toHaveCount(0);
  await offered.getByRole('button', { name: 'Show the hidden article again' }).click();
  await expect(pieces.first()).toHaveText(first);
  await pieces.first().click();
  await expect(member).toHaveURL(/\/o\/[^/]+\/guide\/[a-z-]+$/);
  await expect(member.getByRole('button', { name: 'Mark as not read' })).toBeVisible();
  await member.goBack();
  await expect(offered.getByText(/· Read$/)).toHaveCount(1);
  await member.getByRole('link', { name: 'Guide', exact: true }).click();
  await expect(member.getByRole('heading', { level: 1 })).toHaveText('The Guide');
  await expect(member.getByText('You have read 1 of')).toBeVisible();

  // Right answers in an address that somebody was given complete no training.
  await member.goto(`${origin}/o/harbour-hill/training/mentee?a0=1&a1=1&a2=2&a3=0`);
  await expect(member.getByRole('status')).toContainText('Check your answers once more');
  await member.goBack();

  // The training, by the keyboard alone.
  const { keyboard } = member;
  await tabTo(member, member.getByRole('link', { name: 'Training modules' }));
  await keyboard.press('Enter');
  await tabTo(member, member.getByRole('link', { name: 'Training for mentees' }));
  await keyboard.press('Enter');
  const groups = member.getByRole('radiogroup');
  const check = member.getByRole('button', { name: 'Check my answers' });
  const result = member.getByRole('region', { name: 'A few questions' }).getByRole('status');
  await tabTo(member, groups.first().getByRole('radio').first());
  await keyboard.press('Space');
  await tabTo(member, check);
  await keyboard.press('Enter');
  await expect(result).toContainText('0 of 4 are right');
  await expect(result).toBeFocused();
  await expect(groups.first()).toHaveAccessibleDescription(/Look again.*neither could see it/);
  await expect(groups.last()).toHaveAccessibleDescription('Not answered yet');
  await expectAccessible(member);
  await keyboard.press('Tab');
  await keyboard.press('ArrowDown');
  for (const further of [1, 2]) {
    await keyboard.press('Tab');
    for (let presses = 0; presses < further; presses += 1) await keyboard.press('ArrowDown');
  }
  await keyboard.press('Tab');
  await keyboard.press('Space');
  await keyboard.press('Tab');
  await expect(check).toBeFocused();
  await keyboard.press('Enter');
  await expect(result).toContainText('This module is completed');
  await expect(result).toBeFocused();
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(member.getByText(/^Training for mentees · Completed on /)).toBeVisible();

  // The only organization here keeps the Guide for its members.
  await member.getByRole('button', { name: 'Sign out' }).click();
  await expect(member).toHaveURL(/sign-in/);
  await signIn(member, origin, 'adaeze.obi');
  await member.getByRole('link', { name: 'Settings', exact: true }).click();
  await member.getByLabel('Anybody may read the Guide').uncheck();
  await member.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(member.getByRole('status')).toContainText('The settings are saved');
  await plain.goto(`${origin}/guide?q=quiet`);
  await expect(plain).toHaveURL(/\/sign-in\?to=%2Fguide%3Fq%3Dquiet$/);
});
