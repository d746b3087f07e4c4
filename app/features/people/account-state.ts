/** What managers are told of somebody's account; null: nothing to tell. */
export type AccountState = 'neverCame' | 'unproved' | null;

export function accountState({
  has_come,
  email_verified,
}: {
  has_come: boolean;
  email_verified: boolean;
}): AccountState {
  if (!has_come) return 'neverCame';
  return email_verified ? null : 'unproved';
}
