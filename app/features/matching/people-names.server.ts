import { sql } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { sides } from '../enrolment/enrolment.ts';
import { findProgramToMatch } from './matching-queries.server.ts';

/** Names by enrolment; whoever left the organization since has none. */
export async function namesOf(
  connection: Connection,
  enrolmentIds: readonly string[],
): Promise<Map<string, string>> {
  if (enrolmentIds.length === 0) return new Map();
  const rows = await connection
    .selectFrom('enrolment')
    .innerJoin('person', 'person.id', 'enrolment.person_id')
    .select(['enrolment.id', 'person.name'])
    // One parameter, whatever their number: a list of ids ends at 65,535.
    .where('enrolment.id', '=', sql<string>`any(${[...enrolmentIds]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** More names than this are not offered while typing. */
const mostOffered = 400;

/** The people of a program, for fields in which somebody is named; none where they are too many. */
export async function listNames(connection: Connection, programId: string) {
  const rows = await connection
    .selectFrom('enrolment')
    .innerJoin('person', 'person.id', 'enrolment.person_id')
    .select(['person.name', 'enrolment.side', 'enrolment.state'])
    .where('enrolment.program_id', '=', programId)
    .where('enrolment.state', '<>', 'withdrawn')
    .orderBy(sql`lower(person.name)`)
    .limit(mostOffered + 1)
    .execute();
  if (rows.length > mostOffered) return [];
  return rows.map((row) => ({
    name: row.name,
    side: z.enum(sides).parse(row.side),
    takesPart: row.state === 'accepted' || row.state === 'matched',
  }));
}
export type OfferedName = Awaited<ReturnType<typeof listNames>>[number];

interface Typed {
  /** A name or an e-mail address. */
  typed: string;
  side?: 'mentee' | 'mentor';
  /** The form's field, for what is wrong. */
  field: string;
}

/** The enrolments of the people who were named; each has to be one person of the program. */
export async function findByName(
  world: Pick<World, 'db'>,
  actor: Actor,
  programId: string,
  people: readonly Typed[],
): Promise<string[]> {
  return asActor(world.db, actor, async (connection) => {
    await findProgramToMatch(connection, actor, programId);
    const ids: string[] = [];
    for (const one of people) ids.push(await findOne(connection, programId, one));
    return ids;
  });
}

async function findOne(
  connection: Connection,
  programId: string,
  { typed, side, field }: Typed,
): Promise<string> {
  let query = connection
    .selectFrom('enrolment')
    .innerJoin('person', 'person.id', 'enrolment.person_id')
    .select('enrolment.id')
    .where('enrolment.program_id', '=', programId)
    .where((build) =>
      build.or([
        build(sql`lower(person.name)`, '=', typed.toLowerCase()),
        build(sql`lower(person.email)`, '=', typed.toLowerCase()),
      ]),
    );
  if (side) query = query.where('enrolment.side', 'in', [side, 'peer']);
  const [only, second] = await query.limit(2).execute();
  if (!only) throw refusal(field, 'studio:problems.nobody', { typed });
  if (second) throw refusal(field, 'studio:problems.several', { typed });
  return only.id;
}
