import { type Command, readArgs } from './command.ts';

export const command: Command = {
  help: `Usage: ithaca dev [--example]

Runs the web application with live reload, for developers.

  --example   start with the example organization
`,
  async run(args) {
    const { flags } = readArgs(args, { flags: ['example'] });
    const { serve } = await import('../web.ts');
    await serve({ example: flags.has('example'), dev: true });
    return 0;
  },
};
