import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { lock } from 'proper-lockfile';

export class DataFolderError extends Error {}

/** Creates the folder (0700) and takes its lock: a second process in it would destroy data. */
export async function openDataFolder(
  folder: string,
  say: (line: string) => void,
  { waitSeconds = 15 }: { waitSeconds?: number } = {},
): Promise<{ release(): Promise<void> }> {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.chmodSync(folder, 0o700);
    fs.accessSync(folder, fs.constants.W_OK);
  } catch (error) {
    throw new DataFolderError(
      `ITHACA_DATA: ${folder} cannot be written (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
  const options = {
    lockfilePath: path.join(folder, 'lock'),
    stale: 10_000,
    update: 3_000,
    onCompromised: (error: Error) => {
      // Another process believes this one dead and will open the files: stop before both write.
      say(`The lock on ${folder} was lost (${error.message}). Stopping at once.`);
      process.exit(1);
    },
  };
  try {
    return { release: await lock(folder, options) };
  } catch {
    say(
      `${folder} is locked. Waiting up to ${waitSeconds} seconds, in case a killed process left the lock…`,
    );
  }
  try {
    const release = await lock(folder, {
      ...options,
      retries: { retries: waitSeconds, factor: 1, minTimeout: 1_000 },
    });
    return { release };
  } catch {
    throw new DataFolderError(
      `Another Ithaca is running on ${folder}. Stop it first, or set ITHACA_DATA to another folder.`,
    );
  }
}

/** The key that signs sessions: from the environment, else made once and kept in the data folder. */
export function readOrMakeSecret(folder: string, given: string | undefined): string {
  if (given) return given;
  const file = path.join(folder, 'secret');
  if (!fs.existsSync(file)) {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.writeFileSync(file, crypto.randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  }
  return fs.readFileSync(file, 'utf8').trim();
}
