import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { found } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { suggestSkillNames } from '../skills/skill-queries.server.ts';
import { listCompleted } from '../training/training-queries.server.ts';
import type { Window } from './availability.ts';
import { type CareerStage, canSeeWhole, type meetingFormats } from './profile.ts';

export interface HeldSkill {
  name: string;
  direction: 'offers' | 'wants';
  level: number | null;
  priority: number;
}

/** A member of the actor's organization, with what the actor may see of them. */
export async function findProfile(world: World, actor: Actor, personId: string) {
  return asActor(world.db, actor, async (connection) => {
    const row = found(
      await connection
        .selectFrom('profile')
        .innerJoin('person', 'person.id', 'profile.person_id')
        .leftJoin('person as superior', 'superior.id', 'profile.reports_to')
        .selectAll('profile')
        .select(['person.name', 'person.email', 'person.time_zone'])
        .select(['superior.name as superior', 'superior.email as superior_email'])
        .where('profile.organization_id', '=', actor.organizationId)
        .where('profile.person_id', '=', personId)
        .executeTakeFirst(),
    );
    const skills = await listHeldSkills(connection, actor, personId);
    const whole = canSeeWhole(actor, personId);
    return {
      personId,
      name: row.name,
      headline: row.headline,
      about: row.about,
      careerStage: row.career_stage as CareerStage | null,
      industry: row.industry,
      languages: row.languages,
      offers: skills.filter((skill) => skill.direction === 'offers'),
      completed: await listCompleted(connection, actor, personId),
      rest: whole
        ? {
            email: row.email,
            timeZone: row.time_zone,
            jobFunction: row.job_function,
            country: row.country,
            department: row.department,
            site: row.site,
            superior: row.superior,
            superiorEmail: row.superior_email,
            interests: row.interests,
            workingStyle: row.working_style,
            meetingFormat: row.meeting_format as (typeof meetingFormats)[number] | null,
            wants: skills.filter((skill) => skill.direction === 'wants'),
            windows: await listWindows(connection, actor, personId),
          }
        : null,
    };
  });
}

/** What the actor offers and wants, and the names to suggest. */
export async function findOwnSkills(world: World, actor: Actor) {
  return asActor(world.db, actor, async (connection) => ({
    skills: await listHeldSkills(connection, actor, actor.personId),
    suggestions: await suggestSkillNames(connection, actor.organizationId),
  }));
}

async function listHeldSkills(
  connection: Connection,
  actor: Actor,
  personId: string,
): Promise<HeldSkill[]> {
  const rows = await connection
    .selectFrom('person_skill')
    .innerJoin('skill', 'skill.id', 'person_skill.skill_id')
    .select(['skill.name', 'person_skill.direction', 'person_skill.level', 'person_skill.priority'])
    .where('person_skill.organization_id', '=', actor.organizationId)
    .where('person_skill.person_id', '=', personId)
    .orderBy('person_skill.priority')
    .orderBy('skill.name')
    .execute();
  return rows as HeldSkill[];
}

export async function listWindows(
  connection: Connection,
  actor: Actor,
  personId: string,
): Promise<Window[]> {
  return connection
    .selectFrom('availability_window')
    .select(['weekday', 'starts_minute as startsMinute', 'ends_minute as endsMinute'])
    .where('organization_id', '=', actor.organizationId)
    .where('person_id', '=', personId)
    .orderBy('weekday')
    .orderBy('starts_minute')
    .execute();
}

const mostSuggested = 300;

/** Names of fellows to suggest, where they are few enough to be suggested. */
export async function suggestFellows(world: World, actor: Actor): Promise<string[]> {
  const rows = await asActor(world.db, actor, (connection) =>
    connection
      .selectFrom('membership')
      .innerJoin('person', 'person.id', 'membership.person_id')
      .select('person.name')
      .where('membership.organization_id', '=', actor.organizationId)
      .where('person.id', '<>', actor.personId)
      .orderBy('person.name')
      .limit(mostSuggested + 1)
      .execute(),
  );
  return rows.length > mostSuggested ? [] : [...new Set(rows.map((row) => row.name))];
}
