import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import engine from '../package.json' with { type: 'json' };

/** The package as a browser's worker gets it. */
async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      lib: {
        entry: new URL('index.ts', import.meta.url).pathname,
        formats: ['iife'],
        name: 'engine',
      },
      rolldownOptions: { output: { minify: true } },
    },
  });
  const [first] = [built].flat();
  if (first === undefined || !('output' in first)) throw new Error('nothing was built');
  const { output } = first;
  expect(output.length).toBe(1);
  expect(output[0].imports).toEqual([]);
  return output[0].code;
}

describe('the package', () => {
  it('has no dependencies', () => {
    expect(engine).not.toHaveProperty('dependencies');
  });

  it('is less than 30 KB, and runs where there is nothing but the language', async () => {
    const code = await bundled();
    expect(gzipSync(code, { level: 9 }).length).toBeLessThan(30 * 1024);
    // No process, no Buffer, no files: what a worker in a browser lacks would be missing here too.
    const names = ['process', 'Buffer', 'global', 'require', 'window', 'document'];
    const { solve } = new Function(...names, `${code}; return engine;`)();
    const problem = {
      kind: 'assignment',
      objective: 'max_matched_then_fit',
      left: [{ id: 'e1', capacity: 1 }],
      right: [{ id: 'm1', capacity: 1, min: 0 }],
      pairs: [['e1', 'm1', 8700]],
      pinned: [],
      forbidden: [],
    };
    expect(solve(problem).pairs).toEqual([['e1', 'm1', 8700]]);
  });
});
