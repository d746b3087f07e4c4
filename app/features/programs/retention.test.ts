import { describe, expect, it } from 'vitest';
import { retentionStep } from './retention.ts';

describe('what people gave a program', () => {
  const step = (today: string, forgetsOn: string | null = null, retentionMonths = 24) =>
    retentionStep({ lastDay: '2026-03-31', retentionMonths, forgetsOn }, today);

  it('is kept until a month before its day, when everybody is told', () => {
    expect(step('2028-02-29')).toEqual({ step: 'keep' });
    expect(step('2028-03-01')).toEqual({ step: 'warn', on: '2028-03-31' });
  });

  it('is kept a month more where the day has passed unannounced', () => {
    expect(step('2030-01-01')).toEqual({ step: 'warn', on: '2030-01-31' });
  });

  it('is deleted on the day that was told, not before', () => {
    expect(step('2028-03-30', '2028-03-31')).toEqual({ step: 'keep' });
    expect(step('2028-03-31', '2028-03-31')).toEqual({ step: 'forget' });
    expect(step('2028-06-01', '2028-03-31')).toEqual({ step: 'forget' });
  });

  it('is told anew where the program now keeps it for longer', () => {
    expect(step('2028-03-31', '2028-03-31', 25)).toEqual({ step: 'takeBack' });
  });
});
