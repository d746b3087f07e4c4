import { sql } from 'kysely';
import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { lacksTraining } from '../enrolment/training-required.server.ts';
import { takesEnrolments } from '../programs/program.ts';
import type { Program } from '../programs/program-queries.server.ts';
import {
  type Audience,
  audiencesOf,
  daysBetweenInvitations,
  mostPerWeek,
  segmentsOf,
} from './announcement.ts';

const dayMs = 24 * 3_600_000;

export interface Addressee {
  /** null: invited, and not known here yet. */
  personId: string | null;
  name: string;
  email: string;
  /** Why nothing goes to them now. */
  leftOut: 'off' | 'often' | null;
}

type Known = Audience & { segment: Exclude<Audience['segment'], 'invited'> };

const isKnown = (audience: Audience): audience is Known => audience.segment !== 'invited';

/** A part of a program's people: everybody who has an account, once for each of their enrolments. */
function selectPeople(
  connection: Connection,
  program: Pick<Program, 'id'>,
  { segment, side }: Known,
) {
  let people = connection
    .selectFrom('person')
    .innerJoin('membership', 'membership.person_id', 'person.id')
    .leftJoin('enrolment', (join) =>
      join
        .onRef('enrolment.person_id', '=', 'person.id')
        .on('enrolment.program_id', '=', program.id)
        .on('enrolment.state', '<>', 'withdrawn'),
    );
  if (side) people = people.where('enrolment.side', '=', side);
  switch (segment) {
    case 'notEnrolled':
      people = people.where('enrolment.id', 'is', null);
      break;
    case 'applied':
    case 'waitlisted':
      people = people.where('enrolment.state', '=', segment);
      break;
    case 'unmatched':
      people = people.where('enrolment.state', '=', 'accepted');
      break;
    case 'neverCame':
      people = people
        .where('enrolment.id', 'is not', null)
        .where(sql<boolean>`not has_come(person.id)`);
      break;
    case 'untrained':
      people = people.where('enrolment.state', '<>', 'completed').where(lacksTraining());
      break;
    case 'noSession':
      people = people.where(isAtWork('preparing', 'agreed', 'working')).where(
        sql<boolean>`not exists (
          select from session join engagement_member member
            on member.engagement_id = session.engagement_id
          where member.enrolment_id = enrolment.id
            and session.state in ('proposed', 'scheduled', 'held'))`,
      );
      break;
    case 'atWork':
      people = people.where(isAtWork('preparing', 'agreed', 'working', 'paused', 'closing'));
      break;
    case 'everybody':
      people = people.where('enrolment.id', 'is not', null);
      break;
  }
  return people;
}

/** Everybody in a part of a program's people, by name, each once. */
export async function listAudience(
  connection: Connection,
  world: Pick<World, 'clock'>,
  program: Pick<Program, 'id'>,
  audience: Audience,
): Promise<Addressee[]> {
  const now = world.clock.now();
  if (!isKnown(audience)) return listInvited(connection, now, program.id);
  const recent = sql<number>`(select count(*)::integer from announcement_recipient recent
    where recent.person_id = person.id and recent.sent_at > ${new Date(now.getTime() - 7 * dayMs)})`;
  const rows = await selectPeople(connection, program, audience)
    .select(['person.id', 'person.name', 'person.email'])
    .select(sql<boolean>`takes_announcements(person.id)`.as('takes'))
    .select(recent.as('recent'))
    .distinct()
    .orderBy('person.name')
    .orderBy('person.id')
    .execute();
  return rows.map((row) => ({
    personId: row.id,
    name: row.name,
    email: row.email,
    leftOut: row.takes ? (row.recent >= mostPerWeek ? 'often' : null) : 'off',
  }));
}

function isAtWork(...phases: string[]) {
  return sql<boolean>`exists (
    select from engagement_member member join engagement on engagement.id = member.engagement_id
    where member.enrolment_id = enrolment.id and member.left_at is null
      and engagement.phase = any (${phases}))`;
}

function selectInvited(connection: Connection, now: Date, programId: string) {
  return connection
    .selectFrom('invitation')
    .where('program_id', '=', programId)
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now);
}

/** Those whose invitation to the program is open: each gets a new link, so the old one ends. */
async function listInvited(
  connection: Connection,
  now: Date,
  programId: string,
): Promise<Addressee[]> {
  const rows = await selectInvited(connection, now, programId)
    .select(['name', 'email', 'created_at'])
    .orderBy('email')
    .execute();
  const soon = now.getTime() - daysBetweenInvitations * dayMs;
  return rows.map(({ name, email, created_at }) => ({
    personId: null,
    name,
    email,
    leftOut: created_at.getTime() > soon ? 'often' : null,
  }));
}

/** How many there are in each part of the program's people. */
export async function countAudiences(
  connection: Connection,
  world: Pick<World, 'clock'>,
  program: Program,
): Promise<(Audience & { count: number })[]> {
  const counted: (Audience & { count: number })[] = [];
  const offered = segmentsOf({ ...program, takesEnrolments: takesEnrolments(program) });
  for (const audience of offered.flatMap((segment) => audiencesOf(segment, program.kind))) {
    const people = isKnown(audience)
      ? selectPeople(connection, program, audience).select(({ fn }) =>
          fn.count<number>('person.id').distinct().as('count'),
        )
      : selectInvited(connection, world.clock.now(), program.id).select(({ fn }) =>
          fn.countAll<number>().as('count'),
        );
    const { count } = await people.executeTakeFirstOrThrow();
    counted.push({ ...audience, count });
  }
  return counted;
}
