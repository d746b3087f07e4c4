import { z } from 'zod';
import { memberOperation } from '../../../http/api.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { found } from '../../../platform/refusal.ts';
import { checkedPolicy, withStandingRules } from '../matching-policy.ts';
import { findPolicy, findProgramToMatch } from '../matching-queries.server.ts';
import { savePolicy } from '../save-policy.server.ts';

const path = '/o/{organization}/programs/{program}/matching/policy';
const policy = z
  .looseObject({})
  .describe('As the matching engine reads it: docs of @ithaca/matching.');

const show = memberOperation(
  {
    method: 'GET',
    path,
    summary: 'The policy that the next run would use.',
    answer: z.object({ version: z.number().int(), policy }),
  },
  async ({ world, actor, params }) =>
    asActor(world.db, actor, async (connection) => {
      const program = await findProgramToMatch(connection, actor, idFrom(params.program));
      const { version, policy: present } = found(await findPolicy(connection, program.id));
      return { version, policy: { ...present } };
    }),
);

const save = memberOperation(
  {
    method: 'PUT',
    path,
    summary: 'A new version of the policy; runs that were made keep theirs.',
    body: policy,
    answer: z.object({ version: z.number().int() }),
  },
  async ({ world, actor, params }, { body }) => {
    const wanted = withStandingRules(checkedPolicy(body));
    return { version: await savePolicy(world, actor, idFrom(params.program), wanted) };
  },
);

export const operations = [show, save];
