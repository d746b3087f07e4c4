import { type Browser, expect, type Page } from '@playwright/test';

// What people do in an engagement, in a browser: the same steps for every kind of mentoring.

/** A day from today, as '2026-11-25'. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** A browser of one's own: another person at another machine. */
export async function openPage(browser: Browser): Promise<Page> {
  return (await browser.newContext({ timezoneId: 'UTC' })).newPage();
}

export async function fillAccount(
  page: Page,
  { name, password, email }: { name: string; password: string; email?: string },
): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  if (email) await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
}

/** A goal that counts, with its five levels and one milestone. */
export async function setGoal(
  page: Page,
  base: string,
  { title, isShared = false }: { title: string; isShared?: boolean },
): Promise<void> {
  await page.goto(`${base}/goals/new`);
  await page.getByLabel('The goal in one sentence').fill(title);
  if (isShared) await page.getByLabel('It is a goal of the whole circle').check();
  await page.getByLabel('Due on').fill(inDays(60));
  const levels = [
    'Much less than expected',
    '· Less than expected',
    'As expected',
    '· More than expected',
    'Much more than expected',
  ];
  for (const level of levels) await page.getByLabel(level).fill(`${title}: ${level}`);
  const first = page.getByRole('group', { name: 'Milestone 1' });
  await first.getByLabel('What is reached').fill('A first step');
  await first.getByLabel('By').fill(inDays(20));
  await page.getByRole('button', { name: 'Set this goal' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

export async function takeDraft(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/agreement`);
  await page.getByRole('button', { name: 'Take this draft' }).click();
  await expect(page.getByRole('heading', { name: 'Version 1' })).toBeVisible();
}

export async function sign(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/agreement`);
  await page.getByRole('button', { name: 'Sign the agreement' }).click();
  await expect(page.getByRole('status')).toContainText(/signed/i);
}

/** Plans a session for tomorrow and returns its agenda, as the form suggested it. */
export async function suggestedAgenda(page: Page, base: string): Promise<string> {
  await page.goto(`${base}/sessions/new`);
  return page.getByLabel('Agenda').inputValue();
}

/** Records a session that took place today. */
export async function logSession(page: Page, base: string, notes: string): Promise<void> {
  await page.goto(`${base}/sessions/log`);
  await page.getByLabel('Day', { exact: true }).fill(inDays(0));
  await page.getByLabel('Time', { exact: true }).fill('00:00');
  await page.getByLabel('Shared notes').fill(notes);
  await page.getByRole('button', { name: 'Save the session' }).click();
  await expect(page.getByText('The session is recorded.')).toBeVisible();
}

export async function beginClosing(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/close`);
  await page.getByRole('button', { name: 'Begin the close' }).click();
  // It has begun once this person may write an outcome: only then may another one come.
  await expect(page.getByLabel('What is different now?')).toBeVisible();
}

export async function writeOutcome(page: Page, base: string, summary: string): Promise<void> {
  await page.goto(`${base}/close`);
  await page.getByLabel('What is different now?').fill(summary);
  await page.getByRole('button', { name: 'Keep my outcome' }).click();
  await expect(page.getByRole('status')).toBeVisible();
}

/** Whoever is no member finds nothing at any of its addresses. */
export async function findsNothing(page: Page, base: string): Promise<void> {
  for (const path of ['', '/goals', '/agreement', '/sessions', '/close']) {
    const answer = await page.goto(`${base}${path}`);
    expect(answer?.status(), path).toBe(404);
  }
}
