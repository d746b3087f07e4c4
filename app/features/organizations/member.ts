import type { Role } from '../../platform/actor.ts';

const rank: Record<Role, number> = { member: 0, manager: 1, admin: 2 };

export function higherRole(one: Role, other: Role): Role {
  return rank[one] >= rank[other] ? one : other;
}

/** Whether this change (a new role, or null for leaving) would take the last admin away. */
export function losesLastAdmin(
  adminIds: readonly string[],
  personId: string,
  becomes: Role | null,
): boolean {
  return becomes !== 'admin' && adminIds.length === 1 && adminIds[0] === personId;
}
