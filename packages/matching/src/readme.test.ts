import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseProblem } from './parse/parse-problem.ts';
import { solve } from './solve.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

function block(language: string): string {
  const found = new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(readme)?.[1];
  if (found === undefined) throw new Error(`README.md has no ${language} block`);
  return found;
}

describe('the README', () => {
  it('has an example that prints what it says', () => {
    const printed = execFileSync(process.execPath, ['--input-type=module-typescript', '-'], {
      input: block('ts'),
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });
    expect(printed).toBe(block('js'));
  });

  it('shows a problem that can be read and solved', () => {
    const parsed = parseProblem(block('json'));
    if (!parsed.ok) throw parsed.error;
    expect(solve(parsed.value)).toMatchObject({
      pairs: [['e1', 'm1', 8700]],
      certificate: { upperBound: 8700, dual: { left: { e1: 0 }, right: { m1: 0 } } },
    });
  });
});
