import { z } from 'zod';
import { line, wholeNumber } from '../../http/fields.ts';
import { longestKeyDays, longestKeyName } from '../../platform/credentials.ts';

export const newApiKey = z.object({
  name: line(longestKeyName),
  days: wholeNumber(1, longestKeyDays),
});
export type NewApiKey = z.output<typeof newApiKey>;

export interface ApiKey {
  id: string;
  name: string;
  /** Its first characters, by which its owner knows it. */
  start: string;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
}
