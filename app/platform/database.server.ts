import { Kysely, type LogEvent, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from '../../db/schema.gen.ts';
import type { Actor } from './actor.ts';
import { NotFound } from './refusal.ts';

export type Database = Kysely<DB>;
/** A connection inside a transaction: commands pass it on, never the pool. */
export type Connection = Transaction<DB>;

// Days are calendar days without a zone, so they stay text ('2026-11-25'); counts fit a number.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

export function openDatabase(
  options: pg.PoolConfig,
  log?: (event: LogEvent) => void,
): { db: Database; pool: pg.Pool } {
  const pool = new pg.Pool({ max: 5, ...options });
  // An idle connection that breaks is replaced by the pool; without a listener it ends the process.
  pool.on('error', () => {});
  return { db: new Kysely<DB>({ dialect: new PostgresDialect({ pool }), log }), pool };
}

/**
 * Runs `work` in one transaction as the actor: the database itself then shows and takes only the
 * actor's organization's rows, and an engagement's words only where the actor is a member of it.
 * Inside, use the given connection: a query on the pool would wait for this transaction for ever.
 */
export async function asActor<T>(
  db: Database,
  actor: Actor,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (connection) => {
    await continueAsActor(connection, actor);
    return work(connection);
  });
}

/** From here to the end of its transaction the connection is the actor's; there is no way back. */
export async function continueAsActor(connection: Connection, actor: Actor): Promise<void> {
  await sql`select set_config('role', 'ithaca_member', true),
    set_config('ithaca.organization', ${actor.organizationId}, true),
    set_config('ithaca.person', ${actor.personId}, true)`.execute(connection);
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An id from an address: anything that is no id is 'not found', before the database is asked. */
export function idFrom(text: string | undefined): string {
  if (!text || !uuid.test(text)) throw new NotFound();
  return text;
}

/** For `=`: any of these ids, as one parameter however many there are. */
export const anyOf = (ids: readonly string[]) => sql<string>`any(${ids}::uuid[])`;

/** For `ilike`: the text anywhere, its own % and _ taken literally. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/** The constraint that a statement broke, if that is why it failed. */
export function brokenConstraint(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.constraint : undefined;
}
