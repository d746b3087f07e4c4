import { type Command, readArgs } from './command.ts';

export const command: Command = {
  help: `Usage: ithaca serve [--example]

Runs the web application: builds it if needed, opens the database and prints the address.

  --example   start with the example organization

Environment: PORT (3000), ITHACA_DATA (./data), DATABASE_URL, ITHACA_ORIGIN
`,
  async run(args) {
    const { flags } = readArgs(args, { flags: ['example'] });
    const { serve } = await import('../web.ts');
    await serve({ example: flags.has('example'), dev: false });
    return 0;
  },
};
