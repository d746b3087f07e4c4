import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from './command.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EISDIR: 'it is a folder',
  ENOTDIR: 'its folder is a file',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
};

function because(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? message;
}

export async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UserError(`cannot read ${path}: ${because(error)}`);
  }
}

/** Reads UTF-8 text, such as JSON; other encodings are refused in words. */
export async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(`cannot read ${path}: it is not UTF-8 text`);
  }
}

/**
 * Writes all files or none: each goes to a temporary file beside its place first and is renamed when all
 * are on disk, so that a reader never meets half a file.
 */
export async function writeFiles(files: ReadonlyMap<string, string>): Promise<void> {
  const written: { readonly path: string; readonly temporary: string }[] = [];
  try {
    for (const [path, text] of files) {
      const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
      written.push({ path, temporary });
      await attempt(path, () => writeFile(temporary, text, { flush: true }));
    }
    for (const { path, temporary } of written) {
      await attempt(path, () => rename(temporary, path));
    }
  } finally {
    await Promise.all(written.map(({ temporary }) => rm(temporary, { force: true })));
  }
}

async function attempt(path: string, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    throw new UserError(`cannot write ${path}: ${because(error)}`);
  }
}
