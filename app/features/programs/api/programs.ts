import { z } from 'zod';
import { memberOperation } from '../../../http/api.server.ts';
import { offeredKinds } from '../program-kind.ts';
import { listPrograms } from '../program-queries.server.ts';

export const shownProgram = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(offeredKinds),
  state: z.enum(['draft', 'open', 'running', 'closed']),
  startsOn: z.iso.date(),
  endsOn: z.iso.date().nullable(),
});

const list = memberOperation(
  {
    method: 'GET',
    path: '/o/{organization}/programs',
    summary: 'The programs: for managers all, for members theirs and those they could join.',
    answer: z.object({
      programs: z.array(
        shownProgram.extend({
          people: z.number().int().describe('Everybody enrolled who has not withdrawn.'),
        }),
      ),
    }),
  },
  async ({ world, actor }) => ({ programs: await listPrograms(world, actor) }),
);

export const operations = [list];
