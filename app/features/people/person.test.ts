import { expect, it } from 'vitest';
import { newPerson, safeDestination } from './person.ts';

it('leads to a path of our own, never to another site (bug: a tab in `//` led away)', () => {
  for (const own of ['/', '/o/here?said=goals.saved', '/join/abc']) {
    expect(safeDestination(own)).toBe(own);
  }
  for (const other of [
    null,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
  ]) {
    expect(safeDestination(other)).toBe('/');
  }
});

it('keeps a name on one line, so that it adds no paragraph to a mail', () => {
  const given = { email: 'nia@example.org', password: 'a raft of olive logs' };
  expect(newPerson.parse({ ...given, name: ' Nia\r\n\r\nYour account is locked ' }).name).toBe(
    'Nia Your account is locked',
  );
  expect(newPerson.safeParse({ ...given, name: '\r\n\t' }).success).toBe(false);
});
