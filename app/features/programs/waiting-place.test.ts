import { expect, it } from 'vitest';
import { whatDecides } from './waiting-place.ts';

it('tells a place only where waiting decides: not after a draw, and not where managers choose', () => {
  const open = { state: 'open', endsOn: '2026-11-30', approvesEnrolment: false } as const;
  const decides = (program: Parameters<typeof whatDecides>[0], drewLots = false) =>
    whatDecides(program, { drewLots });
  expect(decides(open)).toBe('longestWait');
  expect(decides({ ...open, approvesEnrolment: true })).toBe('managers');
  expect(decides({ ...open, state: 'running' })).toBe('managers');
  expect(decides(open, true)).toBe('lots');
});
