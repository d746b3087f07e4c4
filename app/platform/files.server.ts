import fs from 'node:fs/promises';
import path from 'node:path';
import type { Files } from './files.ts';

/** Files in one folder of the data folder. */
export function createFiles(folder: string): Files {
  const pathOf = (name: string) => {
    if (!/^[0-9a-f]{40}$/.test(name)) throw new Error(`not a name of ours: ${name}`);
    return path.join(folder, name);
  };
  return {
    async write(name, bytes) {
      await fs.mkdir(folder, { recursive: true, mode: 0o700 });
      const file = await fs.open(pathOf(name), 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    async read(name) {
      try {
        return new Uint8Array(await fs.readFile(pathOf(name)));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async remove(name) {
      await fs.rm(pathOf(name), { force: true });
    },
  };
}
