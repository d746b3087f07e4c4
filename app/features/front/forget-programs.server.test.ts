import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { makePair, putInPhase } from '../../../tests/support/engagement.ts';
import { makeProgram } from '../../../tests/support/enrolled.ts';
import { createTestWorld } from '../../../tests/support/world.ts';
import { asActor } from '../../platform/database.server.ts';
import { findEngagementForMember } from '../engagements/engagement-queries.server.ts';
import { writeMessage } from '../messages/write-message.server.ts';
import { forgetPrograms, forgottenTables } from './forget-programs.server.ts';

const world = await createTestWorld();

const goTo = async (day: string) => {
  world.clock.moveTo(new Date(`${day}T09:00:00Z`));
  await forgetPrograms(world);
};
const count = async (table: 'engagement' | 'message' | 'program' | 'mail') => {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from ${sql.table(table)}`.execute(world.db);
  return rows[0]?.n;
};

describe('the months of a program', () => {
  it('end with a month of warning, and then nothing is left of what people gave it', async () => {
    const pair = await makePair(world);
    const programId = await makeProgram(world, pair.organizationId, { state: 'closed' });
    await world.db
      .updateTable('engagement')
      .set({ program_id: programId, closed_at: new Date('2026-12-05T10:00:00Z') })
      .execute();
    await world.db
      .updateTable('program')
      .set({ retention_months: 2, closed_at: new Date('2026-11-30T10:00:00Z') })
      .execute();
    const bytes = new TextEncoder().encode('Plan');
    await writeMessage(world, pair.mentor, pair.id, { text: 'Hello' }, [{ name: 'a.txt', bytes }]);
    await putInPhase(world, pair.id, 'closed');
    const { storage_name: stored } = await world.db
      .selectFrom('attachment')
      .select('storage_name')
      .executeTakeFirstOrThrow();
    await world.db.deleteFrom('mail').execute();

    // Two months after the last engagement, which closed later than the program.
    await goTo('2027-01-05');
    expect(await world.db.selectFrom('mail').select('id').execute()).toEqual([]);
    await goTo('2027-01-06');
    const mails = await world.db.selectFrom('mail').select(['subject', 'text']).execute();
    expect(mails.map(({ subject }) => subject)).toEqual(
      mails.map(() => 'Spring: what is there is deleted on 5 Feb 2027'),
    );
    expect(mails.filter(({ text }) => text.includes('You took part'))).toHaveLength(2);
    expect(mails.filter(({ text }) => text.includes('See the report'))).toHaveLength(2);
    const seen = await asActor(world.db, pair.mentee, (connection) =>
      findEngagementForMember(connection, pair.mentee, pair.id),
    );
    expect(seen.program).toMatchObject({ forgetsOn: '2027-02-05' });

    await goTo('2027-02-04');
    expect([await count('engagement'), await count('mail')]).toEqual([1, 4]);
    await goTo('2027-02-05');
    expect([await count('engagement'), await count('message')]).toEqual([0, 0]);
    expect(await world.files.read(stored)).toBeUndefined();
    expect(await count('program')).toBe(1);
    await goTo('2027-06-01');
    expect(await world.db.selectFrom('mail').select('id').execute()).toHaveLength(4);
  });

  it('count for every table that people fill', async () => {
    const { rows } = await sql<{ table: string }>`
      select table_name as table from information_schema.columns
      join information_schema.tables using (table_schema, table_name)
      where table_schema = 'public' and table_type = 'BASE TABLE'
        and column_name = 'program_id'`.execute(world.db);
    const named = ['matching_policy', 'playbook_version', 'evaluation_plan'];
    const cascading = [
      'level_class',
      'owner_level',
      'engagement_fact',
      'goal_level',
      'pulse_month',
      'pulse_sum',
      'survey_answer',
    ];
    expect(rows.map(({ table }) => table).sort()).toEqual(
      [...forgottenTables, ...named, ...cascading].sort(),
    );
  });
});
