import { z } from 'zod';
import { memberOperation } from '../../../http/api.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { findProgramToMatch, listRuns } from '../matching-queries.server.ts';
import { runStates, summary } from '../run-result.ts';
import { startRepair } from '../start-repair.server.ts';
import { startRun } from '../start-run.server.ts';

const path = '/o/{organization}/programs/{program}/matching/runs';

const list = memberOperation(
  {
    method: 'GET',
    path,
    summary: 'The latest runs, newest first.',
    answer: z.object({
      runs: z.array(
        z.object({
          id: z.uuid(),
          state: z.enum(runStates),
          createdAt: z.iso.datetime(),
          summary: summary.nullable(),
          open: z.number().int().describe('Pairs that nobody decided on yet.'),
        }),
      ),
    }),
  },
  async ({ world, actor, params }) =>
    asActor(world.db, actor, async (connection) => {
      const program = await findProgramToMatch(connection, actor, idFrom(params.program));
      const runs = await listRuns(connection, program.id);
      return { runs: runs.map((run) => ({ ...run, createdAt: run.createdAt.toISOString() })) };
    }),
);

const start = memberOperation(
  {
    method: 'POST',
    path,
    summary: 'Asks for the best pairs under the present policy. A run under way is given instead.',
    answer: z.object({ id: z.uuid() }),
    status: 202,
  },
  async ({ world, actor, params }) => ({
    id: await startRun(world, actor, idFrom(params.program)),
  }),
);

const repair = memberOperation(
  {
    method: 'POST',
    path: '/o/{organization}/programs/{program}/matching/repairs',
    summary:
      'Somebody left a running program: asks for partners with as few present pairs moved as possible. A run like any other, approved as a whole.',
    answer: z.object({ id: z.uuid() }),
    status: 202,
  },
  async ({ world, actor, params }) => ({
    id: await startRepair(world, actor, idFrom(params.program)),
  }),
);

export const operations = [list, start, repair];
