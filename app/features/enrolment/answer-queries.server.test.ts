import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createTestWorld, makeOrganization } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { createProgram } from '../programs/create-program.server.ts';
import { question } from '../programs/enrolment-question.ts';
import { openProgram } from '../programs/move-program.server.ts';
import { newProgram } from '../programs/program.ts';
import { readAnswersOf, readGoalsOf } from './answer-queries.server.ts';
import { enrol } from './enrol.server.ts';
import { enrolmentForm } from './enrolment.ts';

const world = await createTestWorld();
const home = await makeOrganization(world, { members: 3 });
const elsewhere = await makeOrganization(world);
const [asked, partner, fellow] = home.members as [Actor, Actor, Actor];

it('shows answers to whom the question names, and to nobody else whatever they ask the database', async () => {
  const program = await createProgram(
    world,
    home.manager,
    newProgram.parse({ name: 'Compass', kind: 'one_to_one', starts_on: '2026-04-01' }),
  );
  await openProgram(world, home.manager, program);
  const questions = ['managers', 'partner', 'directory'].map((seenBy) =>
    question.parse({ key: seenBy, label: seenBy, kind: 'text', seenBy }),
  );
  await world.db
    .updateTable('program')
    .set({ questions: JSON.stringify(questions), group_fields: ['question:managers'] })
    .where('id', '=', program)
    .execute();
  const answers = { managers: 'For managers', partner: 'For partners', directory: 'For all' };
  const { id } = await enrol(
    world,
    asked,
    program,
    enrolmentForm.parse({ side: 'mentee', goal: 'Sing', time_zone: 'UTC', answers }),
  );
  const engagement = world.random.id();
  const now = world.clock.now();
  const begun = {
    organization_id: home.organizationId,
    program_id: program,
    kind: 'one_to_one',
    phase: 'working',
    starts_on: '2026-04-01',
    ends_on: '2026-09-01',
    cadence_days: 30,
    session_minutes: 60,
    created_at: now,
  };
  await world.db
    .insertInto('engagement')
    .values({ ...begun, id: engagement })
    .execute();
  const member = { engagement_id: engagement, organization_id: home.organizationId };
  await world.db
    .insertInto('engagement_member')
    .values([
      {
        ...member,
        person_id: asked.personId,
        enrolment_id: id,
        role: 'mentee',
        joined_at: now,
      },
      { ...member, person_id: partner.personId, role: 'mentor', joined_at: now },
    ])
    .execute();

  const seenBy = async (actor: Actor) =>
    (await asActor(world.db, actor, (connection) => readAnswersOf(connection, [id]))).get(id)?.own;
  const { directory } = answers;
  expect(await seenBy(asked)).toEqual(answers);
  expect(await seenBy(home.manager)).toEqual(answers);
  expect(await seenBy(partner)).toEqual({ partner: 'For partners', directory });
  expect(await seenBy(fellow)).toEqual({ directory });
  expect(await seenBy(elsewhere.admin)).toBeUndefined();
  const goalBy = async (actor: Actor) =>
    (await asActor(world.db, actor, (connection) => readGoalsOf(connection, [id]))).get(id);
  for (const actor of [asked, partner, home.manager]) expect(await goalBy(actor)).toBe('Sing');
  for (const actor of [fellow, elsewhere.admin]) expect(await goalBy(actor)).toBeUndefined();
  const served = await world.db
    .transaction()
    .execute((connection) => readAnswersOf(connection, [id]));
  expect(served.get(id)?.own).toEqual(answers);

  const attempts = [
    sql`select answers from enrolment`,
    sql`select * from enrolment`,
    sql`select to_jsonb(enrolment) from enrolment`,
    sql`update enrolment set goal = answers::text returning goal`,
    sql`update enrolment set goal = goal returning answers`,
    sql`select goal from enrolment`,
    sql`select count(*) from enrolment where goal like 'Si%'`,
    sql`update enrolment set capacity = 1 returning goal`,
  ];
  for (const attempt of attempts) {
    const read = asActor(world.db, fellow, (connection) => attempt.execute(connection));
    await expect(read).rejects.toThrow('permission denied');
  }
  await world.db.updateTable('enrolment').set({ capacity: 2 }).where('id', '=', id).execute();
  // Somebody in an engagement of their own takes nobody else's enrolment into it.
  const [theirs, self] = [world.random.id(), fellow.personId];
  await world.db
    .insertInto('engagement')
    .values({ ...begun, id: theirs })
    .execute();
  await world.db
    .insertInto('engagement_member')
    .values({ ...member, engagement_id: theirs, person_id: self, role: 'mentor', joined_at: now })
    .execute();
  const intrusions = [
    sql`insert into engagement_member (engagement_id, organization_id, person_id, enrolment_id, role, joined_at)
      values (${theirs}, ${home.organizationId}, ${asked.personId}, ${id}, 'mentee', now())`,
    sql`update engagement_member set enrolment_id = ${id} where engagement_id = ${theirs}`,
    sql`update engagement_member set person_id = ${self} where engagement_id = ${engagement}`,
  ];
  for (const intrusion of intrusions) {
    const done = asActor(world.db, fellow, (connection) => intrusion.execute(connection));
    await expect(done).rejects.toThrow(/permission denied|row-level security/);
  }
  // A condition of one's own that tells what it sees is asked only of what one may see.
  const told = await asActor(world.db, fellow, async (connection) => {
    const { rows } = await sql<{ answers: unknown }>`
      select answers from enrolment_answers where answers::text like '%managers%'`.execute(
      connection,
    );
    return rows;
  });
  expect(told).toEqual([]);

  // The database's own figures know them: groups by an answer.
  const { rows } = await sql<{ groups: string[] }>`
    select groups_of(${program}, ${asked.personId}, '2026-04-01') as groups`.execute(world.db);
  expect(rows).toEqual([{ groups: ['question:managers:For managers'] }]);
});
