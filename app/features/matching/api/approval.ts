import { z } from 'zod';
import { memberOperation } from '../../../http/api.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { approveProposals } from '../approve-proposals.server.ts';

const approve = memberOperation(
  {
    method: 'POST',
    path: '/o/{organization}/programs/{program}/matching/runs/{run}/approval',
    summary:
      'Makes engagements of proposed pairs, all of them or none, and writes to each person; or asks for a second look, where the program wants one.',
    body: z.object({
      proposals: z.union([z.literal('all'), z.array(z.uuid()).min(1).max(20_000)]),
      startsOn: z.iso.date(),
      endsOn: z.iso.date(),
    }),
    answer: z.object({
      engagements: z.number().int(),
      secondLook: z.uuid().nullable().describe('The request that another manager answers.'),
    }),
    status: 201,
  },
  async ({ world, actor, params }, { body }) => {
    const { pairs, secondLook } = await approveProposals(world, actor, {
      programId: idFrom(params.program),
      runId: idFrom(params.run),
      ...body,
    });
    return { engagements: secondLook ? 0 : pairs, secondLook };
  },
);

export const operations = [approve];
