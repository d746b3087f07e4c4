import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { Refusal, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { saveTimeZone } from '../people/save-time-zone.server.ts';
import { writeProfiles } from '../profiles/write-profiles.server.ts';
import { writeSkills } from '../profiles/write-skills.server.ts';
import { readAnswers } from '../programs/enrolment-question.ts';
import { takesEnrolments } from '../programs/program.ts';
import { type EnrolmentState, type Side, sidesOf } from '../programs/program-kind.ts';
import { loadProgram } from '../programs/program-queries.server.ts';
import { readAnswersOf } from './answer-queries.server.ts';
import { type EnrolmentForm, enrolledState } from './enrolment.ts';
import { countTaken, lockPlaces } from './move-up.server.ts';
import { offerSkills } from './offered-skills.server.ts';
import { listSkillsOf } from './own-skills.server.ts';
import { distinctNames } from './skill-names.ts';

/** Enrols the actor in a program, or changes the enrolment they have on that side. */
export async function enrol(
  world: World,
  actor: Actor,
  programId: string,
  form: EnrolmentForm,
): Promise<{ id: string; state: EnrolmentState }> {
  return asActor(world.db, actor, async (connection) => {
    const program = await loadProgram(connection, programId);
    if (!sidesOf(program.kind).includes(form.side)) {
      throw refusal('side', 'enrolment:problems.noSuchSide');
    }
    const before = await connection
      .selectFrom('enrolment')
      .select(['id', 'state'])
      .where('program_id', '=', programId)
      .where('person_id', '=', actor.personId)
      .where('side', '=', form.side)
      .executeTakeFirst();
    const had = (before?.state ?? null) as EnrolmentState | null;
    if ((had === null || had === 'withdrawn') && !takesEnrolments(program)) {
      throw refusal('', 'enrolment:problems.notOpen');
    }
    if (program.state === 'closed') throw refusal('', 'enrolment:problems.notOpen');

    const id = before?.id ?? world.random.id();
    const said = (await readAnswersOf(connection, [id])).get(id);
    const questions = await offerSkills(connection, actor, program.questions, [said?.own]);
    const { answers, problems } = readAnswers(questions, form.side, form.answers);
    if (problems.length > 0) throw new Refusal(problems);

    await writeProfiles(connection, world, actor.organizationId, [
      {
        personId: actor.personId,
        profile: { career_stage: form.career_stage, languages: form.languages },
      },
    ]);
    await saveTimeZone(connection, world, actor.personId, form.time_zone);
    await keepSkills(connection, world, actor, form);

    const isFull = await isSideFull(connection, programId, form.side);
    const state = enrolledState(had, { ...program, isFull });
    const values = {
      state,
      goal: form.goal,
      answers: JSON.stringify({ ...said, own: answers }),
      capacity: form.capacity,
      hours_per_month: form.hours_per_month,
      updated_at: world.clock.now(),
    };
    await connection
      .insertInto('enrolment')
      .values({
        id,
        organization_id: actor.organizationId,
        program_id: programId,
        person_id: actor.personId,
        side: form.side,
        created_at: world.clock.now(),
        ...values,
      })
      .onConflict((conflict) =>
        conflict.columns(['program_id', 'person_id', 'side']).doUpdateSet(values),
      )
      .execute();
    return { id, state };
  });
}

/** Whether all places of a side are taken. Two who want the last one come one after the other. */
async function isSideFull(connection: Connection, programId: string, side: Side) {
  const { places } = await lockPlaces(connection, programId);
  return places !== null && (await countTaken(connection, programId, side)) >= places;
}

/** A mentee says what they want, a mentor what they offer, a peer both; known levels stay. */
async function keepSkills(
  connection: Connection,
  world: World,
  { organizationId, personId }: Actor,
  { side, skills, more_skills }: EnrolmentForm,
) {
  const known = await listSkillsOf(connection, personId);
  const names = distinctNames([...skills, ...more_skills]);
  const linesOf = (direction: 'offers' | 'wants') =>
    names.map((name) => {
      const had = known.find(
        (skill) => skill.direction === direction && skill.name.toLowerCase() === name.toLowerCase(),
      );
      return { name, level: had?.level ?? null, priority: had?.priority ?? 1 };
    });
  await writeSkills(connection, world, organizationId, [
    {
      personId,
      ...(side === 'mentee' ? {} : { offers: linesOf('offers') }),
      ...(side === 'mentor' ? {} : { wants: linesOf('wants') }),
    },
  ]);
}
