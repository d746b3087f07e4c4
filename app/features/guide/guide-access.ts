/** What somebody at the Guide's own address, outside any organization, finds there. */
export type GuideAccess = 'read' | 'signIn' | 'notFound';

/**
 * The Guide is the same for every organization of a server, and so is its address: it stays open to
 * anybody as long as one organization wants that. Where there is only the example, the example decides.
 */
export function isOpenToAnybody(
  organizations: readonly { isExample: boolean; guideIsPublic: boolean }[],
): boolean {
  const own = organizations.filter(({ isExample }) => !isExample);
  const deciding = own.length > 0 ? own : organizations;
  return deciding.length === 0 || deciding.some(({ guideIsPublic }) => guideIsPublic);
}

/** Members of anything here may read it always; an account that belongs nowhere finds nothing. */
export function guideAccess(isOpen: boolean, visitor: { isMember: boolean } | null): GuideAccess {
  if (isOpen || visitor?.isMember) return 'read';
  return visitor ? 'notFound' : 'signIn';
}
