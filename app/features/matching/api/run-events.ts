import { memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { findProgramToMatch, findRun } from '../matching-queries.server.ts';
import { isOver, type RunEvent } from '../run-result.ts';

/** Often enough for a person to see that it moves. */
const everyMs = 1_000;
/** A browser asks again by itself; by then whoever lost the right to see this is refused. */
const longestMs = 10 * 60_000;

/** Server-sent events of a run: what it is at, until it is over. Read from its row, so any server can tell. */
export const loader = memberPage(async ({ world, actor, params, request }) => {
  const programId = idFrom(params.program);
  const runId = idFrom(params.run);
  const look = () =>
    asActor(world.db, actor, async (connection): Promise<RunEvent> => {
      await findProgramToMatch(connection, actor, programId);
      const { state, progress } = await findRun(connection, programId, runId);
      return { state, progress: state === 'queued' ? null : progress };
    });
  const first = await look();
  const text = new TextEncoder();
  let timer: NodeJS.Timeout | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const until = performance.now() + longestMs;
      let last = '';
      const tell = (event: RunEvent): boolean => {
        const data = JSON.stringify(event);
        // A comment keeps the line open through proxies that close silent ones.
        controller.enqueue(text.encode(data === last ? ':\n\n' : `data: ${data}\n\n`));
        last = data;
        return isOver(event.state) || performance.now() > until;
      };
      const step = async (event: RunEvent) => {
        if (request.signal.aborted) return;
        if (tell(event)) {
          controller.close();
          return;
        }
        timer = setTimeout(() => {
          look().then(step, () => controller.close());
        }, everyMs);
      };
      step(first).catch(() => controller.close());
    },
    cancel: () => clearTimeout(timer),
  });
  request.signal.addEventListener('abort', () => clearTimeout(timer));
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  });
});
