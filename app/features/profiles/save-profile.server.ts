import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { saveTimeZone } from '../people/save-time-zone.server.ts';
import { tidyTimeZone } from '../people/time-zones.ts';
import type { OwnAvailability } from './availability.ts';
import type { OwnSkills } from './person-skill.ts';
import type { OwnProfile } from './profile.ts';
import { writeAvailability } from './write-availability.server.ts';
import { writeProfiles } from './write-profiles.server.ts';
import { writeSkills } from './write-skills.server.ts';

// A profile is its person's: all of these write the actor's own, there is no other to name.

export async function saveProfile(world: World, actor: Actor, given: OwnProfile): Promise<void> {
  const { working_style_more, reports_to, time_zone, ...profile } = given;
  const { personId, organizationId } = actor;
  await asActor(world.db, actor, async (connection) => {
    const working_style = [...new Set([...profile.working_style, ...working_style_more])];
    await writeProfiles(connection, world, organizationId, [
      { personId, profile: { ...profile, working_style } },
    ]);
    await connection
      .updateTable('profile')
      .set({ reports_to: reports_to ? await findFellow(connection, actor, reports_to) : null })
      .where('organization_id', '=', organizationId)
      .where('person_id', '=', personId)
      .execute();
    if (time_zone) await saveTimeZone(connection, world, personId, tidyTimeZone(time_zone));
  });
}

/** Another member, by address or by full name. */
async function findFellow(
  connection: Connection,
  actor: Actor,
  typed: string,
): Promise<string | null> {
  const fellows = await connection
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select('person.id')
    .where('membership.organization_id', '=', actor.organizationId)
    .where('person.id', '<>', actor.personId)
    .where((on) =>
      on.or([
        on('person.email', '=', typed.toLowerCase()),
        on(on.fn('lower', ['person.name']), '=', on.fn('lower', [on.val(typed)])),
      ]),
    )
    .limit(2)
    .execute();
  const [fellow, another] = fellows;
  if (!fellow) throw refusal('reports_to', 'profiles:problems.nobody');
  if (another) throw refusal('reports_to', 'profiles:problems.severalOfName');
  return fellow.id;
}

export async function saveSkills(world: World, actor: Actor, given: OwnSkills): Promise<void> {
  const { personId, organizationId } = actor;
  await asActor(world.db, actor, (connection) =>
    writeSkills(connection, world, organizationId, [{ personId, ...given }]),
  );
}

export async function saveAvailability(
  world: World,
  actor: Actor,
  { windows, noticeHours, showsLoad }: OwnAvailability,
): Promise<void> {
  const { personId, organizationId } = actor;
  const setting = { notice_hours: noticeHours, shows_load: showsLoad };
  await asActor(world.db, actor, async (connection) => {
    await writeAvailability(connection, world, organizationId, [{ personId, windows }]);
    await connection
      .insertInto('availability_setting')
      .values({ organization_id: organizationId, person_id: personId, ...setting })
      .onConflict((conflict) =>
        conflict.columns(['organization_id', 'person_id']).doUpdateSet(setting),
      )
      .execute();
  });
}
