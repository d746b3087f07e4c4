import { expect, it } from 'vitest';
import { guideAccess, isOpenToAnybody } from './guide-access.ts';

const own = (guideIsPublic: boolean) => ({ isExample: false, guideIsPublic });
const example = (guideIsPublic: boolean) => ({ isExample: true, guideIsPublic });

it('is open to anybody until every organization keeps it for its members', () => {
  expect(isOpenToAnybody([])).toBe(true);
  expect(isOpenToAnybody([own(true), own(false)])).toBe(true);
  expect(isOpenToAnybody([own(false), own(false)])).toBe(false);
});

it('is decided by the example only where there is nothing else', () => {
  expect(isOpenToAnybody([own(false), example(true)])).toBe(false);
  expect(isOpenToAnybody([own(true), example(false)])).toBe(true);
  expect(isOpenToAnybody([example(false)])).toBe(false);
});

it('asks strangers to sign in, shows members everything, and others nothing', () => {
  expect(guideAccess(true, null)).toBe('read');
  expect(guideAccess(false, null)).toBe('signIn');
  expect(guideAccess(false, { isMember: true })).toBe('read');
  expect(guideAccess(false, { isMember: false })).toBe('notFound');
});
