import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { answerByMail } from '../app/features/calendars/answer-by-mail.server.ts';
import { looksLikeAnswer } from '../app/features/sessions/answer-address.ts';
import type { World } from '../app/platform/world.ts';

/** Far more than any calendar's answer. */
const largestBytes = 512 * 1024;

/**
 * Receives calendars' answers by SMTP. Only mail to a signed address is taken, so the port is of no
 * use to anybody else; nothing but the calendar part is read, and nothing is kept of the mail.
 */
export async function startReplyListener(
  world: World,
  { host, port, domain }: { host: string; port: number; domain: string },
): Promise<{ port: number; stop(): Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: largestBytes,
    maxClients: 20,
    socketTimeout: 30_000,
    closeTimeout: 100,
    banner: 'Ithaca takes answers to invitations',
    onRcptTo({ address }, _session, done) {
      if (looksLikeAnswer(address, domain)) return done();
      done(Object.assign(new Error('There is nobody here by this name'), { responseCode: 550 }));
    },
    onData(stream, session, done) {
      const read = async () => {
        const mail = await simpleParser(stream);
        if (stream.sizeExceeded) {
          throw Object.assign(new Error('This is larger than an answer'), { responseCode: 552 });
        }
        const part = mail.attachments.find(({ contentType }) =>
          /^(text\/calendar|application\/ics)$/.test(contentType),
        );
        for (const { address } of session.envelope.rcptTo) {
          const calendar = part?.content.toString('utf8') ?? '';
          const answer = await answerByMail(world, { address, calendar });
          world.log.info({ answer }, 'calendar answer');
        }
      };
      read().then(
        () => done(),
        (error: Error) => {
          world.log.warn({ error: error.name }, 'calendar answer not read');
          done(error);
        },
      );
    },
  });
  // A connection that breaks off is its sender's business.
  server.on('error', () => {});
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
