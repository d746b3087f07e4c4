import type { World } from '../../platform/world.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { remindAt } from './round.ts';
import { writeRoundMails } from './round-mail.server.ts';

/** Closes rounds whose day is over, and reminds, once, those who have not answered. Acts for nobody. */
export async function sweepRounds(world: World): Promise<void> {
  const now = world.clock.now();
  const mailIds = await world.db.transaction().execute(async (connection) => {
    await connection
      .updateTable('choice_round')
      .set({ state: 'closed', closed_at: now })
      .where('state', '=', 'open')
      .where('closes_at', '<=', now)
      .execute();
    const open = await connection
      .selectFrom('choice_round')
      .select(['id', 'created_at', 'closes_at'])
      .where('state', '=', 'open')
      .where('reminded_at', 'is', null)
      .forUpdate()
      .execute();
    const due = open.filter(
      (round) => remindAt({ createdAt: round.created_at, closesAt: round.closes_at }) <= now,
    );
    const ids: string[] = [];
    for (const { id } of due) {
      await connection
        .updateTable('choice_round')
        .set({ reminded_at: now })
        .where('id', '=', id)
        .execute();
      ids.push(...(await writeRoundMails(world, connection, id, 'reminder.mentee')));
    }
    return ids;
  });
  if (mailIds.length > 0) await sendMail(world, mailIds);
}
