import { sql } from 'kysely';
import { type Actor, isManager, type Role } from '../../platform/actor.ts';
import { asActor, likePattern } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { type AccountState, accountState } from '../people/account-state.ts';
import { hasCome } from '../people/has-come.server.ts';
import type { CareerStage } from './profile.ts';

export interface PersonLine {
  personId: string;
  name: string;
  email: string;
  role: Role;
  careerStage: CareerStage | null;
  account: AccountState;
  skills: number;
  programs: number;
}

const pageSize = 50;

/** Everybody in the organization, for managers. */
export async function listPeople(
  world: World,
  actor: Actor,
  { search, page }: { search: string; page: number },
): Promise<{ people: PersonLine[]; total: number; pageSize: number }> {
  if (!isManager(actor)) throw new NotFound();
  return asActor(world.db, actor, async (connection) => {
    let query = connection
      .selectFrom('membership')
      .innerJoin('person', 'person.id', 'membership.person_id')
      .innerJoin('profile', (join) =>
        join
          .onRef('profile.person_id', '=', 'membership.person_id')
          .onRef('profile.organization_id', '=', 'membership.organization_id'),
      )
      .where('membership.organization_id', '=', actor.organizationId);
    if (search) {
      const pattern = likePattern(search);
      query = query.where((on) =>
        on.or([
          on('person.name', 'ilike', pattern),
          on('person.email', 'ilike', pattern),
          on('profile.headline', 'ilike', pattern),
        ]),
      );
    }
    const { total } = await query
      .select((on) => on.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await query
      .select(['person.id', 'person.name', 'person.email', 'membership.role'])
      .select(['person.email_verified', hasCome().as('has_come')])
      .select([
        'profile.career_stage',
        sql<number>`(select count(distinct skill_id) from person_skill held
          where held.organization_id = membership.organization_id
            and held.person_id = person.id)`.as('skills'),
        sql<number>`(select count(distinct program_id) from enrolment
          where enrolment.organization_id = membership.organization_id
            and enrolment.person_id = person.id and enrolment.state <> 'withdrawn')`.as('programs'),
      ])
      .orderBy('person.name')
      .orderBy('person.id')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute();
    const people = rows.map(({ id, career_stage, role, email_verified, has_come, ...row }) => ({
      ...row,
      account: accountState({ email_verified, has_come }),
      personId: id,
      role: role as Role,
      careerStage: career_stage as CareerStage | null,
    }));
    return { people, total, pageSize };
  });
}
