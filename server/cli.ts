import { type Command, UserError } from './cli/command.ts';

/** Each command is loaded only when it is called: the engine's start in a tenth of a second. */
const COMMANDS: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  solve: () => import('./cli/solve.ts'),
  verify: () => import('./cli/verify.ts'),
  match: () => import('./cli/match.ts'),
  'what-if': () => import('./cli/what-if.ts'),
  repair: () => import('./cli/repair.ts'),
  replay: () => import('./cli/replay.ts'),
  serve: () => import('./cli/serve.ts'),
  dev: () => import('./cli/dev.ts'),
};

const HELP = `Ithaca: strategic mentoring

Usage: ithaca <command> [options]

  serve    run the web application (npm start)
  dev      run it with live reload, for developers
  match    pair mentees and mentors from two spreadsheets, with reasons
  replay   solve a run of the web application again, and compare byte for byte
  solve    solve a matching problem given as JSON, with a proof
  what-if  change a problem, solve on from there, and compare
  repair   new pairs when somebody came or left, moving as few as possible, or at most so many
  verify   check a result against its problem, independently of the solver

  ithaca <command> --help    what a command takes
  ithaca --version           the version
`;

/** Runs the command line; resolves to the exit code: 0 fine, 1 'does not hold', 2 the user's error. */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  try {
    if (name === '--version' || name === '-v') {
      const { version } = await import('./cli/version.ts');
      process.stdout.write(`${await version()}\n`);
      return 0;
    }
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      process.stdout.write(HELP);
      return 0;
    }
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (load === undefined) {
      const known = Object.keys(COMMANDS).join(', ');
      throw new UserError(`unknown command '${name}'; there are ${known} (see ithaca --help)`);
    }
    const { command } = await load();
    if (rest.includes('--help') || rest.includes('-h')) {
      process.stdout.write(command.help);
      return 0;
    }
    return await command.run(rest);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`ithaca: ${error.message.replaceAll(/\s*[\r\n]+\s*/g, ' ')}\n`);
    return 2;
  }
}
