import { parseArgs } from 'node:util';
import { MatchingError, type Parsed } from '@ithaca/matching';

export interface Command {
  /** Printed for `--help`. */
  readonly help: string;
  /** Resolves to the exit code. */
  run(args: readonly string[]): Promise<number>;
}

/** Something that the user can mend: printed as one line, exit code 2, nothing written. */
export class UserError extends Error {}

interface Spec {
  /** Names of options that take a value; those with `required` must be there. */
  readonly values?: Readonly<Record<string, { readonly required: boolean }>>;
  readonly flags?: readonly string[];
  readonly positionals?: readonly string[];
}

export interface Given {
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly flags: ReadonlySet<string>;
  readonly positionals: readonly string[];
}

/** Reads the arguments of a command strictly: what is unknown, missing or too much is a `UserError`. */
export function readArgs(args: readonly string[], spec: Spec): Given {
  const values = spec.values ?? {};
  const flags = spec.flags ?? [];
  const wanted = spec.positionals ?? [];
  const options = Object.fromEntries([
    ...Object.keys(values).map((name) => [name, { type: 'string' }] as const),
    ...flags.map((name) => [name, { type: 'boolean' }] as const),
  ]);
  const parsed = parse(args, options);
  const missing = Object.keys(values).find(
    (name) => values[name]?.required && parsed.values[name] === undefined,
  );
  if (missing !== undefined) throw new UserError(`--${missing} is missing (see --help)`);
  if (parsed.positionals.length < wanted.length) {
    throw new UserError(`${wanted[parsed.positionals.length]} is missing (see --help)`);
  }
  if (parsed.positionals.length > wanted.length) {
    throw new UserError(`unexpected argument '${parsed.positionals[wanted.length]}' (see --help)`);
  }
  return {
    values: Object.fromEntries(
      Object.keys(values).map((name) => [name, parsed.values[name] as string | undefined]),
    ),
    flags: new Set(flags.filter((name) => parsed.values[name] === true)),
    positionals: parsed.positionals,
  };
}

function parse(args: readonly string[], options: Record<string, { type: 'string' | 'boolean' }>) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UserError(`${(error as Error).message.split('. ')[0]} (see --help)`);
  }
}

/** The value, or the engine's complaint with the name of the file that it is about. */
export function checked<T>(parsed: Parsed<T>, file: string): T {
  if (parsed.ok) return parsed.value;
  throw new UserError(`${file}: ${parsed.error.message}`);
}

/** Runs part of the engine; what it refuses (e.g. minimums that cannot be met) is the user's to mend. */
export function runEngine<T>(file: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof MatchingError) throw new UserError(`${file}: ${error.message}`);
    throw error;
  }
}
