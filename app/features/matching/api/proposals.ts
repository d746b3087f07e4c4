import { z } from 'zod';
import { memberOperation, slice } from '../../../http/api.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { findProgramToMatch, findRun } from '../matching-queries.server.ts';
import { proposalSorts } from '../proposal-order.ts';
import { listProposals } from '../proposal-queries.server.ts';
import { breakdown, proposalStates } from '../run-result.ts';

const list = memberOperation(
  {
    method: 'GET',
    path: '/o/{organization}/programs/{program}/matching/runs/{run}/proposals',
    summary: 'The pairs of a run, a page at a time, with the criteria that speak most for each.',
    query: slice.extend({
      sort: z.enum(proposalSorts).default('fit'),
      name: z.string().max(100).default('').describe('Part of the name of either person.'),
    }),
    answer: z.object({
      total: z.number().int(),
      proposals: z.array(
        z.object({
          id: z.uuid(),
          mentee: z.string(),
          mentor: z.string(),
          fit: z.number().int().min(0).max(10_000),
          state: z.enum(proposalStates),
          reasons: breakdown.shape.criteria,
        }),
      ),
    }),
  },
  async ({ world, actor, params }, { query }) =>
    asActor(world.db, actor, async (connection) => {
      const program = await findProgramToMatch(connection, actor, idFrom(params.program));
      const run = await findRun(connection, program.id, idFrom(params.run));
      return listProposals(connection, { runId: run.id, ...query });
    }),
);

export const operations = [list];
