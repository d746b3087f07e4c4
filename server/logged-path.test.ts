import { expect, it } from 'vitest';
import { loggedPath } from './logged-path.ts';

it('no code that opens a door is logged: invitations, enrolment links, password resets', () => {
  for (const [path, logged] of [
    ['/join/secret', '/join/…'],
    ['/invited/secret', '/invited/…'],
    ['/invited/secret.data', '/invited/…'],
    ['/enrol/secret', '/enrol/…'],
    ['/api/auth/reset-password/secret', '/api/auth/reset-password/…'],
    ['/o/here/programs', '/o/here/programs'],
  ] as const) {
    expect(loggedPath(path)).toBe(logged);
  }
});
