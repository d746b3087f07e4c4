import type { Kysely } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';
import type { World } from '../../platform/world.ts';
import { ensureSkills } from '../skills/ensure-skills.server.ts';
import { tidySkillName } from '../skills/skill.ts';
import type { OfferedSkill, WantedSkill } from './person-skill.ts';

export interface SkillsEntry {
  personId: string;
  /** Absent: what the person offers stays as it is. */
  offers?: readonly OfferedSkill[];
  wants?: readonly WantedSkill[];
}

/**
 * Writes what members offer and want. `replace` makes each named direction exactly this; `fill`
 * only adds, and leaves the level of what is there alone.
 */
export async function writeSkills(
  connection: Kysely<DB>,
  world: Pick<World, 'clock' | 'random'>,
  organizationId: string,
  entries: readonly SkillsEntry[],
  mode: 'replace' | 'fill' = 'replace',
): Promise<void> {
  const lines = entries.flatMap(({ personId, offers, wants }) => [
    ...(offers ?? []).map((skill) => ({ personId, skill, direction: 'offers', priority: 1 })),
    ...(wants ?? []).map((skill) => ({
      personId,
      skill,
      direction: 'wants',
      priority: skill.priority,
    })),
  ]);
  const ids = await ensureSkills(
    connection,
    world,
    organizationId,
    lines.map((each) => each.skill.name),
  );
  if (mode === 'replace') {
    for (const direction of ['offers', 'wants'] as const) {
      const people = entries.filter((entry) => entry[direction]).map((entry) => entry.personId);
      if (people.length === 0) continue;
      await connection
        .deleteFrom('person_skill')
        .where('organization_id', '=', organizationId)
        .where('direction', '=', direction)
        .where('person_id', 'in', people)
        .execute();
    }
  }
  const rows = lines.flatMap(({ personId, skill, direction, priority }) => {
    const skill_id = ids.get(tidySkillName(skill.name).toLowerCase());
    if (!skill_id) return [];
    return {
      organization_id: organizationId,
      person_id: personId,
      skill_id,
      direction,
      level: skill.level,
      priority,
    };
  });
  for (let from = 0; from < rows.length; from += 1_000) {
    await connection
      .insertInto('person_skill')
      .values(rows.slice(from, from + 1_000))
      // The same skill twice: the first line counts.
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
