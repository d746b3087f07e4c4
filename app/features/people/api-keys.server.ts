import type { Visitor } from '../../http/context.ts';
import { found } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import type { ApiKey, NewApiKey } from './api-key.ts';

/** Makes a key for this person. The key itself is shown once: only its hash is kept. */
export async function createApiKey(
  world: World,
  personId: string,
  { name, days }: NewApiKey,
): Promise<string> {
  const { key } = await world.auth.api.createApiKey({
    body: { name, userId: personId, expiresIn: days * 24 * 60 * 60 },
  });
  return key;
}

/** A person's own keys, the newest first. */
export async function listApiKeys(world: Pick<World, 'db'>, personId: string): Promise<ApiKey[]> {
  const rows = await world.db
    .selectFrom('auth_api_key')
    .select(['id', 'name', 'start', 'created_at', 'expires_at', 'last_request'])
    .where('reference_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name ?? '',
    start: row.start ?? '',
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_request?.toISOString() ?? null,
  }));
}

/** Ends a key of one's own at once. */
export async function revokeApiKey(
  world: Pick<World, 'db'>,
  personId: string,
  keyId: string,
): Promise<void> {
  found(
    await world.db
      .deleteFrom('auth_api_key')
      .where('id', '=', keyId)
      .where('reference_id', '=', personId)
      .returning('id')
      .executeTakeFirst(),
  );
}

/** Whose key a request carries as its bearer token. Cookies count for nothing here. */
export async function findKeyHolder(
  world: World,
  headers: Headers,
): Promise<Visitor | 'unknown' | 'too often'> {
  const [, key] = /^bearer (\S+)$/i.exec(headers.get('authorization') ?? '') ?? [];
  if (!key) return 'unknown';
  const { valid, error, key: known } = await world.auth.api.verifyApiKey({ body: { key } });
  if (!valid || !known) return error?.code === 'RATE_LIMITED' ? 'too often' : 'unknown';
  const person = await world.db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'time_zone'])
    .where('id', '=', known.referenceId)
    .executeTakeFirst();
  if (!person) return 'unknown';
  const { id: personId, name, email, time_zone } = person;
  return { personId, name, email, timeZone: time_zone ?? 'UTC' };
}
