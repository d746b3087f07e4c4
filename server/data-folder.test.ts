import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataFolderError, openDataFolder, readOrMakeSecret } from './data-folder.ts';

let folder: string;
beforeEach(() => {
  folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'ithaca-folder-')), 'data');
});
afterEach(() => fs.rmSync(path.dirname(folder), { recursive: true, force: true }));

describe('the data folder', () => {
  it('is made for this user only, and can be opened again after it was let go', async () => {
    const first = await openDataFolder(folder, () => {});
    expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
    await first.release();
    const second = await openDataFolder(folder, () => {});
    await second.release();
  });

  it('refuses a second process while the first is alive, in words', async () => {
    const first = await openDataFolder(folder, () => {});
    const said: string[] = [];
    const second = openDataFolder(folder, (line) => said.push(line), { waitSeconds: 1 });
    await expect(second).rejects.toThrow(DataFolderError);
    await expect(second).rejects.toThrow(/Another Ithaca is running on/);
    expect(said.join()).toContain('is locked. Waiting');
    await first.release();
  });

  it('makes the secret once, readable by this user only, and prefers a given one', () => {
    const made = readOrMakeSecret(folder, undefined);
    expect(made).toMatch(/^[0-9a-f]{64}$/);
    expect(readOrMakeSecret(folder, undefined)).toBe(made);
    expect(fs.statSync(path.join(folder, 'secret')).mode & 0o777).toBe(0o600);
    expect(readOrMakeSecret(folder, 'given')).toBe('given');
  });
});
