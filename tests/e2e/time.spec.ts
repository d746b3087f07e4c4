import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { startServer, stopServers } from '../support/server.ts';
import { linkIn, type SmtpPeer, startSmtpPeer } from '../support/smtp-peer.ts';
import { fillAccount, findsNothing, openPage } from '../support/steps.ts';

let smtp: SmtpPeer;
test.beforeEach(async () => {
  smtp = await startSmtpPeer();
});
test.afterEach(async () => {
  await stopServers();
  await smtp.stop();
});

const password = 'a lamp that turns';

async function signUp(browser: Browser, origin: string, name: string): Promise<Page> {
  const page = await openPage(browser);
  await page.goto(`${origin}/sign-up`);
  await fillAccount(page, { name, email: `${name.toLowerCase()}@example.org`, password });
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-up');
  return page;
}

/** Says the zone and, for the middle of the week, from when to when. */
async function setTimes(page: Page, origin: string, zone: string, from: string, to: string) {
  await page.goto(`${origin}/account`);
  await page.getByLabel('Time zone').fill(zone);
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect(page.getByRole('status')).toBeVisible();
  await page.goto(`${origin}/o/commons/profile/availability`);
  await expect(page.getByText(zone)).toBeVisible();
  for (const day of ['Tuesday', 'Wednesday', 'Thursday']) {
    const row = page.getByRole('group', { name: day });
    await row.getByLabel('From', { exact: true }).fill(from);
    await row.getByLabel('to', { exact: true }).first().fill(to);
  }
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Your usual times are saved.')).toBeVisible();
}

async function engage(page: Page, origin: string, other: Page, email: string): Promise<string> {
  await page.goto(`${origin}/start`);
  await page.getByLabel('Their e-mail address').fill(email);
  await page.getByLabel('Why you ask them').fill('To learn from each other.');
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page).toHaveURL(/\/o\/commons\?/);
  await other.goto(linkIn(await smtp.mailTo(email, /mentor/)));
  await other.getByRole('button', { name: 'Accept' }).click();
  await other.waitForURL(/\/engagements\//);
  const { origin: site, pathname } = new URL(other.url());
  return `${site}${pathname}`;
}

/** The newest invitation to this address, as another parser than ours reads it. */
async function invitationTo(email: string, subject: RegExp) {
  const mail = await smtp.mailTo(email, subject);
  const part = mail.attachments.find(({ contentType }) => contentType === 'text/calendar');
  const calendar = new ICAL.Component(ICAL.parse(part?.content.toString('utf8') ?? ''));
  const event = calendar.getFirstSubcomponent('vevent');
  const starts = event?.getFirstPropertyValue('dtstart') as ICAL.Time;
  const ends = event?.getFirstPropertyValue('dtend') as ICAL.Time;
  return {
    link: linkIn(mail),
    method: calendar.getFirstPropertyValue('method'),
    uid: event?.getFirstPropertyValue('uid'),
    sequence: event?.getFirstPropertyValue('sequence'),
    status: event?.getFirstPropertyValue('status'),
    summary: event?.getFirstPropertyValue('summary'),
    starts: starts.toJSDate().toISOString(),
    minutes: (ends.toJSDate().getTime() - starts.toJSDate().getTime()) / 60_000,
  };
}

const clock = (moment: string, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(new Date(moment));

const quarterPastEight = (day: string) =>
  new Date(
    Temporal.PlainDateTime.from(`${day}T08:15`).toZonedDateTime('Pacific/Auckland')
      .epochMilliseconds,
  ).toISOString();

/** A day before and one after clocks change next in London or Auckland: within six months, always. */
function nextChange(): { before: string; day: string } {
  const changes = ['Europe/London', 'Pacific/Auckland'].map((zone) =>
    Temporal.Instant.fromEpochMilliseconds(Date.now() + 7 * 86_400_000)
      .toZonedDateTimeISO(zone)
      .getTimeZoneTransition('next'),
  );
  const days = changes.flatMap((change) => (change ? [change.toPlainDate().toString()] : []));
  const first = Temporal.PlainDate.from(days.sort()[0] ?? '');
  return { before: first.subtract({ days: 3 }).toString(), day: first.add({ days: 3 }).toString() };
}

test('Auckland, London and São Paulo find a time, accept it, and their calendars hear of it', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const server = await startServer({ smtpUrl: smtp.url });
  const { origin } = server;
  const lon = await signUp(browser, origin, 'Lon');
  const mere = await signUp(browser, origin, 'Mere');
  const ana = await signUp(browser, origin, 'Ana');
  const withMere = await engage(lon, origin, mere, 'mere@example.org');
  const withAna = await engage(lon, origin, ana, 'ana@example.org');
  await setTimes(lon, origin, 'Europe/London', '06:00', '22:00');
  await setTimes(mere, origin, 'Pacific/Auckland', '07:00', '21:00');
  await setTimes(ana, origin, 'America/Sao_Paulo', '08:00', '18:00');
  expect((await new AxeBuilder({ page: ana }).analyze()).violations).toEqual([]);

  // One press proposes a time that is inside both days.
  for (const { base, partner, page, zone, hours } of [
    { base: withMere, partner: 'Mere', page: mere, zone: 'Pacific/Auckland', hours: [7, 21] },
    { base: withAna, partner: 'Ana', page: ana, zone: 'America/Sao_Paulo', hours: [8, 18] },
  ]) {
    const email = `${partner.toLowerCase()}@example.org`;
    await lon.goto(`${base}/sessions/new`);
    const offered = lon.getByText(/^Both free: /);
    await expect(offered.first()).toBeVisible();
    expect((await new AxeBuilder({ page: lon }).analyze()).violations).toEqual([]);
    const said = (await offered.first().textContent()) ?? '';
    await lon
      .getByRole('button', { name: /^Propose \w+/ })
      .first()
      .click();
    await expect(lon.getByText('The session is proposed.')).toBeVisible();

    const asked = await invitationTo(email, /proposes a session/);
    expect(asked).toMatchObject({
      method: 'REQUEST',
      sequence: 0,
      status: 'TENTATIVE',
      summary: 'Mentoring session with Lon',
      minutes: 60,
    });
    // What the page said each clock shows is what the invitation says.
    expect(said).toContain(`${clock(asked.starts, 'Europe/London')} for Lon`);
    expect(said).toContain(`${clock(asked.starts, zone)} for ${partner}`);
    const hour = Number(clock(asked.starts, zone).slice(-5, -3));
    expect(hour).toBeGreaterThanOrEqual(hours[0] ?? 0);
    expect(hour).toBeLessThan(hours[1] ?? 0);

    await page.goto(asked.link);
    await page.getByRole('button', { name: 'Accept this time' }).click();
    await expect(page.getByText('The session is scheduled.')).toBeVisible();
    const confirmed = await invitationTo('lon@example.org', new RegExp(`${partner} accepted`));
    expect(confirmed).toMatchObject({
      uid: asked.uid,
      starts: asked.starts,
      status: 'CONFIRMED',
      summary: `Mentoring session with ${partner}`,
    });
  }

  // Sessions that repeat are proposed by one press, and accepted by one.
  await lon.goto(`${withAna}/sessions/series/new`);
  await lon
    .getByRole('button', { name: /^Propose the series/ })
    .first()
    .click();
  await expect(lon.getByText('The series is proposed.')).toBeVisible();
  const repeated = await smtp.mailTo('ana@example.org', /proposes \d+ sessions/);
  await ana.goto(linkIn(repeated));
  await ana.getByRole('button', { name: /^Accept all/ }).click();
  await expect(ana.getByText('All sessions of the series are scheduled.')).toBeVisible();
  const agreed = await smtp.mailTo('lon@example.org', /Ana accepted \d+ sessions/);
  const rule = agreed.attachments[0]?.content.toString('utf8') ?? '';
  const repetitions = Number(/RRULE:FREQ=.*COUNT=(\d+)/.exec(rule)?.[1]);
  expect(repetitions).toBeGreaterThan(1);

  // Both write on one session at the same time; what they type saves itself, and nobody's is lost.
  const shared = (await invitationTo('mere@example.org', /proposes a session/)).link;
  for (const page of [lon, mere]) await page.goto(shared);
  for (const [page, words] of [
    [lon, 'From London'],
    [mere, 'From Auckland'],
  ] as const) {
    const saved = page.waitForResponse(
      (answer) => answer.url().endsWith('/words') && answer.request().method() === 'POST',
    );
    await page.getByLabel('Shared notes').fill(words);
    expect((await saved).status()).toBe(200);
  }
  await expect(mere.getByLabel('Shared notes')).toHaveValue('From London\nFrom Auckland');
  expect((await new AxeBuilder({ page: mere }).analyze()).violations).toEqual([]);

  // A session across the next change of clocks is moved by hand: both clocks agree on the moment.
  await mere.goto(`${withMere}/sessions`);
  await mere
    .getByRole('link', { name: /\d{4}, \d\d:\d\d/ })
    .first()
    .click();
  await mere.getByText('Propose another time').click();
  const { before, day } = nextChange();
  await mere.getByLabel('Day', { exact: true }).fill(day);
  await mere.getByLabel('Time', { exact: true }).fill('08:15');
  await mere.getByRole('button', { name: 'Propose this time' }).click();
  await expect(mere.getByText('The new time is proposed.')).toBeVisible();
  const moved = await invitationTo('lon@example.org', /another time/);
  expect(moved).toMatchObject({ method: 'REQUEST', sequence: 1 });
  expect(clock(moved.starts, 'Pacific/Auckland')).toContain('08:15');
  // The same hour in Auckland is another one in London than it was before.
  expect(moved.starts).toBe(quarterPastEight(day));
  const inLondon = (moment: string) => clock(moment, 'Europe/London').slice(-5);
  expect(inLondon(moved.starts)).not.toBe(inLondon(quarterPastEight(before)));

  // Calling it off takes it out of both calendars.
  await lon.goto(moved.link);
  await lon.getByRole('button', { name: 'Cancel this session' }).click();
  await expect(lon.getByText('The session is cancelled.')).toBeVisible();
  for (const [email, subject] of [
    ['mere@example.org', /is cancelled/],
    ['lon@example.org', /You cancelled/],
  ] as const) {
    expect(await invitationTo(email, subject)).toMatchObject({
      method: 'CANCEL',
      uid: moved.uid,
      sequence: 2,
      status: 'CANCELLED',
    });
  }

  // A feed with a secret address, which a calendar program reads without signing in.
  await lon.goto(`${origin}/o/commons/profile/calendar`);
  await lon.getByRole('button', { name: 'Make a feed' }).click();
  const feed = (await lon.getByRole('link', { name: /\.ics$/ }).getAttribute('href')) ?? '';
  expect((await new AxeBuilder({ page: lon }).analyze()).violations).toEqual([]);
  const text = await (await fetch(feed)).text();
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  expect(events).toHaveLength(1 + repetitions);
  await lon.getByRole('button', { name: 'Close the feed' }).click();
  await expect(lon.getByText('Your feed is closed.')).toBeVisible();
  expect((await fetch(feed)).status).toBe(404);

  // No calendar is read from a private network; the reason stands beside the address.
  await lon.getByLabel('Private calendar address').fill('http://127.0.0.1:1/calendar.ics');
  await lon.getByRole('button', { name: 'Read this calendar' }).click();
  await expect(lon.getByText('leads into a private network')).toBeVisible();

  // Nor is a password sent where others could read it.
  await lon.getByText('Or with a user name').click();
  await lon.getByLabel('Address of the server').fill('http://cloud.example.org/dav/');
  await lon.getByLabel('User name there').fill('lon');
  await lon.getByRole('textbox', { name: 'App password' }).fill('abcd-efgh');
  await lon.getByRole('button', { name: 'Read these calendars' }).click();
  await expect(lon.getByText('over an encrypted connection only')).toBeVisible();
  await expect(lon.getByLabel('User name there')).toHaveValue('lon');
  expect((await new AxeBuilder({ page: lon }).analyze()).violations).toEqual([]);

  await lon.goto(`${origin}/o/commons/profile/reminders`);
  await lon.getByLabel('Mails a week, at most').fill('1');
  await lon.getByRole('button', { name: 'Save' }).click();
  await expect(lon.getByText('Your reminders are saved.')).toBeVisible();
  expect((await new AxeBuilder({ page: lon }).analyze()).violations).toEqual([]);

  await findsNothing(ana, withMere);
});
