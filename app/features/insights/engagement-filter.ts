import { z } from 'zod';
import { phases } from '../engagements/engagement.ts';
import { type Step, steps } from './funnel.ts';
import { type Signal, signals } from './signals.ts';

/** What a manager looks for in the list, as the address carries it; anything unknown is no filter. */
const schema = z.object({
  phase: z.enum(phases).optional().catch(undefined),
  look: z
    .enum(['yes', ...signals])
    .optional()
    .catch(undefined),
  step: z.enum(steps).optional().catch(undefined),
  group: z.string().max(200).optional().catch(undefined),
  text: z.string().trim().max(200).catch(''),
});

export interface EngagementFilter {
  phase: (typeof phases)[number] | undefined;
  /** Only those that need a look, for any reason or for one. */
  look: 'yes' | Signal | undefined;
  /** Only those that came as far as this. */
  step: Step | undefined;
  /** 'site:Turin': only those of that group. */
  group: string | undefined;
  /** Part of a member's name or address. */
  text: string;
}

export function engagementFilterFrom(url: URL): EngagementFilter {
  const given = (name: string) => url.searchParams.get(name) || undefined;
  const { phase, look, step, group, text } = schema.parse({
    phase: given('phase'),
    look: given('look'),
    step: given('step'),
    group: given('group'),
    text: given('q') ?? '',
  });
  return { phase, look, step, group, text };
}
