import { z } from 'zod';
import { memberOperation } from '../../../http/api.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { findProgramToMatch } from '../../matching/matching-queries.server.ts';
import { answerRound } from '../answer-round.server.ts';
import { roundStates, wishes } from '../round.ts';
import { findOwnRound, listRounds } from '../round-queries.server.ts';
import { runWithChoices } from '../run-with-choices.server.ts';
import { closeRound, startRound } from '../start-round.server.ts';

const path = '/o/{organization}/programs/{program}/choice/rounds';
const answered = z.object({ asked: z.number().int(), answered: z.number().int() });

const list = memberOperation(
  {
    method: 'GET',
    path,
    summary:
      'Choice rounds, newest first, with how many have answered. Who said what is told to nobody.',
    answer: z.object({
      rounds: z.array(
        z.object({
          id: z.uuid(),
          state: z.enum(roundStates),
          size: z.number().int(),
          createdAt: z.iso.datetime(),
          closesAt: z.iso.datetime(),
          mentees: answered,
          mentors: answered,
        }),
      ),
    }),
  },
  async ({ world, actor, params }) =>
    asActor(world.db, actor, async (connection) => {
      const program = await findProgramToMatch(connection, actor, idFrom(params.program));
      const rounds = await listRounds(connection, actor, program.id);
      return {
        rounds: rounds.map(({ createdAt, closesAt, ...round }) => ({
          ...round,
          createdAt: createdAt.toISOString(),
          closesAt: closesAt.toISOString(),
        })),
      };
    }),
);

const start = memberOperation(
  {
    method: 'POST',
    path,
    summary: 'Works out short lists of mentors and asks everybody on one whom they would like.',
    body: z.object({ size: z.number().int().min(3).max(5), closesOn: z.iso.date() }),
    answer: z.object({ id: z.uuid() }),
    status: 202,
  },
  async ({ world, actor, params }, { body }) => ({
    id: await startRound(world, actor, idFrom(params.program), body),
  }),
);

const end = memberOperation(
  {
    method: 'POST',
    path: `${path}/{round}/end`,
    summary: 'Ends a round before its day: what was said until now counts.',
    answer: z.object({}),
  },
  async ({ world, actor, params }) => {
    await closeRound(world, actor, idFrom(params.program), idFrom(params.round));
    return {};
  },
);

const run = memberOperation(
  {
    method: 'POST',
    path: `${path}/{round}/run`,
    summary:
      'Finds the best pairs with what people said in a round that is over, or a stable result.',
    body: z.object({
      weight: z
        .number()
        .int()
        .min(1)
        .max(100)
        .describe('Of the wishes, beside the other criteria.'),
      stable: z.boolean().default(false),
    }),
    answer: z.object({ run: z.uuid() }),
    status: 202,
  },
  async ({ world, actor, params }, { body }) => ({
    run: await runWithChoices(world, actor, {
      programId: idFrom(params.program),
      roundId: idFrom(params.round),
      weight: body.weight,
      isStable: body.stable,
    }),
  }),
);

const own = memberOperation(
  {
    method: 'GET',
    path: '/o/{organization}/choices/{round}',
    summary: 'A round as somebody who is asked in it sees it: whom they may choose.',
    answer: z.object({
      program: z.string(),
      state: z.enum(roundStates),
      closesAt: z.iso.datetime(),
      lists: z.array(
        z.object({
          side: z.enum(['mentee', 'mentor']),
          enrolmentId: z.uuid(),
          options: z.array(
            z.object({
              enrolmentId: z.uuid(),
              name: z.string(),
              headline: z.string(),
              goal: z.string(),
              fit: z.number().int(),
            }),
          ),
        }),
      ),
    }),
  },
  async ({ world, actor, params }) =>
    asActor(world.db, actor, async (connection) => {
      const round = await findOwnRound(connection, actor, idFrom(params.round));
      return { ...round, closesAt: round.closesAt.toISOString() };
    }),
);

const answer = memberOperation(
  {
    method: 'PUT',
    path: '/o/{organization}/choices/{round}',
    summary: 'Says whom one would like (1 first; the same number for a tie), and whom rather not.',
    body: z.object({
      enrolment: z.uuid().describe('Which of one’s lists is answered.'),
      wish: z.record(z.uuid(), z.enum(wishes)),
    }),
    answer: z.object({}),
  },
  async ({ world, actor, params }, { body }) => {
    await answerRound(world, actor, idFrom(params.round), body);
    return {};
  },
);

export const operations = [list, start, end, run, own, answer];
