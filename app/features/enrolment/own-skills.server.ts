import type { Connection } from '../../platform/database.server.ts';

/** What a person offers and wants, by name. */
export async function listSkillsOf(connection: Connection, personId: string) {
  const rows = await connection
    .selectFrom('person_skill')
    .innerJoin('skill', 'skill.id', 'person_skill.skill_id')
    .select(['skill.name', 'skill.listed', 'person_skill.direction'])
    .select(['person_skill.level', 'person_skill.priority'])
    .where('person_skill.person_id', '=', personId)
    .orderBy('skill.name')
    .execute();
  return rows.map((row) => ({ ...row, direction: row.direction as 'offers' | 'wants' }));
}
