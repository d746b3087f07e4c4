import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { type RunningServer, startServer, stopServers } from '../support/server.ts';
import { beginClosing, fillAccount, inDays, openPage, writeOutcome } from '../support/steps.ts';
import { missingFrom, seesNothingOf, walkWorkspace } from '../support/workspace.ts';

// What two people say to each other and look back on, and who must not see it: on the example
// organization, whose pair has been at work for a while.

let server: RunningServer;
test.beforeEach(async () => {
  server = await startServer({ example: true });
});
test.afterEach(stopServers);

async function signIn(browser: Browser, name: string): Promise<Page> {
  const page = await openPage(browser);
  await page.goto(`${server.origin}/sign-in`);
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await expect(page).toHaveURL(/\/o\//);
  return page;
}
const said = (page: Page, text: string) =>
  expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();
const looksRight = async (page: Page) =>
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

test('two people write, review, introduce, raise a concern, take more time and keep it all', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const noor = await signIn(browser, 'Noor Haddad');
  const tobias = await signIn(browser, 'Tobias Lindqvist');
  const adaeze = await signIn(browser, 'Adaeze Obi');
  const paloma = await signIn(browser, 'Paloma Reyes');
  await noor.getByRole('link', { name: 'You and Tobias Lindqvist' }).first().click();
  await expect(noor.getByRole('heading', { name: 'Overview' })).toBeVisible();
  const base = noor.url().replace(/[?#].*/, '');
  const organization = base.replace(/\/engagements\/.*/, '');

  // Messages: a file that is not what it says is refused, and the words stay.
  await tobias.goto(`${base}/messages`);
  await tobias.getByLabel('Your message').fill('Have a look, **please**.');
  const file = (name: string, text: string) => ({
    name,
    mimeType: 'image/png',
    buffer: Buffer.from(text),
  });
  await tobias.getByLabel('Attach files').setInputFiles(file('talk.png', '<svg onload="x"/>'));
  await tobias.getByRole('button', { name: 'Send' }).click();
  await expect(tobias.getByText('talk.png is not what its name says')).toBeVisible();
  await expect(tobias.getByLabel('Your message')).toHaveValue('Have a look, **please**.');
  await tobias
    .getByLabel('Attach files')
    .setInputFiles([file('talk.txt', 'The talk'), file('notes.md', 'Notes')]);
  await tobias.getByRole('button', { name: 'Send' }).click();
  await said(tobias, 'Sent.');
  await tobias.getByLabel('Your message').fill('And one more thing.');
  await tobias.getByRole('button', { name: 'Send' }).click();
  await expect(tobias.getByRole('article')).toHaveCount(2);
  // One mail until she has looked, without a word of the messages, as an admin's outbox shows it.
  await adaeze.goto(`${organization}/mail`);
  const mails = adaeze.getByRole('link', { name: 'Tobias Lindqvist wrote to you' });
  await expect(mails).toHaveCount(1);
  await mails.click();
  await expect(adaeze.getByText('left you a message')).toBeVisible();
  await expect(adaeze.getByText(/Have a look|one more thing/)).toHaveCount(0);

  await tobias
    .getByRole('link', { name: /^Edit the message/ })
    .first()
    .click();
  await expect(tobias.getByRole('heading', { name: 'Change it' })).toBeVisible();
  await tobias.getByLabel('Your message').fill('And one more idea.');
  await tobias.getByRole('button', { name: 'Save the change' }).click();
  await said(tobias, 'Changed.');

  const million = 'x'.repeat(1_000_000);
  const refused = await tobias.request.post(`${base}/messages`, {
    multipart: { intent: '', text: million },
  });
  expect(refused.status()).toBe(422);
  expect((await refused.text()).includes(million)).toBe(true);

  await noor.goto(base);
  await noor.getByRole('link', { name: 'Read the messages' }).click();
  await expect(noor.locator('strong', { hasText: 'please' })).toBeVisible();
  await looksRight(noor);
  const attachment = await noor.getByRole('link', { name: 'talk.txt' }).getAttribute('href');
  const download = await noor.request.get(`${server.origin}${attachment}`);
  expect(download.headers()).toMatchObject({
    'content-disposition': expect.stringMatching(/^attachment; filename="talk.txt"/),
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  expect(await download.text()).toBe('The talk');
  await noor.getByRole('link', { name: /^Edited/ }).click();
  await expect(noor.getByText('And one more thing.').first()).toBeVisible();
  await looksRight(noor);

  // The review: nobody sees an answer before both have given theirs.
  const answer = async (page: Page, keep: string) => {
    await page.goto(`${base}/reviews`);
    await page.getByRole('link', { name: 'First review' }).click();
    await page.getByLabel('Keep: what works').fill(keep);
    for (const group of ['How clear', 'How well do you pull', 'How much do you both']) {
      await page.getByRole('radiogroup', { name: group }).getByLabel('4').check();
    }
    await page.getByRole('button', { name: 'Keep my answers' }).click();
  };
  await answer(tobias, 'The open questions');
  await said(tobias, 'Kept.');
  await noor.goto(`${base}/reviews/1`);
  await expect(noor.getByText('The open questions')).toHaveCount(0);
  await noor.getByRole('button', { name: 'Keep my answers' }).click();
  await expect(noor.getByText('Please choose one of the options.').first()).toBeVisible();
  await answer(noor, 'The weekly hour');
  await said(noor, 'Everybody has answered.');
  await expect(noor.getByText('The open questions')).toBeVisible();
  await noor.getByText('Plan an action').click();
  await noor.getByLabel('When or where …').fill('After each talk');
  await noor.getByLabel('… what will be done').fill('ask one person what they took from it');
  await noor.getByLabel('By', { exact: true }).fill(inDays(30));
  await noor.getByRole('button', { name: 'Decide this action' }).click();
  await said(noor, 'Decided.');
  await looksRight(noor);
  await tobias.goto(`${base}/reviews/1`);
  await expect(tobias.getByText('The weekly hour')).toBeVisible();
  await expect(tobias.getByText('ask one person what they took from it')).toBeVisible();

  // Introductions and career events.
  await tobias.goto(`${base}/network`);
  await tobias.getByText('Write down an introduction').click();
  await tobias.getByLabel('To whom: initials').fill('Kim Larsen');
  await tobias.getByLabel('Why this person?').fill('Gave her first talk last year');
  await tobias.getByRole('button', { name: 'Write it down' }).first().click();
  await expect(tobias.getByText('Initials only, such as J. K.')).toBeVisible();
  await tobias.getByLabel('To whom: initials').fill('K. L.');
  await tobias.getByRole('button', { name: 'Write it down' }).first().click();
  await said(tobias, 'The introduction is written down.');
  await noor.goto(`${base}/network`);
  await expect(noor.getByText('introduce Noor Haddad to K. L.')).toBeVisible();
  await noor.getByRole('link', { name: /^What came of it/ }).click();
  await noor.getByLabel('How far is it?').selectOption('useful');
  await noor.getByLabel('What came of it?').fill('We rehearse together');
  await noor.getByRole('button', { name: 'Keep this' }).click();
  await said(noor, 'What came of it is written down.');
  await noor.getByText('Write down an event of yours').click();
  await noor.getByLabel('When?').fill(inDays(-1));
  await noor
    .getByRole('radiogroup', { name: 'Did mentoring contribute?' })
    .getByLabel('Partly')
    .check();
  await noor.getByRole('button', { name: 'Write it down' }).last().click();
  await said(noor, 'It is written down.');
  await looksRight(noor);

  // A concern reaches the program's contact, and nobody else.
  await noor.goto(base);
  await noor.getByRole('link', { name: 'Report a concern' }).click();
  await noor.getByLabel('What happened?').fill('He was late five times');
  await noor.getByRole('button', { name: 'Send it to Adaeze Obi' }).click();
  await said(noor, 'It is sent.');
  const concern = noor.url().replace(/\?.*/, '');
  for (const page of [tobias, paloma]) expect((await page.goto(concern))?.status()).toBe(404);
  await adaeze.goto(organization);
  await adaeze.getByRole('link', { name: 'One concern waits for you' }).click();
  await adaeze
    .getByRole('link', { name: /Noor Haddad/ })
    .first()
    .click();
  await expect(adaeze.getByText('He was late five times')).toBeVisible();
  await looksRight(adaeze);
  await adaeze.getByLabel('A word to its author').fill('I call you today');
  await adaeze.getByRole('button', { name: 'Acknowledge' }).click();
  await said(adaeze, 'Its author now knows');
  await noor.goto(concern);
  await expect(noor.getByText('I call you today')).toBeVisible();
  await adaeze.goto(`${organization}/mail`);
  await expect(adaeze.getByText('Something waits for you')).toHaveCount(0);

  // More time, when both want it.
  await tobias.goto(`${base}/extend`);
  await tobias.getByLabel('New end').fill(inDays(1));
  await tobias.getByRole('button', { name: 'Propose this end' }).click();
  await expect(tobias.getByText('Please choose a day after the present end.')).toBeVisible();
  await tobias.getByLabel('New end').fill(inDays(300));
  await tobias.getByRole('button', { name: 'Propose this end' }).click();
  await said(tobias, 'Proposed.');
  await noor.goto(base);
  await noor.getByRole('link', { name: 'Answer the proposal' }).click();
  await noor.getByRole('button', { name: 'Accept' }).click();
  await said(noor, 'You have more time');
  await looksRight(noor);

  // Every address of the workspace, and every form on it, is closed to everybody else.
  const cy = await openPage(browser);
  await cy.goto(`${server.origin}/sign-up`);
  await fillAccount(cy, { name: 'Cy Roe', email: 'cy@example.org', password: 'a lamp that turns' });
  await cy.getByRole('button', { name: 'Create account' }).click();
  await expect(cy.getByRole('link', { name: 'Start mentoring with somebody' })).toBeVisible();
  const open = await walkWorkspace(noor, base);
  expect(missingFrom(open)).toEqual(['certificate.pdf']);
  expect(open.sendings.length).toBeGreaterThan(20);
  for (const page of [paloma, adaeze, cy]) await seesNothingOf(open, page);

  // Documents to keep.
  const agreement = `${base}/agreement/versions/1/agreement.pdf`;
  const pdf = await tobias.request.get(agreement);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await beginClosing(tobias, base);
  await writeOutcome(tobias, base, 'I listen more.');
  await writeOutcome(noor, base, 'I speak in public.');
  await noor.goto(`${base}/close`);
  await expect(noor.getByRole('link', { name: /Certificate of completion/ })).toBeVisible();
  for (const path of ['/certificate.pdf', '/export.zip']) {
    const answered = await noor.request.get(`${base}${path}`);
    expect(answered.status(), path).toBe(200);
    expect((await answered.body()).length).toBeGreaterThan(1_000);
  }
  // Whoever is taken out of the organization finds none of it any more, though it was theirs too.
  await adaeze.goto(`${organization}/settings?q=Tobias`);
  await adaeze.getByRole('link', { name: 'Tobias Lindqvist' }).click();
  await adaeze.getByLabel('Yes, remove Tobias Lindqvist').check();
  await adaeze.getByRole('button', { name: 'Remove', exact: true }).click();
  await said(adaeze, 'Tobias Lindqvist is no longer a member.');
  const closed = await walkWorkspace(noor, base);
  expect(closed.addresses.get('certificate.pdf')).toHaveLength(1);
  await seesNothingOf(closed, tobias);
  const files = { addresses: new Map([['', [`${base}/certificate.pdf`]]]), sendings: [] };
  for (const page of [paloma, adaeze, cy]) await seesNothingOf(files, page);
});
