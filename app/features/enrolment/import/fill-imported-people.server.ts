import { sql } from 'kysely';
import type { Actor } from '../../../platform/actor.ts';
import type { Connection } from '../../../platform/database.server.ts';
import type { World } from '../../../platform/world.ts';
import type { Profile } from '../../profiles/profile.ts';
import { writeAvailability } from '../../profiles/write-availability.server.ts';
import { writeProfiles } from '../../profiles/write-profiles.server.ts';
import { writeSkills } from '../../profiles/write-skills.server.ts';
import type { ImportRow } from './check-rows.ts';

type PersonRow = ImportRow & { personId: string };

/** Adds to members' profiles what a spreadsheet says; what they have said themselves stays. */
export async function fillImportedPeople(
  connection: Connection,
  world: World,
  { organizationId }: Actor,
  rows: readonly PersonRow[],
): Promise<void> {
  const byPerson = [...Map.groupBy(rows, (row) => row.personId)];
  await writeProfiles(
    connection,
    world,
    organizationId,
    byPerson.map(([personId, own]) => ({ personId, profile: profileOf(own) })),
    'fill',
  );
  await writeSkills(
    connection,
    world,
    organizationId,
    rows.map((row) => ({
      personId: row.personId,
      offers: row.skillsOffered.map((name) => ({ name, level: null })),
      wants: row.skillsWanted.map((name) => ({ name, level: null, priority: 1 })),
    })),
    'fill',
  );
  await fillAvailability(connection, world, organizationId, byPerson);
}

/** A person can have a row for each side: the first that says something counts. */
function profileOf(rows: readonly ImportRow[]): Partial<Profile> {
  const first = <T>(values: (T | '' | null)[]) => values.find((value) => value) || undefined;
  const said: Partial<Record<keyof Profile, unknown>> = {
    career_stage: first(rows.map((row) => row.careerStage)),
    country: first(rows.map((row) => row.country)),
    department: first(rows.map((row) => row.department)),
    site: first(rows.map((row) => row.site)),
    industry: first(rows.map((row) => row.industry)),
    languages: rows.map((row) => row.languages).find((languages) => languages.length > 0),
  };
  return said as Partial<Profile>;
}

async function fillAvailability(
  connection: Connection,
  world: World,
  organizationId: string,
  byPerson: readonly [string, PersonRow[]][],
) {
  const entries = byPerson
    .map(([personId, own]) => ({ personId, windows: own.flatMap((row) => row.availability) }))
    .filter((entry) => entry.windows.length > 0);
  if (entries.length === 0) return;
  const { rows } = await sql<{ person_id: string }>`
    select distinct person_id from availability_window
    where person_id = any(${entries.map((entry) => entry.personId)}::uuid[])`.execute(connection);
  const said = new Set(rows.map((row) => row.person_id));
  await writeAvailability(
    connection,
    world,
    organizationId,
    entries.filter((entry) => !said.has(entry.personId)),
  );
}
