import { z } from 'zod';
import { memberOperation } from '../../../http/api.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { drawLottery, listLotteries } from '../draw-lottery.server.ts';
import { sides } from '../enrolment.ts';
import { mostPlaces } from '../lottery.ts';

const path = '/o/{organization}/programs/{program}/lotteries';

const list = memberOperation(
  {
    method: 'GET',
    path,
    summary: 'The draws of a program, newest first, each with everybody in the order drawn.',
    answer: z.object({
      lotteries: z.array(
        z.object({
          id: z.uuid(),
          side: z.enum(sides),
          places: z.number().int(),
          seed: z.number().int(),
          drawnAt: z.iso.datetime(),
          entrants: z.number().int(),
          people: z.array(z.object({ id: z.uuid(), name: z.string() })),
        }),
      ),
    }),
  },
  async ({ world, actor, params }) =>
    asActor(world.db, actor, async (connection) => {
      const draws = await listLotteries(connection, actor, idFrom(params.program));
      return {
        lotteries: draws.map(({ drawnAt, side, ...draw }) => ({
          ...draw,
          side: z.enum(sides).parse(side),
          drawnAt: drawnAt.toISOString(),
        })),
      };
    }),
);

const draw = memberOperation(
  {
    method: 'POST',
    path,
    summary:
      'Draws who of those who applied on a side gets a place; the others wait, as the comparison group.',
    body: z.object({ side: z.enum(sides), places: z.number().int().min(1).max(mostPlaces) }),
    answer: z.object({ id: z.uuid() }),
    status: 201,
  },
  async ({ world, actor, params }, { body }) => ({
    id: await drawLottery(world, actor, idFrom(params.program), body),
  }),
);

export const operations = [list, draw];
