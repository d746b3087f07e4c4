/** Who acts, where, and as what. Every command and query takes one; there is no ambient user. */
export interface Actor {
  personId: string;
  organizationId: string;
  role: Role;
}

export type Role = 'admin' | 'manager' | 'member';

export function isManager(actor: Actor): boolean {
  return actor.role !== 'member';
}

export function isAdmin(actor: Actor): boolean {
  return actor.role === 'admin';
}
