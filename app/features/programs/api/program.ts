import { z } from 'zod';
import { memberOperation } from '../../../http/api.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { enrolmentStates } from '../program-kind.ts';
import { countEnrolments, findManagedProgram } from '../program-queries.server.ts';
import { shownProgram } from './programs.ts';

const show = memberOperation(
  {
    method: 'GET',
    path: '/o/{organization}/programs/{program}',
    summary: 'One program as its managers see it, with how many are enrolled on each side.',
    answer: shownProgram.extend({
      purpose: z.string(),
      cadenceDays: z.number().int(),
      sessionMinutes: z.number().int(),
      enrolments: z.array(
        z.object({
          side: z.enum(['mentor', 'mentee', 'peer']),
          state: z.enum(enrolmentStates),
          count: z.number().int(),
        }),
      ),
    }),
  },
  async ({ world, actor, params }) => {
    const program = await findManagedProgram(world, actor, idFrom(params.program));
    return { ...program, enrolments: await countEnrolments(world, actor, program.id) };
  },
);

export const operations = [show];
