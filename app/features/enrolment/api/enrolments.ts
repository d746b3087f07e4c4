import { z } from 'zod';
import { memberOperation, slice } from '../../../http/api.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { enrolmentStates } from '../../programs/program-kind.ts';
import { findManagedProgram } from '../../programs/program-queries.server.ts';
import { sides } from '../enrolment.ts';
import { listEnrolments } from '../enrolment-queries.server.ts';

const list = memberOperation(
  {
    method: 'GET',
    path: '/o/{organization}/programs/{program}/enrolments',
    summary: 'Who is enrolled, a page at a time; those who wait for an answer first.',
    query: slice.extend({
      side: z.enum(sides).optional(),
      state: z.enum(enrolmentStates).optional(),
    }),
    answer: z.object({
      total: z.number().int(),
      enrolments: z.array(
        z.object({
          id: z.uuid(),
          personId: z.uuid(),
          name: z.string(),
          email: z.string(),
          side: z.enum(sides),
          state: z.enum(enrolmentStates),
          capacity: z.number().int().describe('How many partners they would take.'),
          hoursPerMonth: z.number().nullable(),
          since: z.iso.datetime(),
        }),
      ),
    }),
  },
  async ({ world, actor, params }, { query: { page, size, ...filter } }) => {
    const { id } = await findManagedProgram(world, actor, idFrom(params.program));
    return listEnrolments(world, actor, id, filter, { page, size });
  },
);

export const operations = [list];
