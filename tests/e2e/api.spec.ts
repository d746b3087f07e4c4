import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { startOrganization, startProgram } from '../support/program-steps.ts';
import { type RunningServer, startServer, stopServers } from '../support/server.ts';
import { inDays, openPage } from '../support/steps.ts';

// A program of the manager's own matches people and approves the pairs, through the API and with a
// key made on the account's page; without a key, or with somebody else's, there is nothing.

test.setTimeout(180_000);

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(stopServers);

async function makeKey(page: Page): Promise<string> {
  await page.goto(`${server.origin}/account`);
  await page.getByRole('link', { name: 'Keys for the API' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Nightly');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const shown = page.getByRole('status').locator('pre');
  await expect(shown).toContainText('ithaca_');
  return shown.innerText();
}

test('a program of one’s own does what its owner may', async ({ page, browser, playwright }) => {
  const organization = await startOrganization(page, server.origin);
  const program = await startProgram(page, organization, {
    name: 'Compass',
    kind: 'One to one',
    people: [
      { email: 'ann@x.example', side: 'mentee' },
      { email: 'mo@x.example', side: 'mentor' },
    ],
  });
  const key = await makeKey(page);
  const withKey = (bearer: string): Promise<APIRequestContext> =>
    playwright.request.newContext({ extraHTTPHeaders: { authorization: `Bearer ${bearer}` } });
  const api = await withKey(key);
  const base = `${server.origin}/api/v1`;
  const path = new URL(program).pathname;
  const ask = async (address: string) => (await api.get(`${base}${address}`)).json();

  await test.step('it reads what its owner may see', async () => {
    expect(await ask('/me')).toMatchObject({
      name: 'Mara Manager',
      organizations: [{ slug: 'lighthouse', role: 'admin' }],
    });
    expect(await ask('/o/lighthouse/programs')).toMatchObject({
      programs: [{ name: 'Compass', kind: 'one_to_one', people: 2 }],
    });
    expect(await ask(`${path}/enrolments?side=mentor`)).toMatchObject({
      total: 1,
      enrolments: [{ email: 'mo@x.example', state: 'accepted' }],
    });
  });

  await test.step('it sets a policy, asks for pairs and approves them', async () => {
    const policy = `${base}${path}/matching/policy`;
    const wrong = await api.put(policy, { data: { criteria: [{ criterion: 'shoe size' }] } });
    expect(wrong.status()).toBe(422);
    expect(wrong.headers()['content-type']).toBe('application/problem+json');
    expect((await wrong.json()).errors[0].message).toContain('This is no policy');
    const right = {
      objective: 'max_matched_then_fit',
      rules: [],
      criteria: [{ criterion: 'languages_and_place', weight: 100 }],
    };
    expect(await (await api.put(policy, { data: right })).json()).toEqual({ version: 1 });
    const kept = await (await api.get(policy)).json();
    expect(kept.policy.rules.map(({ rule }: { rule: string }) => rule)).toContain(
      'not_in_line_of_report',
    );

    const started = await api.post(`${base}${path}/matching/runs`);
    expect(started.status()).toBe(202);
    const run = `${path}/matching/runs/${(await started.json()).id}`;
    await expect.poll(async () => (await ask(run)).state, { timeout: 60_000 }).toBe('done');
    expect(await ask(run)).toMatchObject({
      policyVersion: 1,
      summary: { pairs: 1, status: 'optimal', gap: 0, faults: [] },
      unmatched: [],
    });
    const { proposals } = await ask(`${run}/proposals`);
    expect(proposals).toMatchObject([{ mentee: 'ann Person', mentor: 'mo Person' }]);
    const { id: mentor } = (await ask(`${path}/enrolments?side=mentor`)).enrolments[0];
    const tried = await api.post(`${base}${run}/what-ifs`, {
      data: { change: { change: 'withdraw', person: mentor } },
    });
    expect(tried.status()).toBe(201);
    const whatIf = await tried.json();
    expect(whatIf).toMatchObject({ summary: { pairs: 0 }, changes: [{ change: 'withdraw' }] });
    const keptAs = await api.post(`${base}${run}/what-ifs/${whatIf.id}/keep`);
    expect(await ask(`${path}/matching/runs/${(await keptAs.json()).run}`)).toMatchObject({
      summary: { pairs: 0 },
    });
    const approval = `${base}${run}/approval`;
    const backwards = { proposals: 'all', startsOn: inDays(2), endsOn: inDays(1) };
    const refused = await api.post(approval, { data: backwards });
    expect(refused.status()).toBe(422);
    expect((await refused.json()).errors[0].field).toBe('endsOn');
    const data = { proposals: [proposals[0].id], startsOn: inDays(0), endsOn: inDays(90) };
    const approved = await api.post(approval, { data });
    expect(approved.status()).toBe(201);
    expect(await approved.json()).toEqual({ engagements: 1, secondLook: null });
    expect(await ask(`${path}/engagements`)).toMatchObject({
      total: 1,
      engagements: [{ phase: 'preparing', sessionsHeld: 0 }],
    });
  });

  await test.step('what is not asked rightly is said in words', async () => {
    const status = async (work: Promise<{ status(): number }>) => (await work).status();
    expect(await status(api.get(`${base}/nowhere`))).toBe(404);
    expect(await status(api.delete(`${base}${path}/matching/runs`))).toBe(405);
    expect(await status(api.get(`${base}${path}/enrolments?size=0`))).toBe(422);
    expect(await status(api.get(`${base}${path}/matching/runs/not-an-id`))).toBe(404);
    const notJson = api.post(`${base}${path}/matching/runs/${crypto.randomUUID()}/approval`, {
      headers: { 'content-type': 'application/json' },
      data: Buffer.from('{'),
    });
    expect(await status(notJson)).toBe(400);
    const document = await (await api.get(`${base}/openapi.json`)).json();
    expect(document.openapi).toBe('3.1.0');
  });

  await test.step('without a key, or with another’s, there is nothing', async () => {
    // A signed-in browser's cookies open no door of the API.
    const cookies = await page.request.get(`${base}/me`);
    expect(cookies.status()).toBe(401);
    expect(cookies.headers()['www-authenticate']).toBe('Bearer');
    expect((await (await withKey(`${key}x`)).get(`${base}/me`)).status()).toBe(401);
    const stranger = await openPage(browser);
    await stranger.goto(`${server.origin}/sign-up`);
    await stranger.getByLabel('Your name').fill('Sal Stranger');
    await stranger.getByLabel('E-mail address').fill('sal@elsewhere.example');
    await stranger.getByRole('textbox', { name: 'Password' }).fill('the long way home');
    await stranger.getByRole('button', { name: 'Create account' }).click();
    await expect(stranger).not.toHaveURL(/sign-up/);
    const other = await withKey(await makeKey(stranger));
    expect((await other.get(`${base}/me`)).status()).toBe(200);
    for (const address of ['/o/lighthouse/programs', path, `${path}/matching/runs`]) {
      expect((await other.get(`${base}${address}`)).status(), address).toBe(404);
    }
    await page.goto(`${server.origin}/account/keys`);
    await page.getByRole('button', { name: 'End it now' }).click();
    await expect(page.getByText('The key has ended.')).toBeVisible();
    expect((await api.get(`${base}/me`)).status()).toBe(401);
  });
});
