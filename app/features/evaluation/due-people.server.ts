import { sql } from 'kysely';
import { z } from 'zod';
import type { World } from '../../platform/world.ts';
import { engagementState, memberRoles } from '../engagements/engagement.ts';
import type { DuePerson, Plan } from './ask-surveys.server.ts';
import { dueMoment, dueMomentOfWaiting, isPulseDue } from './survey.ts';

const side = z.enum(memberRoles);
const dayOf = (moment: Date | null) => moment?.toISOString().slice(0, 10) ?? null;

/** Everybody in a program who is to be asked something today and was not, each once. */
export async function findDuePeople(
  world: Pick<World, 'db'>,
  plan: Plan,
  today: string,
): Promise<DuePerson[]> {
  const ways = await readWays(world, plan);
  const waiting = await readWaiting(world, plan);
  const asked = await readAsked(world, plan);
  const due: DuePerson[] = [];
  for (const { way, lastPulseOn, agreedOn, ...person } of ways) {
    const moment = dueMoment(way, today);
    if (moment !== null && !asked.has(`${person.personId} ${moment}`)) {
      due.push({ ...person, engagementId: null, moment, waits: false });
    } else if (isPulseDue({ phase: way.phase, agreedOn, lastOn: lastPulseOn }, today)) {
      due.push({ ...person, moment: 'pulse', waits: false });
    }
  }
  for (const person of waiting) {
    const moment = dueMomentOfWaiting(plan.endsOn, today);
    if (moment !== null && !asked.has(`${person.personId} ${moment}`)) {
      due.push({ ...person, moment, engagementId: null, partners: '', waits: true });
    }
  }
  // A mentor of three is asked once; the rest wait for another week.
  return [...new Map(due.toReversed().map((each) => [each.personId, each])).values()].toReversed();
}

async function readWays({ db }: Pick<World, 'db'>, { programId }: Plan) {
  const rows = await db
    .selectFrom('engagement_member as member')
    .innerJoin('engagement', 'engagement.id', 'member.engagement_id')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select(['engagement.id', 'engagement.kind', 'engagement.phase', 'engagement.starts_on'])
    .select(['engagement.ends_on', 'engagement.closed_at', 'engagement.agreed_at'])
    .select(['member.person_id', 'member.role', 'person.name', 'person.email'])
    .select(
      sql<Date | null>`(select max(at) from (
        select max(pulse.created_at) as at from pulse
        where pulse.engagement_id = engagement.id and pulse.person_id = member.person_id
        union all
        select max(survey.asked_at) from survey
        where survey.engagement_id = engagement.id and survey.person_id = member.person_id
      ) as asked)`.as('last_pulse_at'),
    )
    .select(
      sql<string>`(select coalesce(string_agg(other.name, ', ' order by other.name), '')
        from engagement_member partner join person other on other.id = partner.person_id
        where partner.engagement_id = engagement.id and partner.left_at is null
          and partner.person_id <> member.person_id)`.as('partners'),
    )
    .where('engagement.program_id', '=', programId)
    .where('member.left_at', 'is', null)
    .orderBy('engagement.starts_on')
    .orderBy('engagement.id')
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    email: row.email,
    side: side.parse(row.role),
    engagementId: row.id,
    partners: row.partners,
    agreedOn: dayOf(row.agreed_at),
    lastPulseOn: dayOf(row.last_pulse_at),
    way: {
      phase: engagementState.parse(row).phase,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      closedOn: dayOf(row.closed_at),
    },
  }));
}

/** Those who wait for a place and have none: whom the mentored can be compared with. */
async function readWaiting({ db }: Pick<World, 'db'>, { programId }: Plan) {
  const rows = await db
    .selectFrom('enrolment')
    .innerJoin('person', 'person.id', 'enrolment.person_id')
    .select(['enrolment.person_id', 'enrolment.side', 'person.name', 'person.email'])
    .where('enrolment.program_id', '=', programId)
    .where('enrolment.state', '=', 'waitlisted')
    .orderBy('enrolment.created_at')
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    email: row.email,
    side: side.parse(row.side),
  }));
}

/** 'person moment' of everything that was asked, whatever came of it. */
async function readAsked({ db }: Pick<World, 'db'>, { programId }: Plan): Promise<Set<string>> {
  const rows = await db
    .selectFrom('survey')
    .select(['person_id', 'moment'])
    .where('program_id', '=', programId)
    .execute();
  return new Set(rows.map((row) => `${row.person_id} ${row.moment}`));
}
