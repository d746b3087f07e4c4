import { describe, expect, it } from 'vitest';
import { createTestWorld, makeOrganization } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import { createApiKey, findKeyHolder, listApiKeys, revokeApiKey } from './api-keys.server.ts';

const world = await createTestWorld();
const home = await makeOrganization(world);
const [member] = home.members as [Actor];

const holder = (key: string, scheme = 'Bearer') =>
  findKeyHolder(world, new Headers({ authorization: `${scheme} ${key}` }));

describe('a key for the API', () => {
  it('stands for its owner, and is kept as a hash', async () => {
    const key = await createApiKey(world, member.personId, { name: 'Nightly', days: 30 });
    expect(await holder(key)).toMatchObject({ personId: member.personId });
    const [kept] = await listApiKeys(world, member.personId);
    expect(kept).toMatchObject({ name: 'Nightly', start: key.slice(0, 12) });
    const rows = await world.db.selectFrom('auth_api_key').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(key);
  });

  it('is nobody’s when it is wrong, late, ended, or sent in another way', async () => {
    const key = await createApiKey(world, member.personId, { name: 'Old', days: 1 });
    expect(await holder(`${key}x`)).toBe('unknown');
    expect(await holder(key, 'Basic')).toBe('unknown');
    expect(await findKeyHolder(world, new Headers())).toBe('unknown');
    await world.db
      .updateTable('auth_api_key')
      .set({ expires_at: new Date('2020-01-01') })
      .where('name', '=', 'Old')
      .execute();
    expect(await holder(key)).toBe('unknown');
    const other = await createApiKey(world, member.personId, { name: 'Ended', days: 1 });
    const ended = (await listApiKeys(world, member.personId)).find(({ name }) => name === 'Ended');
    await revokeApiKey(world, member.personId, ended?.id ?? '');
    expect(await holder(other)).toBe('unknown');
  });

  it('is its owner’s alone, also in the database', async () => {
    await createApiKey(world, member.personId, { name: 'Mine', days: 1 });
    const [mine] = await listApiKeys(world, member.personId);
    expect(await listApiKeys(world, home.admin.personId)).toEqual([]);
    await expect(revokeApiKey(world, home.admin.personId, mine?.id ?? '')).rejects.toThrow(
      NotFound,
    );
    await expect(
      asActor(world.db, home.admin, (connection) =>
        connection.selectFrom('auth_api_key').select('id').execute(),
      ),
    ).rejects.toThrow(/permission denied/);
  });

  it('answers so many requests a minute, and says so after', async () => {
    const key = await createApiKey(world, member.personId, { name: 'Busy', days: 1 });
    await world.db
      .updateTable('auth_api_key')
      .set({ rate_limit_max: 2 })
      .where('name', '=', 'Busy')
      .execute();
    const answers = [await holder(key), await holder(key), await holder(key)];
    expect(answers.at(0)).toMatchObject({ personId: member.personId });
    expect(answers.at(-1)).toBe('too often');
  });
});
