import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface SmtpPeer {
  url: string;
  received: ParsedMail[];
  /** The newest mail to this address whose subject matches, waited for. */
  mailTo(address: string, subject?: RegExp): Promise<ParsedMail>;
  stop(): Promise<void>;
}

export function recipientsOf(mail: ParsedMail): string[] {
  const lists = [mail.to ?? []].flat();
  return lists.flatMap((list) => list.value.map((entry) => entry.address?.toLowerCase() ?? ''));
}

/** The first link in the plain-text twin. */
export function linkIn(mail: ParsedMail): string {
  const link = /https?:\/\/[^\s<>"\])]+/.exec(mail.text ?? '')?.[0];
  if (!link) throw new Error(`no link in: ${mail.text}`);
  return link;
}

/** A real mail server on loopback that keeps what it receives. */
export async function startSmtpPeer(): Promise<SmtpPeer> {
  const received: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    // Whoever still holds a connection open is not waited for.
    closeTimeout: 100,
    onData(stream, _session, done) {
      simpleParser(stream).then(
        (mail) => {
          received.push(mail);
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const find = (address: string, subject: RegExp) =>
    received.findLast(
      (mail) =>
        recipientsOf(mail).includes(address.toLowerCase()) && subject.test(mail.subject ?? ''),
    );
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    async mailTo(address, subject = /./) {
      for (let attempt = 0; attempt < 1_500; attempt++) {
        const mail = find(address, subject);
        if (mail) return mail;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`no mail to ${address} about ${subject} in 150 s`);
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
