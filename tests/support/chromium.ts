import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

/** An installed Chromium, or the one that Playwright downloaded; undefined where there is neither. */
export function findChromium(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  const places = (process.env.PATH ?? '').split(path.delimiter);
  const installed = names
    .flatMap((name) => ['/usr/bin', ...places].map((place) => path.join(place, name)))
    .find((file) => fs.existsSync(file));
  const own = chromium.executablePath();
  return installed ?? (fs.existsSync(own) ? own : undefined);
}

/** Debian's package, where this is Debian and we are root; elsewhere nothing happens. */
export function installDebianPackage(name: string, say: (line: string) => void): void {
  if (process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) return;
  say(`Installing Debian's package ${name}`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    execFileSync('/usr/bin/apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: environment,
    });
  try {
    apt('update');
    apt('install', '-y', '--no-install-recommends', name);
  } catch {
    say(`Debian's package ${name} could not be installed`);
  }
}

/** As root there is no sandbox; the rest keeps Chromium from calling home. */
export const chromiumArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
