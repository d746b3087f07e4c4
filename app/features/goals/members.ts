import type { Engagement } from '../engagements/engagement-queries.server.ts';

/** The members as pages name them: the reader is 'you'. */
export interface Members {
  me: string;
  names: Record<string, string>;
}

export function membersOf(engagement: Pick<Engagement, 'me' | 'members'>): Members {
  return {
    me: engagement.me.personId,
    names: Object.fromEntries(
      engagement.members.map((member) => [member.personId, member.name] as const),
    ),
  };
}

/** Undefined for somebody who left. */
export function nameOf(
  { me, names }: Members,
  personId: string | null,
  you: string,
): string | undefined {
  if (personId === null) return undefined;
  return personId === me ? you : names[personId];
}
