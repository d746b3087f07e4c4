import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor, likePattern } from '../../platform/database.server.ts';
import { found, NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { canManageSkills, type SkillFilter } from './skill.ts';

export interface SkillLine {
  id: string;
  name: string;
  listed: boolean;
  offers: number;
  wants: number;
}

const pageSize = 50;

const having = (direction: 'offers' | 'wants') =>
  sql<number>`(select count(*) from person_skill
    where skill_id = skill.id and direction = ${direction})`;

/** The organization's skills by name, with how many offer and want each. */
export async function listSkills(
  world: World,
  actor: Actor,
  { search, filter, page }: { search: string; filter: SkillFilter; page: number },
): Promise<{ skills: SkillLine[]; total: number; listed: number; pageSize: number }> {
  if (!canManageSkills(actor)) throw new NotFound();
  return asActor(world.db, actor, async (connection) => {
    const all = connection.selectFrom('skill').where('organization_id', '=', actor.organizationId);
    let query = all;
    if (search) query = query.where('name', 'ilike', likePattern(search));
    if (filter !== 'all') query = query.where('listed', '=', filter === 'listed');
    const count = (from: typeof query) =>
      from.select((on) => on.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
    const total = (await count(query)).count;
    const listed = (await count(all.where('listed', '=', true))).count;
    const skills = await query
      .select(['id', 'name', 'listed', having('offers').as('offers'), having('wants').as('wants')])
      .orderBy(sql`lower(name)`)
      .orderBy('id')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute();
    return { skills, total, listed, pageSize };
  });
}

export async function findSkill(world: World, actor: Actor, skillId: string): Promise<SkillLine> {
  if (!canManageSkills(actor)) throw new NotFound();
  const row = await asActor(world.db, actor, (connection) =>
    connection
      .selectFrom('skill')
      .select(['id', 'name', 'listed', having('offers').as('offers'), having('wants').as('wants')])
      .where('id', '=', skillId)
      .where('organization_id', '=', actor.organizationId)
      .executeTakeFirst(),
  );
  return found(row);
}

/**
 * Names to suggest while typing: the list first, then what most people have. What somebody only
 * wants is not told to others, so a free skill is suggested once somebody offers it.
 */
export async function suggestSkillNames(
  connection: Kysely<DB>,
  organizationId: string,
): Promise<string[]> {
  const rows = await connection
    .selectFrom('skill')
    .select('name')
    .where('organization_id', '=', organizationId)
    .where((on) => on.or([on('listed', '=', true), on(having('offers'), '>', 0)]))
    .orderBy('listed', 'desc')
    .orderBy(having('offers'), 'desc')
    .orderBy('name')
    .limit(300)
    .execute();
  return rows.map((row) => row.name);
}
