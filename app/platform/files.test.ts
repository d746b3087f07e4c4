import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createFiles } from './files.server.ts';

describe('files in the data folder', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ithaca-files-'));
  const files = createFiles(path.join(folder, 'attachments'));
  const name = 'a'.repeat(40);
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  it('come back as they went in, readable by nobody else, until they are removed', async () => {
    await files.write(name, new Uint8Array([1, 2, 3]));
    expect(await files.read(name)).toEqual(new Uint8Array([1, 2, 3]));
    expect(fs.statSync(path.join(folder, 'attachments', name)).mode & 0o777).toBe(0o600);
    await files.remove(name);
    expect(await files.read(name)).toBeUndefined();
    await files.remove(name);
  });

  it('are never overwritten, and have no path of their own', async () => {
    await files.write(name, new Uint8Array([1]));
    await expect(files.write(name, new Uint8Array([2]))).rejects.toThrow(/EEXIST/);
    await expect(files.read('../secret')).rejects.toThrow(/not a name of ours/);
  });
});
