// Screenshots of the example organization. Usage: node .look.ts '[["label","noor.haddad","/o/harbour-hill > Link text"]]'
import { chromium } from '@playwright/test';
import fs from 'node:fs';
import { chromiumArguments, findChromium } from './tests/support/chromium.ts';
import { startServer, stopServers } from './tests/support/server.ts';
import { buildIfNeeded } from './server/build.ts';

const out = `/tmp/look-${process.cwd().split('/').pop()}`;
fs.mkdirSync(out, { recursive: true });
buildIfNeeded(process.cwd(), console.log);
const { origin } = await startServer({ example: true });
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
try {
  for (const [label, who, way] of JSON.parse(process.argv[2]) as [string, string, string][]) {
    for (const [width, scheme] of [[1440, 'light'], [1440, 'dark'], [390, 'light'], [390, 'dark']] as const) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
      const page = await context.newPage();
      if (who) {
        await page.goto(`${origin}/sign-in`);
        await page.getByLabel('E-mail address').fill(`${who}@harbour-and-hill.example`);
        await page.getByRole('textbox', { name: 'Password' }).fill('look around ithaca');
        await page.getByRole('button', { name: 'Sign in', exact: true }).click();
        await page.waitForURL((url) => !url.pathname.includes('sign-in'));
      }
      const [start, ...links] = way.split(' > ');
      await page.goto(origin + start);
      for (const link of links) { await page.getByRole('link', { name: link }).first().click(); await page.waitForLoadState('networkidle'); }
      await page.waitForTimeout(400);
      await page.screenshot({ path: `${out}/${label}-${width}-${scheme}.png`, fullPage: true });
      console.log(`${out}/${label}-${width}-${scheme}.png`, page.url());
      await context.close();
    }
  }
} finally { await browser.close(); await stopServers(); process.exit(0); }
