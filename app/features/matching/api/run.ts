import { z } from 'zod';
import { memberOperation } from '../../../http/api.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { objectives } from '../matching-policy.ts';
import { findProgramToMatch, findRun } from '../matching-queries.server.ts';
import { listWithout } from '../proposal-queries.server.ts';
import { runStates, summary, without } from '../run-result.ts';

const { unmatched, spare } = without.shape;

const show = memberOperation(
  {
    method: 'GET',
    path: '/o/{organization}/programs/{program}/matching/runs/{run}',
    summary:
      'A run: how it stands, what it was made with, its figures, and who has no partner and why.',
    answer: z.object({
      id: z.uuid(),
      state: z.enum(runStates),
      createdAt: z.iso.datetime(),
      failure: z.string().nullable(),
      policyVersion: z.number().int(),
      objective: z.enum(objectives),
      engineVersion: z.string(),
      seed: z.number().int(),
      inputHash: z.string().describe('SHA-256 of the frozen input.'),
      summary: summary.nullable(),
      unmatched: z.array(
        unmatched.element.omit({ mentee: true, help: true }).extend({
          enrolmentId: z.uuid(),
          name: z.string(),
        }),
      ),
      spare: z.array(
        spare.element.omit({ mentor: true }).extend({ enrolmentId: z.uuid(), name: z.string() }),
      ),
    }),
  },
  async ({ world, actor, params }) =>
    asActor(world.db, actor, async (connection) => {
      const program = await findProgramToMatch(connection, actor, idFrom(params.program));
      const { policy, ...run } = await findRun(connection, program.id, idFrom(params.run));
      const alone = await listWithout(connection, run.id);
      const named = <T extends { id: string }>({ id, ...rest }: T) => ({
        enrolmentId: id,
        ...rest,
      });
      return {
        ...run,
        objective: policy.objective,
        createdAt: run.createdAt.toISOString(),
        unmatched: alone.unmatched.map(named),
        spare: alone.spare.map(named),
      };
    }),
);

export const operations = [show];
