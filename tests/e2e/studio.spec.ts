import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import {
  findEngagement,
  joinByMail,
  startOrganization,
  startProgram,
} from '../support/program-steps.ts';
import { startServer, stopServers } from '../support/server.ts';
import { type SmtpPeer, startSmtpPeer } from '../support/smtp-peer.ts';
import { inDays, openPage } from '../support/steps.ts';

// A manager from imported people to approved pairs, with every question on the way.

test.setTimeout(240_000);

let post: SmtpPeer;
let organization: string;
let manager: Page;

test.beforeAll(async ({ browser }) => {
  post = await startSmtpPeer();
  const { origin } = await startServer({ smtpUrl: post.url });
  manager = await openPage(browser);
  organization = await startOrganization(manager, origin);
});
test.afterAll(async () => {
  await stopServers();
  await post.stop();
});

async function expectNoFaults(page: Page): Promise<void> {
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
}

const at = (name: string) => `${name}@lighthouse.example`;

test('people, policy, run, why, why not, what if, compare, keep, approve', async ({ browser }) => {
  const program = await startProgram(manager, organization, {
    name: 'Studio',
    kind: 'One to one',
    people: [
      ...['ada', 'ben', 'cy'].map((name) => ({ email: at(name), side: 'mentee' })),
      ...['mia', 'max'].map((name) => ({ email: at(name), side: 'mentor' })),
    ],
  });

  await test.step('a policy from the template, and what it does as one types', async () => {
    await manager.goto(`${program}/matching`);
    await manager.getByRole('button', { name: 'Start from the template' }).click();
    await manager.getByRole('link', { name: 'Change the policy' }).click();
    const effect = manager.getByRole('complementary');
    await expect(effect).toContainText('6 of 6 possible pairs keep all the rules.');
    await manager
      .getByRole('group', { name: 'Site' })
      .or(manager.getByLabel('Site'))
      .first()
      .waitFor();
    await manager.getByRole('radiogroup', { name: 'Site' }).getByLabel('The same').check();
    await expect(effect).toContainText('No pair is possible with this policy.');
    await expect(effect).toContainText('They work at the same site. Removes 6 pairs.');
    await manager.getByRole('button', { name: 'Save the policy' }).click();
    await manager.getByRole('button', { name: 'Find the best pairs' }).click();
    await expect(manager.getByRole('alert')).toContainText('no two people may be paired');
    await manager.goto(`${program}/matching/policy/versions`);
    await expect(manager.getByText('New rule: They work at the same site.')).toBeVisible();
    await manager.getByRole('button', { name: 'Use this version again: Version 1' }).click();
    await expect(manager.getByRole('heading', { name: 'Version 3' })).toBeVisible();
    await expectNoFaults(manager);
  });

  await manager.goto(`${program}/matching`);
  await manager.getByRole('button', { name: 'Find the best pairs' }).click();
  await expect(manager.getByRole('heading', { name: 'Proposed pairs' })).toBeVisible({
    timeout: 60_000,
  });
  const run = manager.url();
  await expect(manager.getByText('Mentees matched').locator('..')).toContainText('2 of 3');
  await expectNoFaults(manager);

  await test.step('the run is solved again to the byte', async () => {
    await manager.getByRole('button', { name: 'Check this run again' }).click();
    await expect(manager.getByText('the same, byte for byte')).toBeVisible();
  });

  await test.step('a pair, why; the list by keyboard, which keeps order, choice and place', async () => {
    const links = manager.getByRole('link', { name: /^Look closer at/ });
    await manager.getByRole('button', { name: 'Mentee', exact: true }).click();
    await expect(manager.locator('th[aria-sort=ascending]')).toContainText('Mentee');
    await links.first().focus();
    await manager.keyboard.press('ArrowDown');
    await expect(links.nth(1)).toBeFocused();
    await manager.keyboard.press('x');
    const approve = manager.getByRole('button', { name: 'Approve the one chosen pair' });
    await expect(approve).toBeVisible();
    await manager.keyboard.press('Enter');
    await expect(manager.getByRole('heading', { name: 'What speaks for it' })).toBeVisible();
    await expect(manager.getByRole('heading', { name: 'The two people' })).toBeVisible();
    await manager.goBack();
    await expect(links.nth(1)).toBeFocused();
    await expect(manager.locator('th[aria-sort=ascending]')).toContainText('Mentee');
    await manager.getByLabel('Name', { exact: true }).fill('nobody');
    await manager.keyboard.press('Enter');
    await expect(manager.getByText('No pair has this name in it.')).toBeVisible();
    await expect(approve).toBeVisible();
    await approve.click();
    await expect(manager.getByRole('heading', { name: 'Approve one pair' })).toBeVisible();
    await expectNoFaults(manager);
  });

  const alone = await test.step('somebody without a partner, and the least change', async () => {
    await manager.goto(`${run}/unmatched`);
    await expect(manager.getByText(/One more place with .* would make room/)).toBeVisible();
    const link = manager.getByRole('link', { name: /^(ada|ben|cy) Person$/ });
    const name = await link.innerText();
    await link.click();
    await expect(manager.getByRole('heading', { name: `${name} in this run` })).toBeVisible();
    await expectNoFaults(manager);
    return name;
  });

  await test.step('why not this pair: what it would cost; pinned', async () => {
    await manager.getByRole('link', { name: `Why not ${alone} and mia Person?` }).click();
    await expect(manager.getByText('They may be a pair.')).toBeVisible();
    await expect(manager.getByRole('heading', { name: 'Pairs that would go' })).toBeVisible();
    await expectNoFaults(manager);
    await manager.getByRole('button', { name: 'Solve with this pair' }).click();
    await expect(manager.getByRole('heading', { name: `${alone} with mia Person` })).toBeVisible();
    await expect(manager.getByText('One loses their partner and stays without.')).toBeVisible();
    await expect(manager.getByText('One gets a partner who had none.')).toBeVisible();
    await expectNoFaults(manager);
  });
  const scenario = new URL(manager.url()).pathname;

  await test.step('forbidden and more room, without JavaScript', async () => {
    const plain = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await manager.context().storageState(),
    });
    const page = await plain.newPage();
    await page.goto(new URL(scenario, organization).href);
    await page.getByLabel('Mentee', { exact: true }).fill(alone);
    await page.getByLabel('Mentor', { exact: true }).fill('max Person');
    await page.getByLabel('They are no pair').check();
    await page.getByRole('button', { name: 'Solve with this' }).first().click();
    await expect(page.getByText(`${alone} and max Person are no pair.`)).toBeVisible();
    await page.getByLabel('Name or e-mail address').first().fill('nobody at all');
    await page.getByLabel('Free places in this run').fill('2');
    await page.getByRole('button', { name: 'Solve with this' }).nth(1).click();
    await expect(page.getByText('Nobody in this program is called nobody at all.')).toBeVisible();
    await page.getByLabel('Name or e-mail address').first().fill(at('max'));
    await page.getByRole('button', { name: 'Solve with this' }).nth(1).click();
    await expect(page.getByText('max Person has 2 free places.')).toBeVisible();
    await plain.close();
  });

  await test.step('any two results beside each other', async () => {
    await manager.goto(`${program}/matching/compare`);
    await manager.getByLabel('Before').selectOption({ index: 1 });
    await manager.getByLabel('After').selectOption({ index: 2 });
    await manager.getByRole('button', { name: 'Compare' }).click();
    await expect(manager.getByText('One gets a partner who had none.')).toBeVisible();
    await expectNoFaults(manager);
  });

  await test.step('kept, with the changes on record, and approved', async () => {
    await manager.goto(new URL(scenario, organization).href);
    await manager.getByRole('button', { name: 'Keep this result' }).click();
    await expect(manager.getByRole('status')).toContainText('kept as a run of its own');
    await expect(manager.getByRole('heading', { name: 'Made by a what-if' })).toBeVisible();
    await expect(manager.getByText('max Person has 2 free places.')).toBeVisible();
    await manager.getByRole('link', { name: 'Approve all 3 open pairs' }).click();
    await manager.getByLabel('They begin on').fill(inDays(-3));
    await manager.getByRole('button', { name: /^Approve/ }).click();
    // The import gave max one place: three pairs are one too many for the two of them.
    await expect(manager.getByRole('alert')).toContainText('max Person');
    await manager.goto(run);
    await manager.getByRole('link', { name: /^Approve all/ }).click();
    await manager.getByLabel('They begin on').fill(inDays(-3));
    await manager.getByRole('button', { name: /^Approve/ }).click();
    await expect(manager).toHaveURL(/\/engagements/, { timeout: 60_000 });
  });

  await test.step('both see the engagement, and none of the studio', async () => {
    const mia = await joinByMail(browser, post, at('mia'));
    const base = await findEngagement(mia, organization, 'Studio');
    const name = (await mia.getByRole('main').innerText()).match(/(ada|ben|cy) Person/)?.[1] ?? '';
    const mentee = await joinByMail(browser, post, at(name));
    expect(await findEngagement(mentee, organization, 'Studio')).toBe(base);
    for (const address of [run, `${run}/what-if`, new URL(scenario, organization).href]) {
      expect((await mia.goto(address))?.status(), address).toBe(404);
    }
  });
});
