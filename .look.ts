import { chromium, type Page } from '@playwright/test';
import fs from 'node:fs';
import { chromiumArguments, findChromium } from './tests/support/chromium.ts';
import { startServer, stopServers } from './tests/support/server.ts';
import { buildIfNeeded } from './server/build.ts';
const out = '/tmp/look-time';
fs.mkdirSync(out, { recursive: true });
buildIfNeeded(process.cwd(), console.log);
const { origin } = await startServer({ example: true });
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
const o = '/o/harbour-hill';
const sizes = [[1440, 'light'], [390, 'dark'], ...(process.env.ALL ? [[1440, 'dark'], [390, 'light']] : [])] as [number, 'light' | 'dark'][];
try {
  for (const [width, scheme] of sizes) {
    const shot = async (page: Page, label: string, way?: string) => {
      try {
      if (way) await page.goto(origin + way);
      await page.waitForLoadState('networkidle'); await page.waitForTimeout(300);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      await page.screenshot({ path: `${out}/${label}-${width}-${scheme}.png`, fullPage: true });
      console.log(label, width, wide > width ? `WIDE ${wide}` : '', page.url());
      } catch (e) { console.log('FAILED', label, String(e).slice(0, 200)); }
    };
    const as = async (who: string) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
      const page = await context.newPage();
      await page.goto(`${origin}/sign-in`);
      await page.getByLabel('E-mail address').fill(`${who}@harbour-and-hill.example`);
      await page.getByRole('textbox', { name: 'Password' }).fill('look around ithaca');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.waitForURL((url) => !url.pathname.includes('sign-in'));
      return page;
    };
    const page = await as('noor.haddad');
    await shot(page, 'home', o);
    await shot(page, 'availability', `${o}/profile/availability`);
    await shot(page, 'calendar', `${o}/profile/calendar`);
    await page.locator('form').filter({ has: page.getByRole('button', { name: 'Read these calendars' }) }).getByRole('button', { name: 'Read these calendars' }).click();
    await shot(page, 'calendar-refused');
    await shot(page, 'reminders', `${o}/profile/reminders`);
    await page.goto(origin + o); await page.waitForLoadState('networkidle');
    const hrefs = await page.locator('a[href*="/engagements/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
    const base = /\/o\/[^/]+\/engagements\/[0-9a-f-]{36}/.exec(hrefs.join(' '))?.[0];
    await shot(page, 'sessions', `${base}/sessions`);
    const sessions = await page.locator('a[href*="/sessions/"]').evaluateAll((all) => [...new Set(all.map((a) => a.getAttribute('href') ?? ''))].filter((h) => /sessions\/[0-9a-f-]{36}$/.test(h)));
    console.log(sessions);
    await shot(page, 'session-first', sessions[0]);
    await shot(page, 'session-last', sessions.at(-1));
    await shot(page, 'session-new', `${base}/sessions/new`);
    await shot(page, 'series-new', `${base}/sessions/series/new`);
    await shot(page, 'session-log', `${base}/sessions/log`);
    await page.context().close();
    const boss = await as(process.env.BOSS ?? 'x');
    await boss.goto(origin + o); await boss.waitForLoadState('networkidle');
    const links = await boss.locator('a[href*="/programs/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
    const program = /\/o\/[^/]+\/programs\/[0-9a-f-]{36}/.exec(links.join(' '))?.[0];
    await shot(boss, 'load', `${program}/dashboard/load`);
    await shot(boss, 'dashboard', `${program}/dashboard`);
    await shot(boss, 'mail-examples', `${o}/mail/examples`);
    await shot(boss, 'outbox', `${o}/mail`);
    await boss.context().close();
  }
} finally { await browser.close(); await stopServers(); process.exit(0); }
