import type { Kysely } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';

/** Notes that a link mailed to the person's address came back from them. */
export async function proveAddress(connection: Kysely<DB>, personId: string): Promise<void> {
  await connection
    .updateTable('person')
    .set({ email_verified: true })
    .where('id', '=', personId)
    .execute();
}
