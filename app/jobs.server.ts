import { refreshBusyTimes } from './features/calendars/refresh-busy-times.server.ts';
import { prepareRound } from './features/choice/prepare-round.server.ts';
import { deliverMail, type MailTransport } from './features/mail/deliver-mail.server.ts';
import { runMatching } from './features/matching/run-matching.server.ts';
import type { Jobs } from './platform/queue.server.ts';
import type { World } from './platform/world.ts';

type Handlers = { [N in keyof Jobs]: (data: Jobs[N]) => Promise<void> };

/** The table of contents of background work: every job and the command that does it. */
export function jobHandlers(world: World, transport: MailTransport | undefined): Handlers {
  return {
    async 'deliver-mail'({ mailId }) {
      // Without SMTP the outbox page is where mail stays.
      if (transport) await deliverMail(world, transport, mailId);
    },
    async 'refresh-busy-times'({ sourceId }) {
      await refreshBusyTimes(world, sourceId);
    },
    async 'run-matching'({ runId }) {
      await runMatching(world, runId);
    },
    async 'prepare-choice'({ roundId }) {
      await prepareRound(world, roundId);
    },
  };
}
