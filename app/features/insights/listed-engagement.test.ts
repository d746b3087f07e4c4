import { expect, it } from 'vitest';
import { eventKinds } from '../engagements/event-kind.ts';
import { listedEvent } from './listed-engagement.ts';

it('tells managers the day of no answer: levels of goals are counted as they stand', () => {
  const told = eventKinds.map(listedEvent);
  expect(told.filter((event) => /goal|pulse|review/.test(event))).toEqual([]);
  expect(listedEvent('goal_checked')).toBe('written');
  expect(listedEvent('session_held')).toBe('session_held');
});
