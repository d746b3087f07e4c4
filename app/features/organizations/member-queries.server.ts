import { type Actor, isAdmin, type Role } from '../../platform/actor.ts';
import { asActor, likePattern } from '../../platform/database.server.ts';
import { found, NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';

export interface MemberLine {
  personId: string;
  name: string;
  email: string;
  role: Role;
  joinedAt: string;
}

const pageSize = 50;

/** Members for the admins' list: who has more to say first, then by name. */
export async function listMembers(
  world: World,
  actor: Actor,
  { search, page }: { search: string; page: number },
): Promise<{ members: MemberLine[]; total: number; pageSize: number }> {
  if (!isAdmin(actor)) throw new NotFound();
  return asActor(world.db, actor, async (connection) => {
    let query = connection
      .selectFrom('membership')
      .innerJoin('person', 'person.id', 'membership.person_id')
      .where('membership.organization_id', '=', actor.organizationId);
    if (search) {
      query = query.where((on) =>
        on.or([
          on('person.name', 'ilike', likePattern(search)),
          on('person.email', 'ilike', likePattern(search)),
        ]),
      );
    }
    const { total } = await query
      .select((on) => on.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await query
      .select([
        'person.id',
        'person.name',
        'person.email',
        'membership.role',
        'membership.created_at',
      ])
      .orderBy((on) =>
        on.case('membership.role').when('admin').then(0).when('manager').then(1).else(2).end(),
      )
      .orderBy('person.name')
      .orderBy('person.id')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute();
    return { members: rows.map(toMember), total, pageSize };
  });
}

export async function findMemberLine(
  world: World,
  actor: Actor,
  personId: string,
): Promise<MemberLine> {
  if (!isAdmin(actor)) throw new NotFound();
  const row = await asActor(world.db, actor, (connection) =>
    connection
      .selectFrom('membership')
      .innerJoin('person', 'person.id', 'membership.person_id')
      .select([
        'person.id',
        'person.name',
        'person.email',
        'membership.role',
        'membership.created_at',
      ])
      .where('membership.organization_id', '=', actor.organizationId)
      .where('person.id', '=', personId)
      .executeTakeFirst(),
  );
  return toMember(found(row));
}

function toMember(row: {
  id: string;
  name: string;
  email: string;
  role: string;
  created_at: Date | string;
}): MemberLine {
  return {
    personId: row.id,
    name: row.name,
    email: row.email,
    role: row.role as Role,
    joinedAt: new Date(row.created_at).toISOString(),
  };
}
