import type { World } from '../../platform/world.ts';

export async function makeExample(_world: World, _say: (line: string) => void): Promise<void> {}
export function exampleSignIns(): string[] {
  return [];
}
