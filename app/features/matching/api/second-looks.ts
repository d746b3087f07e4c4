import { z } from 'zod';
import { type MemberApiVisit, memberOperation } from '../../../http/api.server.ts';
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
          runId: z.uuid().nullable().describe('Of a circle: none.'),
          state: z.enum(lookStates),
          pairs: z.number().int(),
          people: z.number().int().describe('Of a circle: how many would be in it.'),
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

async function answered(
  { world, actor, params }: MemberApiVisit,
  runId: string | null,
  given: z.output<typeof answers>,
) {
  const address = { programId: idFrom(params.program), runId, lookId: idFrom(params.look) };
  if (given.answer === 'accept') {
    return { engagements: await acceptSecondLook(world, actor, address) };
  }
  if (given.answer === 'return') await returnSecondLook(world, actor, address, given.note);
  else await withdrawSecondLook(world, actor, address);
  return { engagements: 0 };
}

const answer = memberOperation(
  {
    method: 'POST',
    path: `${program}/runs/{run}/second-looks/{look}/answer`,
    summary:
      'Another manager accepts the pairs or sends them back with a note; whoever asked takes the request back.',
    body: answers,
    answer: z.object({ engagements: z.number().int() }),
  },
  (visit, { body }) => answered(visit, idFrom(visit.params.run), body),
);

const answerCircle = memberOperation(
  {
    method: 'POST',
    path: `${program}/second-looks/{look}/answer`,
    summary:
      'The same of a circle: another manager accepts it or sends it back with a note; whoever asked takes the request back.',
    body: answers,
    answer: z.object({ engagements: z.number().int() }),
  },
  (visit, { body }) => answered(visit, null, body),
);

export const operations = [list, answer, answerCircle];
