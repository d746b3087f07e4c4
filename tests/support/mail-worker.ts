// A mail worker on an embedded database or a PostgreSQL server, until it is killed: writes as many mails as told, then delivers.
import type pg from 'pg';
import { createMailTransport, deliverMail } from '../../app/features/mail/deliver-mail.server.ts';
import { startMailSweep } from '../../app/features/mail/sweep-mail.server.ts';
import { openDatabase } from '../../app/platform/database.server.ts';
import { createLog } from '../../app/platform/log.server.ts';
import { startQueue } from '../../app/platform/queue.server.ts';
import { systemRandom } from '../../app/platform/random.ts';
import { startEmbeddedDatabase } from '../../db/embedded-database.ts';
import { migrate } from '../../db/migrate.ts';

const [place = '{}', smtpUrl = '', count = '0', minutesLater = '0'] = process.argv.slice(2);
const { dataFolder, ...given } = JSON.parse(place) as {
  dataFolder?: string;
  connection?: pg.PoolConfig;
};
const connection =
  given.connection ?? (await startEmbeddedDatabase({ dataFolder: dataFolder ?? '' })).connection;
await migrate(connection);
const { db, pool } = openDatabase(connection);
const log = createLog('silent');
const queue = await startQueue(pool, log);
const clock = { now: () => new Date(Date.now() + Number(minutesLater) * 60_000) };
const world = { db, log, queue, clock };

if (Number(count) > 0) {
  const mails = Array.from({ length: Number(count) }, (_, index) => ({
    id: systemRandom.id(),
    recipient: `reader-${index}@example.org`,
    subject: 'One of many',
    html: '<p>Hello</p>',
    text: 'Hello',
    created_at: clock.now(),
  }));
  await db.insertInto('mail').values(mails).execute();
  await queue.add('deliver-mail', ...mails.map(({ id }) => ({ mailId: id })));
}
const transport = createMailTransport(smtpUrl, 'Ithaca <ithaca@example.org>');
await queue.work('deliver-mail', async ({ mailId }) => {
  await deliverMail(world, transport, mailId);
});
startMailSweep(world, 500);
setInterval(async () => {
  const { left } = await db
    .selectFrom('mail')
    .select((on) => on.fn.countAll<number>().as('left'))
    .where('sent_at', 'is', null)
    .executeTakeFirstOrThrow();
  process.stdout.write(`left ${left}\n`);
}, 200);
