import { z } from 'zod';
import { email, line, timeZone } from '../../http/fields.ts';
import { longestPassword, shortestPassword } from '../../platform/credentials.ts';

export const password = () => z.string().min(shortestPassword).max(longestPassword);

export const newPerson = z.object({ name: line(120), email: email(), password: password() });
export type NewPerson = z.output<typeof newPerson>;

export const credentials = z.object({ email: email(), password: z.string().min(1).max(200) });

export const account = z.object({ name: line(120), timeZone: timeZone() });
export type Account = z.output<typeof account>;

/** Where to go after signing in: a path of our own, never another site. */
export function safeDestination(wanted: string | null): string {
  if (!wanted?.startsWith('/') || wanted.startsWith('//')) return '/';
  // Browsers take a backslash for a slash, and read on past tabs and line ends: '/\t/evil.example'.
  return /[\\\p{Cc}]/u.test(wanted) ? '/' : wanted;
}
