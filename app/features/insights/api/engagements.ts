import { z } from 'zod';
import { memberOperation, slice } from '../../../http/api.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { phases } from '../../engagements/engagement.ts';
import { engagementFilterFrom } from '../engagement-filter.ts';
import { listProgramEngagements } from '../program-engagements.server.ts';

const list = memberOperation(
  {
    method: 'GET',
    path: '/o/{organization}/programs/{program}/engagements',
    summary: 'The engagements of a program as its managers see them: state and counts, no words.',
    query: slice,
    answer: z.object({
      total: z.number().int(),
      engagements: z.array(
        z.object({
          id: z.uuid(),
          phase: z.enum(phases),
          startsOn: z.iso.date(),
          endsOn: z.iso.date(),
          sessionsHeld: z.number().int(),
          lastActiveAt: z.iso.datetime().nullable(),
          nextSessionAt: z.iso.datetime().nullable(),
          members: z.array(
            z.object({ name: z.string(), role: z.enum(['mentor', 'mentee', 'peer']) }),
          ),
        }),
      ),
    }),
  },
  async ({ world, actor, params, url }, { query: { page, size } }) => {
    const range = { offset: (page - 1) * size, limit: size };
    const program = idFrom(params.program);
    const filter = engagementFilterFrom(url);
    const { total, engagements } = await listProgramEngagements(
      world,
      actor,
      program,
      filter,
      range,
    );
    return {
      total,
      engagements: engagements.map(({ lastActiveAt, nextSessionAt, ...shown }) => ({
        ...shown,
        lastActiveAt: lastActiveAt?.toISOString() ?? null,
        nextSessionAt: nextSessionAt?.toISOString() ?? null,
      })),
    };
  },
);

export const operations = [list];
