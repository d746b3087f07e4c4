import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import {
  findEngagement,
  joinByMail,
  matchAndApprove,
  startOrganization,
  startProgram,
} from '../support/program-steps.ts';
import { startServer, stopServers } from '../support/server.ts';
import { linkIn, type SmtpPeer, startSmtpPeer } from '../support/smtp-peer.ts';
import {
  beginClosing,
  findsNothing,
  inDays,
  logSession,
  openPage,
  setGoal,
  sign,
  suggestedAgenda,
  takeDraft,
  writeOutcome,
} from '../support/steps.ts';
import { seesNothingOf, walkWorkspace } from '../support/workspace.ts';

// Each kind of mentoring from its program to its close, with two people signed in beside the manager.

test.describe.configure({ mode: 'serial' });
test.setTimeout(240_000);

let post: SmtpPeer;
let organization: string;
let manager: Page;
let ada: Page;
let bo: Page;
let cy: Page;
const adaAt = 'ada@lighthouse.example';
const boAt = 'bo@lighthouse.example';
const cyAt = 'cy@lighthouse.example';

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

/** Both sign the agreement as it is drafted, meet once, and write what came of it. */
async function workAndClose(base: string, one: Page, other: Page): Promise<void> {
  await sign(one, base);
  await sign(other, base);
  await expect(other.getByText('In force').first()).toBeVisible();
  await logSession(one, base, 'We began.');
  await beginClosing(other, base);
  await writeOutcome(one, base, 'I can do it now.');
  await writeOutcome(other, base, 'So can I.');
  await one.goto(base);
  await expect(one.getByText('Closed').first()).toBeVisible();
}

test('peers: one population, goals on both sides, turn by turn', async ({ browser }) => {
  const people = [adaAt, boAt].map((email) => ({ email, side: 'peer' }));
  const program = await startProgram(manager, organization, {
    name: 'Side by Side',
    kind: 'Peers',
    people,
  });
  await matchAndApprove(manager, program);
  [ada, bo] = [await joinByMail(browser, post, adaAt), await joinByMail(browser, post, boAt)];
  await post.mailTo(adaAt, /You have a peer in Side by Side/);
  const base = await findEngagement(ada, organization, 'Side by Side');
  await expect(ada.getByText('You are peers: each brings')).toBeVisible();
  await expectNoFaults(ada);
  await setGoal(ada, base, { title: 'Speak up in meetings' });
  await setGoal(bo, base, { title: 'Listen in meetings' });
  await takeDraft(ada, base);
  await expect(ada.getByText('neither of us is the senior')).toBeVisible();
  const agenda = await suggestedAgenda(ada, base);
  expect(agenda).toContain('First half, ada Person');
  expect(agenda).toContain('Second half, bo Person');
  await workAndClose(base, ada, bo);
  await findsNothing(manager, base);
});

test('reverse: the junior is the mentor, and rank stays outside', async ({ browser }) => {
  // Nobody is paired with the same person twice, so somebody new joins.
  const program = await startProgram(manager, organization, {
    name: 'Upside Down',
    kind: 'Reverse',
    people: [
      { email: cyAt, side: 'mentor' },
      { email: adaAt, side: 'mentee' },
    ],
  });
  await matchAndApprove(manager, program);
  cy = await joinByMail(browser, post, cyAt);
  const base = await findEngagement(ada, organization, 'Upside Down');
  await expect(ada.getByText('Rank stays outside of your meetings.')).toBeVisible();
  await setGoal(ada, base, { title: 'Use the tools that the team uses' });
  await takeDraft(ada, base);
  for (const title of ['Consent', 'Sponsor']) {
    await expect(ada.getByRole('heading', { name: title })).toBeVisible();
  }
  await expect(ada.getByText('Rank stays outside.')).toBeVisible();
  expect(await suggestedAgenda(cy, base)).toContain('What the mentor shows');
  await workAndClose(base, cy, ada);
  await findsNothing(manager, base);
  await findsNothing(bo, base);
});

test('flash: one question, one conversation, one outcome', async () => {
  const program = await startProgram(manager, organization, {
    name: 'Ask Once',
    kind: 'One-off',
    people: [
      { email: boAt, side: 'mentee' },
      { email: cyAt, side: 'mentor' },
    ],
  });
  await matchAndApprove(manager, program);
  const base = await findEngagement(bo, organization, 'Ask Once');
  await bo.getByRole('link', { name: 'Ask your question' }).click();
  await bo.getByLabel('The question in one sentence').fill('Should I change teams?');
  await bo.getByRole('button', { name: 'Ask this question' }).click();
  await expect(bo.getByRole('heading', { level: 1, name: 'Should I change' })).toBeVisible();
  await takeDraft(cy, base);
  await expect(cy.getByRole('heading', { level: 3 })).toHaveCount(1);
  expect(await suggestedAgenda(cy, base)).toContain('Should I change teams?');
  await sign(cy, base);
  await sign(bo, base);
  await logSession(cy, base, 'We looked at it from three sides.');
  // The session itself began the close; one outcome completes it.
  await bo.goto(`${base}/sessions/log`);
  await bo.getByLabel('Day', { exact: true }).fill(inDays(0));
  await bo.getByLabel('Time', { exact: true }).fill('00:00');
  await bo.getByRole('button', { name: 'Save the session' }).click();
  await expect(bo.getByText('it has its session already')).toBeVisible();
  await writeOutcome(bo, base, 'I stay, and know why.');
  await bo.goto(base);
  await expect(bo.getByText('Closed').first()).toBeVisible();
  await findsNothing(manager, base);
  await findsNothing(ada, base);
});

test('circle: a group that its manager brings together, with goals and attendance', async () => {
  const people = [adaAt, boAt, cyAt].map((email) => ({ email, side: 'peer' }));
  const program = await startProgram(manager, organization, {
    name: 'Round Table',
    kind: 'Circle',
    people,
  });
  await manager.goto(`${program}/matching`);
  await manager.getByRole('link', { name: 'Form a circle' }).click();
  await manager.getByLabel('ada Person').check();
  await manager.getByLabel('It begins on').fill(inDays(-3));
  await manager.getByRole('button', { name: 'Start this circle' }).click();
  await expect(manager.getByText('A circle has 3 to 12 people')).toBeVisible();
  await expect(manager.getByLabel('ada Person')).toBeChecked();
  await expectNoFaults(manager);
  for (const name of ['bo Person', 'cy Person']) await manager.getByLabel(name).check();
  await manager.getByRole('button', { name: 'Start this circle' }).click();
  await expect(manager.getByRole('status')).toContainText('The circle has begun');

  const base = await findEngagement(ada, organization, 'Round Table');
  await expect(ada.getByText('You are a circle')).toBeVisible();
  await setGoal(ada, base, { title: 'Run better meetings, all of us', isShared: true });
  await setGoal(bo, base, { title: 'Say no more often' });
  await cy.goto(`${base}/goals`);
  const shared = cy.getByRole('region', { name: 'Goals of the circle' });
  await expect(shared.getByText('Run better meetings, all of us')).toBeVisible();
  await expect(shared.getByText('Say no more often')).toHaveCount(0);
  await expectNoFaults(cy);
  await takeDraft(cy, base);
  for (const page of [ada, bo, cy]) await sign(page, base);
  await expect(cy.getByText('In force').first()).toBeVisible();
  expect(await suggestedAgenda(cy, base)).toContain('The floor is for ada Person');

  await ada.goto(`${base}/sessions/log`);
  await ada.getByLabel('Day', { exact: true }).fill(inDays(0));
  await ada.getByLabel('Time', { exact: true }).fill('00:00');
  await ada.getByRole('group', { name: 'Who was there?' }).getByLabel('cy Person').uncheck();
  await ada.getByRole('button', { name: 'Save the session' }).click();
  await expect(ada.getByText('Not there: cy Person.')).toBeVisible();
  await expectNoFaults(ada);

  // One leaves and finds nothing any more; the others close without them.
  await cy.goto(`${base}/end`);
  await cy.getByRole('button', { name: 'Leave the circle' }).click();
  await expect(cy.getByRole('status')).toContainText('You have left the circle.');
  await post.mailTo(adaAt, /Your circle goes on without cy Person/);
  const workspace = await walkWorkspace(ada, base);
  for (const page of [cy, manager]) await seesNothingOf(workspace, page);
  await beginClosing(bo, base);
  for (const page of [ada, bo]) await writeOutcome(page, base, 'Our meetings end on time.');
  await ada.goto(base);
  await expect(ada.getByText('Closed').first()).toBeVisible();
  await findsNothing(manager, base);
});

test('an informal pair joins a program when both want, and its managers see that it exists', async () => {
  const program = await startProgram(manager, organization, {
    name: 'Together',
    kind: 'One to one',
    people: [
      { email: adaAt, side: 'mentee' },
      { email: boAt, side: 'mentor' },
    ],
  });
  const { origin } = new URL(organization);
  await ada.goto(`${origin}/start`);
  await ada.getByLabel('Their e-mail address').fill(boAt);
  await ada.getByLabel('Why you ask them').fill('Your way to run a meeting.');
  await ada.getByRole('button', { name: 'Send the invitation' }).click();
  await bo.goto(linkIn(await post.mailTo(boAt, /asks you to be their mentor/)));
  await bo.getByRole('button', { name: 'Accept' }).click();
  await expect(bo.getByText('You and ada Person')).toBeVisible();
  const before = bo.url().replace(/[?#].*/, '');
  await setGoal(ada, before, { title: 'Run a meeting' });

  await ada.goto(before);
  await ada.getByRole('link', { name: 'Join a program' }).click();
  await expect(ada.getByText('Nobody sees a word more than now')).toBeVisible();
  await ada.getByRole('button', { name: 'Propose this program' }).click();
  await expect(ada.getByText('Please choose a program.')).toBeVisible();
  await ada.getByLabel('Together, Lighthouse').check();
  await ada.getByRole('button', { name: 'Propose this program' }).click();
  await expect(ada.getByText('It waits for bo Person.')).toBeVisible();
  await expectNoFaults(ada);
  await manager.goto(`${program}/engagements`);
  await expect(manager.getByText('ada Person')).toHaveCount(0);

  await bo.goto(before);
  await bo.getByRole('link', { name: 'Look at the proposal' }).click();
  await expect(bo.getByText('you two work together')).toBeVisible();
  await bo.getByRole('button', { name: 'Yes, join it' }).click();
  await expect(bo.getByRole('status')).toContainText('You are part of the program now.');
  // Old addresses lead to the new ones.
  await ada.goto(`${before}/goals`);
  await expect(ada).toHaveURL(/\/o\/lighthouse\/engagements\/[^/]+\/goals$/);
  await expect(ada.getByText('Run a meeting').first()).toBeVisible();
  await manager.goto(`${program}/engagements`);
  await expect(manager.getByText('ada Person').first()).toBeVisible();
  await expect(manager.getByText('Run a meeting')).toHaveCount(0);
  await seesNothingOf(await walkWorkspace(ada, ada.url().replace(/\/goals$/, '')), manager);
});
