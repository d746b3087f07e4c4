import { z } from 'zod';
import { memberOperation } from '../../../http/api.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { approveProposals } from '../approve-proposals.server.ts';

const approve = memberOperation(
  {
    method: 'POST',
    path: '/o/{organization}/programs/{program}/matching/runs/{run}/approval',
    summary: 'Makes engagements of proposed pairs, all of them or none, and writes to each person.',
    body: z.object({
      proposals: z.union([z.literal('all'), z.array(z.uuid()).min(1).max(20_000)]),
      startsOn: z.iso.date(),
      endsOn: z.iso.date(),
    }),
    answer: z.object({ engagements: z.number().int() }),
    status: 201,
  },
  async ({ world, actor, params }, { body }) => ({
    engagements: await approveProposals(world, actor, {
      programId: idFrom(params.program),
      runId: idFrom(params.run),
      ...body,
    }),
  }),
);

export const operations = [approve];
