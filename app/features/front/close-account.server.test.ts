import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { makePair } from '../../../tests/support/engagement.ts';
import { createTestWorld, makeOrganization } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { findEngagementForMember } from '../engagements/engagement-queries.server.ts';
import { exampleDomain } from '../mail/invented-addresses.ts';
import { writeMessage } from '../messages/write-message.server.ts';
import { closeAccount, previewClosing } from './close-account.server.ts';

const world = await createTestWorld();

async function visitorOf({ personId }: Actor) {
  const { name, email } = await world.db
    .selectFrom('person')
    .select(['name', 'email'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  return { personId, name, email, timeZone: 'UTC' };
}

/** Every column of the database that holds this text. */
async function columnsWith(text: string): Promise<string[]> {
  const columns = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and data_type in ('uuid', 'text', 'jsonb')`.execute(world.db);
  const holding: string[] = [];
  for (const { table, column } of columns.rows) {
    const { rows } = await sql`
      select 1 from ${sql.table(table)} where ${sql.ref(column)}::text like ${`%${text}%`} limit 1
    `.execute(world.db);
    if (rows.length > 0) holding.push(`${table}.${column}`);
  }
  return holding;
}

describe('closing an account', () => {
  it('erases the person and their words, and leaves the partner theirs', async () => {
    const { id, mentee, mentor } = await makePair(world);
    const file = { name: 'plan.txt', bytes: Buffer.from('my plan') };
    await writeMessage(world, mentee, id, { text: 'From the mentee' }, [file]);
    await writeMessage(world, mentor, id, { text: 'From the mentor' });
    const attached = await world.db.selectFrom('attachment').select('storage_name').execute();
    const [{ storage_name: stored = '' } = {}] = attached;
    expect(await world.files.read(stored)).toBeDefined();
    const visitor = await visitorOf(mentee);
    expect(await previewClosing(world, mentee.personId)).toMatchObject({ open: [{ id }] });
    expect(await columnsWith(mentee.personId)).toContain('message.author_id');

    await closeAccount(world, visitor, visitor.email);

    expect(await columnsWith(mentee.personId)).toEqual([]);
    expect(await columnsWith(visitor.email)).toEqual([]);
    const messages = await world.db.selectFrom('message').select('text').execute();
    expect(messages).toEqual([{ text: 'From the mentor' }]);
    expect(await world.files.read(stored)).toBeUndefined();
    expect(await columnsWith((await visitorOf(mentor)).email)).toContain('mail.recipient');
    const seen = await asActor(world.db, mentor, (connection) =>
      findEngagementForMember(connection, mentor, id),
    );
    expect(seen).toMatchObject({
      phase: 'ended_early',
      partners: [],
      partnerNames: 'somebody who is no longer here',
    });
  });

  it('takes an organization along only where nobody else is in it, and never its last admin', async () => {
    const { admin, organizationId } = await makeOrganization(world);
    const visitor = await visitorOf(admin);
    await expect(closeAccount(world, visitor, visitor.email)).rejects.toThrow(
      'people:closing.lastAdmin',
    );
    await world.db
      .deleteFrom('membership')
      .where('organization_id', '=', organizationId)
      .where('person_id', '<>', admin.personId)
      .execute();
    await closeAccount(world, visitor, visitor.email);
    const left = await world.db
      .selectFrom('organization')
      .select('id')
      .where('id', '=', organizationId)
      .execute();
    expect(left).toEqual([]);
  });

  it('asks for the address, and keeps the example’s people', async () => {
    const { members } = await makeOrganization(world);
    const [one] = members as [Actor];
    const visitor = await visitorOf(one);
    await expect(closeAccount(world, visitor, 'x@example.org')).rejects.toThrow(
      'people:closing.notYours',
    );
    const email = `nia@${exampleDomain}`;
    await expect(closeAccount(world, { ...visitor, email }, email)).rejects.toThrow(
      'people:closing.invented',
    );
  });
});
