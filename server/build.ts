import { execFileSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const sources = ['app', 'server/app.ts', 'packages', 'vite.config.ts', 'package-lock.json'];

function* filesBelow(entry: string): Generator<string> {
  if (!fs.existsSync(entry)) return;
  if (fs.statSync(entry).isFile()) yield entry;
  else for (const name of fs.readdirSync(entry).sort()) yield* filesBelow(path.join(entry, name));
}

function fingerprint(root: string): string {
  const hash = crypto.createHash('sha256');
  for (const source of sources) {
    for (const file of filesBelow(path.join(root, source))) {
      hash.update(path.relative(root, file)).update(fs.readFileSync(file));
    }
  }
  return hash.digest('hex');
}

/** Builds the pages unless the last build was made from exactly these sources. */
export function buildIfNeeded(root: string, say: (line: string) => void): void {
  const stamp = path.join(root, 'build', 'made-from');
  const vite = path.join(root, 'node_modules/@react-router/dev/bin.cjs');
  const built = fs.existsSync(stamp);
  // A production image carries the build and not the tools, nor the need to look.
  if (built && !fs.existsSync(vite)) return;
  const now = fingerprint(root);
  if (built && fs.readFileSync(stamp, 'utf8') === now) return;
  say('Building the pages (once; about ten seconds)…');
  try {
    execFileSync(process.execPath, [vite, 'build'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
  } catch (error) {
    const { stderr, stdout } = error as { stderr?: Buffer; stdout?: Buffer };
    const lines = `${stdout ?? ''}\n${stderr ?? ''}`.trim().split('\n');
    throw new Error(`the build failed:\n${lines.slice(-20).join('\n')}`);
  }
  fs.writeFileSync(stamp, now);
}
