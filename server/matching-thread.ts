import { Worker } from 'node:worker_threads';
import type {
  Ground,
  MatchingOutcome,
  MatchingProgress,
  MatchingWatch,
  QuestionName,
  Questions,
  Solver,
} from '../app/platform/solver.ts';

export type Asked = { id: number } & (
  | { name: 'match'; given: null }
  | { [N in QuestionName]: { name: N; given: Questions[N]['given'] } }[QuestionName]
);
export type Told = { id: number } & (
  | { progress: MatchingProgress }
  | { answer: unknown }
  | { error: { kind: string; message: string; code?: string } }
);

interface Pending {
  resolve(answer: unknown): void;
  reject(error: Error): void;
  onProgress?: MatchingWatch['onProgress'];
}

/** How many grounds stay laid out with nobody asking, and for how long: each holds all its pairs in memory. */
const mostIdle = 3;
const idleMs = 10 * 60_000;

/**
 * Lays each ground out on a thread of its own, so that pages keep answering meanwhile, and keeps the thread:
 * the next question starts from the last answer.
 */
export function createWorkerSolver(): Solver & { stop(): Promise<void> } {
  // In the order in which they were last asked.
  const threads = new Map<string, Promise<DeskThread>>();
  const threadFor = (ground: Ground): Promise<DeskThread> => {
    const thread = threads.get(ground.key) ?? openThread(ground, () => threads.delete(ground.key));
    threads.delete(ground.key);
    threads.set(ground.key, thread);
    return thread;
  };
  const tidy = async () => {
    const open = await Promise.allSettled(threads.values());
    const idle = open.flatMap((one) =>
      one.status === 'fulfilled' && one.value.isIdle() ? [one.value] : [],
    );
    for (const thread of idle.slice(0, Math.max(0, idle.length - mostIdle))) await thread.end();
  };
  const put = async (ground: Ground, asked: NewQuestion, watch: MatchingWatch = {}) => {
    const thread = await threadFor(ground);
    const give = () => thread.end();
    watch.signal?.addEventListener('abort', give);
    try {
      return await thread.put(asked, watch.onProgress);
    } finally {
      watch.signal?.removeEventListener('abort', give);
      void tidy();
    }
  };
  return {
    match: (ground, watch) =>
      put(ground, { name: 'match', given: null }, watch) as Promise<MatchingOutcome>,
    ask: (ground, name, given) =>
      put(ground, { name, given } as NewQuestion) as Promise<Questions[typeof name]['answer']>,
    async stop() {
      const open = await Promise.allSettled(threads.values());
      await Promise.all(open.map((one) => one.status === 'fulfilled' && one.value.end()));
    },
  };
}

type NewQuestion = Asked extends infer A ? (A extends Asked ? Omit<A, 'id'> : never) : never;

interface DeskThread {
  put(asked: NewQuestion, onProgress?: MatchingWatch['onProgress']): Promise<unknown>;
  isIdle(): boolean;
  /** Whoever waits for an answer gets an AbortError. */
  end(): Promise<void>;
}

async function openThread(ground: Ground, onEnd: () => void): Promise<DeskThread> {
  let content: Awaited<ReturnType<Ground['load']>>;
  try {
    content = await ground.load();
  } catch (error) {
    onEnd();
    throw error;
  }
  const worker = new Worker(new URL('./matching-thread-worker.ts', import.meta.url), {
    workerData: content,
  });
  const pending = new Map<number, Pending>();
  let next = 0;
  const finish = (error: Error) => {
    onEnd();
    clearTimeout(timer);
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  const end = async () => {
    finish(Object.assign(new Error('given up'), { name: 'AbortError' }));
    await worker.terminate();
  };
  const timer = setTimeout(() => {
    if (pending.size > 0) timer.refresh();
    else void end();
  }, idleMs);
  timer.unref();
  worker.on('message', (told: Told) => {
    const asked = pending.get(told.id);
    if (!asked) return;
    if ('progress' in told) {
      asked.onProgress?.(told.progress);
      return;
    }
    pending.delete(told.id);
    if ('answer' in told) asked.resolve(told.answer);
    else {
      const { kind, message, code } = told.error;
      asked.reject(Object.assign(new Error(message), { name: kind, code }));
    }
  });
  worker.once('error', finish);
  worker.once('exit', (code) => finish(new Error(`the matching thread ended with ${code}`)));
  return {
    put(asked, onProgress) {
      timer.refresh();
      const id = next++;
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject, onProgress });
        worker.postMessage({ id, ...asked });
      });
    },
    isIdle: () => pending.size === 0,
    end,
  };
}
