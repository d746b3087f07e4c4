import type { Policy } from '@ithaca/matching';
import type { Connection } from '../../platform/database.server.ts';
import type { GroundContent, MatchingOutcome } from '../../platform/solver.ts';
import type { World } from '../../platform/world.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { listCandidates, readReportsTo } from '../matching/candidate-queries.server.ts';
import { toEngineInput } from '../matching/engine-input.ts';
import { templateFor } from '../matching/matching-policy.ts';
import { findPolicy } from '../matching/matching-queries.server.ts';
import { loadProgram } from '../programs/program-queries.server.ts';
import { writeRoundMails } from './round-mail.server.ts';

/** Rows of one insert: eight columns each stay far below the 65,535 parameters of one statement. */
const chunk = 1_000;

/**
 * The job: works out who may choose whom. The lists are a matching too, the best one in which each mentee
 * gets `size` mentors and each mentor stands on `size` lists for every free place, so that not all choose
 * among the same few. Acts for nobody, on a round that somebody allowed was let start.
 */
export async function prepareRound(world: World, roundId: string): Promise<void> {
  const ground = await world.db
    .transaction()
    .execute((connection) => readGround(connection, roundId, world.random.seed()));
  if (!ground) return;
  const { pairs } = await world.solver.match({
    key: `choice ${roundId}`,
    load: async () => ground,
  });
  const mailIds = await world.db
    .transaction()
    .execute((connection) => openRound(connection, world, roundId, pairs));
  await sendMail(world, mailIds);
}

async function readGround(
  connection: Connection,
  roundId: string,
  seed: number,
): Promise<GroundContent | null> {
  const round = await connection
    .selectFrom('choice_round')
    .select(['program_id', 'list_size'])
    .where('id', '=', roundId)
    .where('state', '=', 'preparing')
    .executeTakeFirst();
  if (!round) return null;
  const { program_id: programId, list_size: size } = round;
  const { kind } = await loadProgram(connection, programId);
  const policy = (await findPolicy(connection, programId))?.policy ?? templateFor(kind);
  const input = toEngineInput(
    await listCandidates(connection, programId),
    await readReportsTo(connection, programId),
    seed,
  );
  return {
    policy: withoutRanking(policy, templateFor(kind)),
    input: {
      ...input,
      mentees: input.mentees.map((one) => ({ ...one, capacity: size })),
      mentors: input.mentors.map((one) => ({ ...one, capacity: (one.capacity ?? 1) * size })),
    },
  };
}

/** Nobody has ranked anybody yet; as many as possible get a full list. */
function withoutRanking(policy: Policy, template: Policy): Policy {
  const criteria = policy.criteria.filter(({ criterion }) => criterion !== 'ranking');
  return {
    ...policy,
    objective: 'max_matched_then_fit',
    criteria: criteria.length > 0 ? criteria : template.criteria,
  };
}

async function openRound(
  connection: Connection,
  world: World,
  roundId: string,
  pairs: MatchingOutcome['pairs'],
): Promise<string[]> {
  const round = await connection
    .updateTable('choice_round')
    .set({ state: pairs.length === 0 ? 'empty' : 'open' })
    .where('id', '=', roundId)
    .where('state', '=', 'preparing')
    .returning('organization_id')
    .executeTakeFirst();
  // It was ended meanwhile, or the job came twice.
  if (!round || pairs.length === 0) return [];
  for (let from = 0; from < pairs.length; from += chunk) {
    const part = pairs.slice(from, from + chunk);
    const people = await connection
      .selectFrom('enrolment')
      .select(['id', 'person_id'])
      .where(
        'id',
        'in',
        part.flatMap(({ mentee, mentor }) => [mentee, mentor]),
      )
      .execute();
    const personOf = new Map(people.map((row) => [row.id, row.person_id]));
    const rows = part.flatMap(({ mentee, mentor, fit, explanation }) => {
      const [mentee_id, mentor_id] = [personOf.get(mentee), personOf.get(mentor)];
      // Somebody left while the lists were worked out.
      if (!mentee_id || !mentor_id) return [];
      const { criteria, rules } = explanation;
      return [
        {
          round_id: roundId,
          organization_id: round.organization_id,
          mentee_enrolment_id: mentee,
          mentor_enrolment_id: mentor,
          mentee_id,
          mentor_id,
          fit,
          breakdown: JSON.stringify({ criteria, rules }),
        },
      ];
    });
    if (rows.length > 0) await connection.insertInto('choice_option').values(rows).execute();
  }
  return [
    ...(await writeRoundMails(world, connection, roundId, 'opened.mentee')),
    ...(await writeRoundMails(world, connection, roundId, 'opened.mentor')),
  ];
}
