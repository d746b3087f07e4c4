import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from './tests/support/chromium.ts';

export default defineConfig({
  testDir: './tests/e2e',
  globalSetup: './tests/support/browser-setup.ts',
  outputDir: './test-results',
  // Journeys share one server; two at a time fill two cores.
  workers: 2,
  fullyParallel: false,
  // On a machine that stalls, a journey gets one second try; `npm test` says so in its closing lines.
  retries: 1,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    headless: true,
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    launchOptions: { executablePath: findChromium(), args: chromiumArguments },
    trace: 'off',
    screenshot: 'only-on-failure',
    timezoneId: 'Europe/London',
    locale: 'en-GB',
  },
});
