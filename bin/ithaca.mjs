#!/usr/bin/env node
// Launcher in plain JavaScript: it must start on an old Node to find, or ask for, a new enough one.
// The program is TypeScript that Node runs by itself from 22.18 on.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NEEDED = [22, 18];

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

if (isNewEnough(process.versions.node)) {
  const { main } = await import('../server/cli.ts');
  // Not process.exit: output that a pipe has not taken yet must still get out.
  process.exitCode = await main(process.argv.slice(2));
} else {
  const bundled = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
  if (process.env.ITHACA_RELAUNCHED === '1' || !existsSync(bundled)) {
    process.stderr.write(
      `ithaca: needs Node.js ${NEEDED.join('.')} or newer, this is ${process.versions.node}; ` +
        "run 'npm ci' in the project (it brings a newer one) or update Node.js\n",
    );
    process.exit(2);
  }
  const child = spawn(bundled, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, ITHACA_RELAUNCHED: '1' },
  });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const forward = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, forward);
  child.on('error', (error) => {
    process.stderr.write(`ithaca: cannot start ${bundled}: ${error.message}\n`);
    process.exit(2);
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    // Die of the same signal, so that whoever started us sees what happened.
    for (const name of signals) process.removeListener(name, forward);
    process.kill(process.pid, signal);
  });
}
