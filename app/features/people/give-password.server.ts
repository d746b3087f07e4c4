import type { World } from '../../platform/world.ts';

/** Gives a person without a password one that everybody may know: the example's people only. */
export async function givePassword(
  world: Pick<World, 'auth'>,
  personId: string,
  password: string,
): Promise<void> {
  const { password: hasher, internalAdapter } = await world.auth.$context;
  await internalAdapter.linkAccount({
    userId: personId,
    providerId: 'credential',
    accountId: personId,
    password: await hasher.hash(password),
  });
}
