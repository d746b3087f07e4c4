import { z } from 'zod';
import { memberOperation } from '../../../http/api.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import {
  acceptSecondLook,
  returnSecondLook,
  withdrawSecondLook,
} from '../answer-second-look.server.ts';
import { findProgramToMatch } from '../matching-queries.server.ts';
import { lookStates, returnForm } from '../second-look.ts';
import { listSecondLooks } from '../second-look-queries.server.ts';

const program = '/o/{organization}/programs/{program}/matching';

const list = memberOperation(
  {
    method: 'GET',
    path: `${program}/second-looks`,
    summary: 'Approvals that waited or wait for another manager, newest first.',
    answer: z.object({
      secondLooks: z.array(
        z.object({
          id: z.uuid(),
          runId: z.uuid(),
          state: z.enum(lookStates),
          pairs: z.number().int(),
          askedBy: z.string().nullable(),
          askedAt: z.iso.datetime(),
          answeredBy: z.string().nullable(),
          answeredAt: z.iso.datetime().nullable(),
          note: z.string(),
          startsOn: z.iso.date(),
          endsOn: z.iso.date(),
        }),
      ),
    }),
  },
  async ({ world, actor, params }) =>
    asActor(world.db, actor, async (connection) => {
      const { id } = await findProgramToMatch(connection, actor, idFrom(params.program));
      return { secondLooks: await listSecondLooks(connection, id) };
    }),
);

const answers = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('accept') }),
  z.object({ answer: z.literal('return'), note: returnForm.shape.note }),
  z.object({ answer: z.literal('withdraw') }),
]);

const answer = memberOperation(
  {
    method: 'POST',
    path: `${program}/runs/{run}/second-looks/{look}/answer`,
    summary:
      'Another manager accepts the pairs or sends them back with a note; whoever asked takes the request back.',
    body: answers,
    answer: z.object({ engagements: z.number().int() }),
  },
  async ({ world, actor, params }, { body }) => {
    const address = {
      programId: idFrom(params.program),
      runId: idFrom(params.run),
      lookId: idFrom(params.look),
    };
    if (body.answer === 'accept') {
      return { engagements: await acceptSecondLook(world, actor, address) };
    }
    if (body.answer === 'return') await returnSecondLook(world, actor, address, body.note);
    else await withdrawSecondLook(world, actor, address);
    return { engagements: 0 };
  },
);

export const operations = [list, answer];
