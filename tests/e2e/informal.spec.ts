import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { startServer, stopServers } from '../support/server.ts';
import { linkIn, type SmtpPeer, startSmtpPeer } from '../support/smtp-peer.ts';
import {
  beginClosing,
  fillAccount,
  findsNothing,
  logSession,
  openPage,
  setGoal,
  sign,
  takeDraft,
  writeOutcome,
} from '../support/steps.ts';

let smtp: SmtpPeer;
test.beforeEach(async () => {
  smtp = await startSmtpPeer();
});
test.afterEach(async () => {
  await stopServers();
  await smtp.stop();
});

test('two people mentor informally, from an e-mail to the close, without an organization', async ({
  browser,
}) => {
  const server = await startServer({ smtpUrl: smtp.url, embedded: true });
  const [ada, bo, cy] = [await openPage(browser), await openPage(browser), await openPage(browser)];

  // The first page of a new server leads to an account, and from there to the invitation.
  await ada.goto(server.origin);
  await ada.getByRole('link', { name: 'Create an account' }).click();
  await expect(ada.getByRole('heading', { name: 'Create your account' })).toBeVisible();
  const password = 'a lamp that turns';
  await fillAccount(ada, { name: 'Ada Lind', email: 'ada@example.org', password });
  await ada.getByRole('button', { name: 'Create account' }).click();
  await expect(ada.getByRole('heading', { name: 'Start mentoring with somebody' })).toBeVisible();
  expect((await new AxeBuilder({ page: ada }).analyze()).violations).toEqual([]);

  await ada.getByLabel('Their e-mail address').fill('Ada@example.org');
  await ada.getByLabel('Why you ask them').fill('You once told me how you began to speak.');
  await ada.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(ada.getByText('this is your own address')).toBeVisible();
  await expect(ada.getByLabel('Why you ask them')).toHaveValue(/how you began to speak/);
  await ada.getByLabel('Their e-mail address').fill('bo@example.org');
  await ada.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(ada).toHaveURL(/\/o\/commons\?/);
  await expect(ada.getByText('Waiting')).toBeVisible();
  await expect(ada.getByRole('link', { name: 'Programs' })).toHaveCount(0);

  // The invited person looks without an account, then accepts with a new one.
  const invitation = linkIn(await smtp.mailTo('bo@example.org', /mentor/));
  await bo.goto(invitation);
  await expect(bo.getByText('You once told me how you began to speak.')).toBeVisible();
  expect((await new AxeBuilder({ page: bo }).analyze()).violations).toEqual([]);
  await fillAccount(bo, { name: 'Bo Ek', password });
  await bo.getByRole('button', { name: 'Create account and accept' }).click();
  await expect(bo.getByText('You and Ada Lind')).toBeVisible();
  const base = new URL(bo.url()).origin + new URL(bo.url()).pathname;
  await ada.goto(linkIn(await smtp.mailTo('ada@example.org', /accepted/)));
  await expect(ada.getByText('You and Bo Ek')).toBeVisible();

  // The tools of every engagement.
  await setGoal(ada, base, { title: 'Speak to the whole department' });
  await takeDraft(ada, base);
  await sign(ada, base);
  await sign(bo, base);
  await expect(bo.getByText('In force').first()).toBeVisible();
  await logSession(bo, base, 'We listened to a speech together.');
  await beginClosing(ada, base);
  await writeOutcome(ada, base, 'I spoke to forty people.');
  await writeOutcome(bo, base, 'I learnt to listen.');
  await ada.goto(base);
  await expect(ada.getByText('Closed').first()).toBeVisible();
  await ada.goto(`${server.origin}/`);
  await expect(ada.getByText('You and Bo Ek')).toBeVisible();

  // Another member of the commons, and another's declined invitation.
  await cy.goto(`${server.origin}/sign-up`);
  await fillAccount(cy, { name: 'Cy Roe', email: 'cy@example.org', password });
  await cy.getByRole('button', { name: 'Create account' }).click();
  await cy.getByRole('link', { name: 'Start mentoring with somebody' }).click();
  await cy.getByLabel('Their e-mail address').fill('dee@example.org');
  await cy.getByLabel('Why you ask them').fill('Let us learn together.');
  await cy.getByLabel('My peer').check();
  await cy.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(cy).toHaveURL(/\/o\/commons\?/);
  await findsNothing(cy, base);
  await expect(cy.getByText('Ada Lind')).toHaveCount(0);
  const dee = await openPage(browser);
  await dee.goto(linkIn(await smtp.mailTo('dee@example.org')));
  await dee.getByRole('button', { name: 'Decline' }).click();
  await expect(dee.getByText('It has been declined.')).toBeVisible();
  await cy.goto(`${server.origin}/o/commons`);
  await expect(cy.getByText('Declined', { exact: true })).toBeVisible();
  expect((await new AxeBuilder({ page: cy }).analyze()).violations).toEqual([]);
});
