import type { Insertable } from 'kysely';
import type { World } from '../../app/platform/world.ts';
import type { DB } from '../../db/schema.gen.ts';
import { addGoal, type Pair } from './engagement.ts';
import { makeProgram } from './enrolled.ts';

/**
 * One row of the mentee's in every table that holds words of an engagement, as the commands would
 * leave them. Returns the tables it wrote to.
 */
export async function writeEveryWord(world: World, pair: Pair): Promise<(keyof DB)[]> {
  const { mentee, mentor } = pair;
  const now = world.clock.now();
  const place = { organization_id: mentee.organizationId, engagement_id: pair.id };
  const mine = { ...place, person_id: mentee.personId };
  const [agreement, revision, session, message, review, programId] = [
    world.random.id(),
    world.random.id(),
    world.random.id(),
    world.random.id(),
    world.random.id(),
    await makeProgram(world, mentee.organizationId),
  ];
  const { goalId, skillId } = await addGoal(world, pair);
  const id = () => world.random.id();
  const written: (keyof DB)[] = ['goal', 'milestone', 'goal_skill'];
  const write = async <T extends keyof DB>(table: T, row: Insertable<DB[T]>) => {
    await world.db.insertInto(table).values(row).execute();
    written.push(table);
  };
  await write('agreement', {
    ...place,
    id: agreement,
    version: 1,
    clauses: '[]',
    text_hash: 'hash',
    created_at: now,
  });
  await write('agreement_signature', {
    ...mine,
    agreement_id: agreement,
    signed_name: 'Name',
    text_hash: 'hash',
    signed_at: now,
  });
  await write('goal_revision', {
    ...place,
    id: revision,
    goal_id: goalId,
    number: 1,
    before: '{}',
    after: '{}',
    reason: 'Because',
    created_at: now,
  });
  await write('goal_revision_agreement', { ...mine, revision_id: revision, agreed_at: now });
  await write('check_in', {
    ...mine,
    id: id(),
    goal_id: goalId,
    progress: 10,
    scale_version: 1,
    created_at: now,
  });
  await write('session', {
    ...place,
    id: session,
    starts_at: now,
    minutes: 60,
    time_zone: 'UTC',
    state: 'held',
    created_at: now,
  });
  await write('session_series', {
    ...place,
    id: id(),
    rhythm: 'month',
    count: 6,
    starts_at: now,
    time_zone: 'UTC',
    minutes: 60,
    created_at: now,
  });
  await write('session_content', { ...place, session_id: session, shared_notes: 'Shared' });
  await write('session_private_note', {
    ...mine,
    session_id: session,
    text: 'Mine',
    updated_at: now,
  });
  await write('session_answer', {
    ...mine,
    session_id: session,
    answer: 'accepted',
    answered_at: now,
  });
  await write('session_reflection', {
    ...mine,
    session_id: session,
    takeaway: 'To ask earlier',
    written_at: now,
  });
  await write('session_attendance', { ...mine, session_id: session, attended: true });
  await write('action', {
    ...place,
    id: id(),
    owner_id: mentee.personId,
    cue: 'On Monday',
    deed: 'write',
    due_on: '2026-04-01',
    state: 'open',
    created_at: now,
  });
  await write('pulse', { ...mine, id: id(), respect: 5, created_at: now });
  await write('skill_rating', {
    ...place,
    id: id(),
    skill_id: skillId,
    subject_id: mentee.personId,
    rater_id: mentee.personId,
    moment: 'before',
    level: 1,
    created_at: now,
  });
  // Ticked as shared, and still not for everybody to read as it stands.
  await write('outcome', {
    ...mine,
    id: id(),
    summary: 'Different now',
    thanks: 'Thank you',
    shared_with_program: true,
    created_at: now,
  });
  await write('message', {
    ...place,
    id: message,
    author_id: mentee.personId,
    text: 'Hello',
    created_at: now,
  });
  await write('message_version', {
    ...place,
    message_id: message,
    number: 1,
    text: 'Hullo',
    written_at: now,
  });
  await write('attachment', {
    ...place,
    id: id(),
    message_id: message,
    file_name: 'talk.txt',
    media_type: 'text/plain',
    size: 3,
    storage_name: id(),
    created_at: now,
  });
  await write('message_reading', { ...mine, seen_at: now });
  await write('review', { ...place, id: review, number: 1, due_on: '2026-05-01' });
  await write('review_answer', {
    ...mine,
    review_id: review,
    goal_clarity: 4,
    alignment: 4,
    commitment: 4,
    answered_at: now,
  });
  await write('review_decision', {
    ...place,
    id: id(),
    review_id: review,
    decided_by: mentee.personId,
    goal_id: goalId,
    created_at: now,
  });
  await write('introduction', {
    ...place,
    id: id(),
    introducer_id: mentor.personId,
    introduced_id: mentee.personId,
    to_initials: 'K. L.',
    reason: 'She did it before',
    state: 'offered',
    created_at: now,
    updated_at: now,
  });
  await write('career_event', {
    ...mine,
    id: id(),
    kind: 'move',
    happened_on: '2026-03-01',
    contributed: 'yes',
    created_at: now,
  });
  await write('extension', {
    ...place,
    id: id(),
    ends_on: '2026-12-01',
    proposed_by: mentee.personId,
    state: 'proposed',
    created_at: now,
  });
  await write('care_step', { ...place, id: id(), kind: 'checked_in', created_at: now });
  await write('nudge', {
    ...mine,
    id: id(),
    kind: 'session',
    about: session,
    mail_id: id(),
    created_at: now,
  });
  await write('playbook_step_done', { ...mine, step: 'first', done_at: now });
  await write('program_joining', {
    ...place,
    id: id(),
    program_id: programId,
    proposed_by: mentee.personId,
    state: 'withdrawn',
    created_at: now,
  });
  await write('nudge', {
    ...mine,
    id: id(),
    kind: 'noNextSession',
    about: '2026-03-02 0',
    mail_id: id(),
    created_at: now,
  });
  await write('concern', {
    ...place,
    id: id(),
    program_id: programId,
    author_id: mentee.personId,
    text: 'Late five times',
    created_at: now,
  });
  await write('engagement_invitation', {
    ...place,
    id: id(),
    invited_by: mentee.personId,
    email: 'somebody@example.org',
    role: 'mentor',
    message: 'Please',
    starts_on: '2026-03-02',
    ends_on: '2026-09-01',
    cadence_days: 30,
    session_minutes: 60,
    token_hash: id(),
    link_shown: false,
    created_at: now,
    expires_at: now,
  });
  const plan = id();
  await world.db
    .insertInto('evaluation_plan')
    .values({
      id: plan,
      organization_id: mentee.organizationId,
      program_id: programId,
      version: 1,
      measures: '[]',
      created_at: now,
    })
    .execute();
  await write('survey', {
    ...mine,
    id: id(),
    program_id: programId,
    plan_id: plan,
    side: 'mentee',
    moment: 'pulse',
    token_hash: id(),
    asked_at: now,
    expires_at: now,
  });
  return written;
}
