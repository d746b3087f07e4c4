import { beforeAll, describe, expect, it } from 'vitest';
import { createTestWorld, makeOrganization, type TestWorld } from '../../tests/support/world.ts';
import { asActor } from './database.server.ts';

describe('row-level isolation', () => {
  let world: TestWorld;
  let here: Awaited<ReturnType<typeof makeOrganization>>;
  let elsewhere: Awaited<ReturnType<typeof makeOrganization>>;

  beforeAll(async () => {
    world = await createTestWorld();
    here = await makeOrganization(world, { name: 'Here' });
    elsewhere = await makeOrganization(world, { name: 'Elsewhere' });
  });

  it("shows an actor their own organization's rows only, whatever the query asks", async () => {
    const rows = await asActor(world.db, here.admin, (connection) =>
      connection.selectFrom('membership').select('organization_id').distinct().execute(),
    );
    expect(rows).toEqual([{ organization_id: here.organizationId }]);
  });

  it('refuses a row for another organization', async () => {
    const write = asActor(world.db, here.admin, (connection) =>
      connection
        .insertInto('skill')
        .values({
          id: world.random.id(),
          organization_id: elsewhere.organizationId,
          name: 'Smuggling',
          created_at: world.clock.now(),
        })
        .execute(),
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });

  it('gives no actor the sign-in tables', async () => {
    const read = asActor(world.db, here.admin, (connection) =>
      connection.selectFrom('auth_account').selectAll().execute(),
    );
    await expect(read).rejects.toThrow(/permission denied/);
  });

  it('leaves nothing of the actor on the connection afterwards', async () => {
    for (let round = 0; round < 10; round++) {
      await asActor(world.db, here.members[0] ?? here.admin, async () => {});
    }
    const rows = await world.db
      .selectFrom('membership')
      .select('organization_id')
      .distinct()
      .execute();
    expect(rows).toHaveLength(2);
  });
});
