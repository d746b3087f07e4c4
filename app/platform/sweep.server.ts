import type { World } from './world.ts';

/** Does `work` now and every so often, never twice at once, until the returned function is called. */
export function startSweep(
  world: Pick<World, 'log'>,
  name: string,
  everyMs: number,
  work: () => Promise<unknown>,
): () => void {
  let sweeping = false;
  const sweep = async () => {
    if (sweeping) return;
    sweeping = true;
    try {
      await work();
    } catch (error) {
      world.log.error({ err: error }, `${name} sweep failed`);
    } finally {
      sweeping = false;
    }
  };
  void sweep();
  const timer = setInterval(sweep, everyMs);
  return () => clearInterval(timer);
}
