import type { Role } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { found } from '../../platform/refusal.ts';
import { addMembers } from '../organizations/add-members.server.ts';
import { startOrganization } from '../organizations/start-organization.server.ts';
import { ensurePeople } from '../people/ensure-people.server.ts';
import { defaultNotice } from '../profiles/availability.ts';
import { saveAvailability } from '../profiles/save-profile.server.ts';
import { writeAvailability } from '../profiles/write-availability.server.ts';
import { writeProfiles } from '../profiles/write-profiles.server.ts';
import { writeSkills } from '../profiles/write-skills.server.ts';
import { ensureSkills } from '../skills/ensure-skills.server.ts';
import type { Cast, Character } from './cast.ts';
import { skillFigures } from './figures.ts';
import type { Past, Player } from './past.ts';

export interface Company {
  organizationId: string;
  admin: Player;
  manager: Player;
  mentee: Player;
  mentor: Player;
  mentors: Player[];
  mentees: Player[];
}

/** The organization with its people, their profiles and skills, before there is any program. */
export async function tellOrganization(past: Past, name: string, cast: Cast): Promise<Company> {
  const { admin, manager, mentee, mentor, mentors, mentees } = cast;
  const characters = [admin, manager, mentee, mentor, ...mentors, ...mentees];
  const people = await ensurePeople(past.db, past, characters);
  const idOf = ({ email }: Character) => found(people.get(email)).id;
  const { id: organizationId } = await startOrganization(past, idOf(admin), {
    name,
    isExample: true,
  });
  const player = (character: Character, role: Role = 'member'): Player => ({
    character,
    actor: { personId: idOf(character), organizationId, role },
  });
  const company: Company = {
    organizationId,
    admin: player(admin, 'admin'),
    manager: player(manager, 'manager'),
    mentee: player(mentee),
    mentor: player(mentor),
    mentors: mentors.map((character) => player(character)),
    mentees: mentees.map((character) => player(character)),
  };
  await asActor(past.db, company.admin.actor, async (connection) => {
    await addMembers(connection, past, organizationId, [idOf(manager)], { role: 'manager' });
    await addMembers(connection, past, organizationId, characters.map(idOf));
    const listed = skillFigures.map(([skill]) => skill);
    await ensureSkills(connection, past, organizationId, listed, { listed: true });
    const entries = characters.map((character) => ({ ...character, personId: idOf(character) }));
    await writeProfiles(connection, past, organizationId, entries);
    await writeSkills(connection, past, organizationId, entries);
    await writeAvailability(connection, past, organizationId, entries);
  });
  // Some let managers see by name how many hours they give.
  for (const { actor, character } of company.mentors.filter((_, index) => index % 3 === 0)) {
    const { windows } = character;
    await saveAvailability(past, actor, { windows, noticeHours: defaultNotice, showsLoad: true });
  }
  return company;
}
