import { randomUUID } from 'node:crypto';
import type { Person } from '@ithaca/matching';
import type pg from 'pg';
import { companyPeople, inventedRows } from '../../packages/matching/src/testing/company-people.ts';

/** The engine's invented stages as rungs of ours. */
const stageOf: Record<string, string> = {
  early: 'early',
  mid: 'mid',
  senior: 'senior',
  lead: 'manager',
  executive: 'executive',
};

/** A program with that many accepted mentees, and a quarter as many mentors, written in a few statements. */
export async function insertCompany(
  client: pg.Client,
  organizationId: string,
  mentees: number,
): Promise<string> {
  const { left, right } = companyPeople(mentees, 1, inventedRows(1));
  const program = randomUUID();
  await client.query(
    `insert into program (id, organization_id, name, kind, state, starts_on, ends_on, enrolment_code, created_at)
     values ($1, $2, 'Everybody', 'one_to_one', 'open', '2026-01-01', '2027-12-31', $3, now())`,
    [program, organizationId, randomUUID()],
  );
  const people = [
    ...left.map((person) => ({ person, side: 'mentee' })),
    ...right.map((person) => ({ person, side: 'mentor' })),
  ].map((entry, at) => ({ ...entry, id: randomUUID(), enrolmentId: randomUUID(), at }));
  const idOf = new Map(people.map(({ person, id }) => [person.id, id]));
  const insert = async (statement: string, rows: readonly object[]) => {
    for (let from = 0; from < rows.length; from += 5_000) {
      await client.query(statement, [JSON.stringify(rows.slice(from, from + 5_000))]);
    }
  };
  await insert(
    `insert into person (id, name, email, email_verified, time_zone)
     select id, name, email, true, zone from json_to_recordset($1)
       as r(id uuid, name text, email text, zone text)`,
    people.map(({ person, id, at }) => ({
      id,
      name: `${person.id} Person`,
      email: `p${at}@company.example`,
      zone: person.timeZone,
    })),
  );
  await insert(
    `insert into membership (organization_id, person_id, role, created_at)
     select '${organizationId}', id, 'member', now() from json_to_recordset($1) as r(id uuid)`,
    people,
  );
  await insert(
    `update profile set career_stage = r.stage, country = r.country, reports_to = r.manager,
       languages = array(select json_array_elements_text(r.languages)),
       working_style = array(select json_array_elements_text(r.styles))
     from json_to_recordset($1)
       as r(id uuid, stage text, country text, manager uuid, languages json, styles json)
     where profile.person_id = r.id`,
    people.map(({ person, id }) => ({
      id,
      stage: stageOf[person.careerStage ?? ''],
      country: person.country ?? '',
      manager: idOf.get(person.managerId ?? '') ?? null,
      languages: person.languages ?? [],
      styles: person.workingStyle ?? [],
    })),
  );
  await insert(
    `insert into enrolment (id, organization_id, program_id, person_id, side, state, capacity, created_at, updated_at)
     select enrolment, '${organizationId}', '${program}', id, side, 'accepted', capacity, now(), now()
     from json_to_recordset($1) as r(id uuid, enrolment uuid, side text, capacity int)`,
    people.map(({ person, id, enrolmentId, side }) => ({
      id,
      enrolment: enrolmentId,
      side,
      capacity: person.capacity ?? 1,
    })),
  );
  await insertSkills(client, organizationId, people, insert);
  await client.query('analyze');
  return program;
}

async function insertSkills(
  client: pg.Client,
  organizationId: string,
  people: readonly { person: Person; id: string }[],
  insert: (statement: string, rows: readonly object[]) => Promise<void>,
): Promise<void> {
  const held = people.flatMap(({ person, id }) => [
    ...(person.skillsWanted ?? []).map((one) => ({ id, direction: 'wants', ...one })),
    ...(person.skillsOffered ?? []).map((one) => ({ id, direction: 'offers', ...one })),
  ]);
  const names = [...new Set(held.map(({ skill }) => skill))];
  await insert(
    `insert into skill (id, organization_id, name, created_at)
     select id, '${organizationId}', name, now() from json_to_recordset($1) as r(id uuid, name text)`,
    names.map((name) => ({ id: randomUUID(), name })),
  );
  await insert(
    `insert into person_skill (organization_id, person_id, skill_id, direction, level, priority)
     select '${organizationId}', r.id, skill.id, r.direction, r.level, r.priority
     from json_to_recordset($1) as r(id uuid, skill text, direction text, level int, priority int)
     join skill on skill.name = r.skill and skill.organization_id = '${organizationId}'`,
    held.map(({ id, skill, direction, level, ...more }) => ({
      id,
      skill,
      direction,
      level: level ?? null,
      priority: 'priority' in more && more.priority === 3 ? 1 : 2,
    })),
  );
  await client.query('analyze person_skill');
}
