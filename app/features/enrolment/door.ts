/** What somebody with a program's enrolment link finds. */
export type Door = 'open' | 'proveAddress' | 'otherDomain';

/** A program may keep its link for people with a proved address at its domains; members are in already. */
export function doorFor(
  { enrolmentDomains }: { enrolmentDomains: readonly string[] },
  person: { email: string; isAddressProved: boolean; isMember: boolean },
): Door {
  if (enrolmentDomains.length === 0 || person.isMember) return 'open';
  const domain = person.email.toLowerCase().split('@').at(-1) ?? '';
  if (!enrolmentDomains.includes(domain)) return 'otherDomain';
  return person.isAddressProved ? 'open' : 'proveAddress';
}
