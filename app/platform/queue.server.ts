import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { Log } from './log.server.ts';

/** Work that happens after the page has answered. Each job is small: it names a row, it holds no content. */
export interface Jobs {
  'deliver-mail': { mailId: string };
  'run-matching': { runId: string };
  'refresh-busy-times': { sourceId: string };
  'prepare-choice': { roundId: string };
}
export type JobName = keyof Jobs;

export interface Queue {
  /** Asks for jobs. Call it after the transaction that wrote their rows has committed. */
  add<N extends JobName>(name: N, ...jobs: Jobs[N][]): Promise<void>;
}

export interface RunningQueue extends Queue {
  /** Takes jobs of this kind, one at a time, until the queue stops. */
  work<N extends JobName>(name: N, handler: (data: Jobs[N]) => Promise<void>): Promise<void>;
  /** Waits for the jobs in hand, then lets go. */
  stop(): Promise<void>;
}

/** How many jobs of a kind are fetched together: many small ones, or one long one. */
const fetchedTogether: Record<JobName, number> = {
  'deliver-mail': 20,
  'run-matching': 1,
  'refresh-busy-times': 5,
  'prepare-choice': 1,
};
const jobNames = Object.keys(fetchedTogether) as JobName[];

/** pg-boss on our own pool; polling, since LISTEN does not cross the embedded database's connections. */
export async function startQueue(pool: pg.Pool, log: Log): Promise<RunningQueue> {
  const boss = new PgBoss({
    db: {
      // Several statements in one text give several results; pg-boss wants them all.
      executeSql: (text: string, values?: unknown[]) => pool.query(text, values),
    },
    schedule: false,
  });
  boss.on('error', (error) => log.error({ err: error }, 'job queue'));
  await boss.start();
  for (const name of jobNames) {
    if (!(await boss.getQueue(name))) {
      // 'short': a job that waits already is not added a second time.
      const policy = 'short';
      await boss.createQueue(name, { policy, retryLimit: 5, retryDelay: 10, retryBackoff: true });
    }
  }
  return {
    async add(name, ...jobs) {
      const rows = jobs.map((data) => ({ data, singletonKey: Object.values(data).join() }));
      for (let from = 0; from < rows.length; from += 500) {
        await boss.insert(name, rows.slice(from, from + 500));
      }
    },
    async work(name, handler) {
      const options = {
        pollingIntervalSeconds: 1,
        batchSize: fetchedTogether[name],
        burstWhenBatchFull: true,
      };
      await boss.work(name, options, async (jobs) => {
        let failure: unknown;
        for (const job of jobs) {
          try {
            await handler(job.data as never);
          } catch (error) {
            log.error({ err: error, job: name, id: job.id }, 'job failed');
            failure = error;
          }
        }
        // All of the batch come again: a job that is done finds nothing left to do.
        if (failure) throw failure;
      });
    },
    stop: () => boss.stop({ graceful: true, timeout: 20_000 }),
  };
}
