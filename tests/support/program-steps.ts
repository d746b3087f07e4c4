import { type Browser, expect, type Page } from '@playwright/test';
import { linkIn, type SmtpPeer } from './smtp-peer.ts';
import { inDays, openPage } from './steps.ts';

// What a program manager does in a browser, from an empty organization to people who work together.

const password = 'the long way home';

/** An organization of its own; its address. */
export async function startOrganization(manager: Page, origin: string): Promise<string> {
  await manager.goto(`${origin}/set-up`);
  await manager.getByLabel('Name of the organization').fill('Lighthouse');
  await manager.getByLabel('Your name').fill('Mara Manager');
  await manager.getByLabel('E-mail address').fill('mara@lighthouse.example');
  await manager.getByRole('textbox', { name: 'Password' }).fill(password);
  await manager.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(manager).toHaveURL(/\/o\/lighthouse$/);
  return `${origin}/o/lighthouse`;
}

/** A program of a kind (the beginning of its line in the form), with these people accepted. */
export async function startProgram(
  manager: Page,
  organization: string,
  {
    name,
    kind,
    people,
    timeZone = 'UTC',
  }: {
    name: string;
    kind: string;
    people: { email: string; side: string }[];
    timeZone?: string;
  },
): Promise<string> {
  await manager.goto(`${organization}/programs/new`);
  await manager.getByLabel('Name', { exact: true }).fill(name);
  await manager.getByLabel(new RegExp(`^${kind}`)).check();
  await manager.getByLabel(/Ends on/).fill(inDays(180));
  await manager.getByRole('button', { name: 'Create program' }).click();
  await manager.getByRole('button', { name: 'Open enrolment' }).click();
  await expect(manager.getByRole('status')).toContainText('Enrolment is open');
  const program = new URL(manager.url());
  const address = `${program.origin}${program.pathname}`;
  const rows = people.map(
    ({ email, side }) => `${email},${email.split('@')[0]} Person,${side},en,${timeZone}`,
  );
  await manager.goto(`${address}/enrolments/import`);
  await manager.getByLabel('Spreadsheet').setInputFiles({
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['email,name,side,languages,time_zone', ...rows].join('\n')),
  });
  await manager.getByRole('button', { name: 'Upload and look at it' }).click();
  await manager.getByRole('button', { name: 'Check the rows' }).click();
  await manager.getByRole('button', { name: `Import ${people.length} rows` }).click();
  await expect(manager.getByRole('status')).toContainText('imported');
  return address;
}

/** Joins by the invitation that an import mailed. */
export async function joinByMail(browser: Browser, post: SmtpPeer, email: string): Promise<Page> {
  const page = await openPage(browser);
  await page.goto(linkIn(await post.mailTo(email, /invited/)));
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Create account and join' }).click();
  await expect(page).toHaveURL(/\/o\/lighthouse/);
  return page;
}

/** Lets the engine find the pairs, and approves all. */
export async function matchAndApprove(manager: Page, program: string): Promise<void> {
  await manager.goto(`${program}/matching`);
  await manager.getByRole('button', { name: 'Start from the template' }).click();
  await manager.getByRole('button', { name: 'Find the best pairs' }).click();
  const approve = manager.getByRole('link', { name: /Approve (the one open pair|all)/ });
  await expect(approve).toBeVisible({ timeout: 60_000 });
  await approve.click();
  await manager.getByLabel('They begin on').fill(inDays(-3));
  await manager.getByRole('button', { name: /^Approve/ }).click();
  await expect(manager).toHaveURL(/\/engagements/, { timeout: 60_000 });
}

/** The engagement that a person's home page shows in this program. */
export async function findEngagement(
  page: Page,
  organization: string,
  program: string,
): Promise<string> {
  await page.goto(organization);
  const card = page.getByRole('article').filter({ hasText: program });
  await card.getByRole('heading').getByRole('link').click();
  await expect(page).toHaveURL(/\/engagements\/[0-9a-f-]{36}$/);
  return page.url();
}
