import { ENGINE_VERSION } from '@ithaca/matching';
import { hashOf } from '../../app/features/matching/input-hash.server.ts';
import { matchPeople } from '../../app/features/matching/match-people.ts';
import { compareWithRecord, readRecord } from '../../app/features/matching/run-record.ts';
import { type Command, readArgs, runEngine, UserError } from './command.ts';
import { readText } from './files.ts';

export const command: Command = {
  help: `Usage: ithaca replay <run.json>

Solves a run of the web application again from its record (its page offers it for download): the same
people, the same policy. Says whether the same comes out, byte for byte. No server, no account.

Exit code: 0 the same; 1 something else; 2 the file cannot be read or is no record.
`,
  async run(args) {
    const { positionals } = readArgs(args, { positionals: ['<run.json>'] });
    const [file = ''] = positionals;
    const record = readRecord(await readText(file));
    if (!record) throw new UserError(`${file} is no record of a run`);
    if (hashOf(record.input) !== record.inputHash) {
      process.stderr.write('the people are not those of the run: their hash differs\n');
      return 1;
    }
    const start = performance.now();
    const again = runEngine(file, () => matchPeople(record.input, record.policy));
    const { isSame, isSameValue } = compareWithRecord(record, again);
    const engines = `engine ${record.engine} then, ${ENGINE_VERSION} now`;
    if (isSame) {
      const ms = Math.round(performance.now() - start);
      process.stdout.write(
        `the same, byte for byte: ${again.result.pairs.length} pairs (${engines}; ${ms} ms)\n`,
      );
      return 0;
    }
    process.stderr.write(
      isSameValue
        ? `other pairs of the same value: as many, the same total, the same weakest (${engines})\n`
        : `something else came out (${engines})\n`,
    );
    return 1;
  },
};
