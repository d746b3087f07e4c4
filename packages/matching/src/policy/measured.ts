import type { FieldValue } from './person.ts';

const MS_PER_DAY = 86_400_000;

/** A number as it is or was written, a day (YYYY-MM-DD) as days since 1970; NaN where it is neither. */
export function measured(value: FieldValue | undefined): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return Number.NaN;
  const text = value.trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Date.parse(text) / MS_PER_DAY;
  return /^[-+]?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}
