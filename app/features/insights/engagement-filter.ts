import { z } from 'zod';
import { phases } from '../engagements/engagement.ts';

/** What a manager looks for in the list, as the address carries it; anything unknown is no filter. */
const schema = z.object({
  phase: z.enum(phases).optional().catch(undefined),
  look: z.literal('yes').optional().catch(undefined),
  text: z.string().trim().max(200).catch(''),
});

export interface EngagementFilter {
  phase: (typeof phases)[number] | undefined;
  /** Only those that need a look. */
  look: boolean;
  /** Part of a member's name or address. */
  text: string;
}

export function engagementFilterFrom(url: URL): EngagementFilter {
  const { phase, look, text } = schema.parse({
    phase: url.searchParams.get('phase') ?? undefined,
    look: url.searchParams.get('look') ?? undefined,
    text: url.searchParams.get('q') ?? '',
  });
  return { phase, look: look === 'yes', text };
}
