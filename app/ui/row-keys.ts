import type { KeyboardEvent } from 'react';

/** Where one can stand in a table: fields keep their own keys. */
const stops = 'a, button, input[type=checkbox]';

const steps: Record<string, 'next' | 'previous' | 'first' | 'last'> = {
  ArrowDown: 'next',
  j: 'next',
  ArrowUp: 'previous',
  k: 'previous',
  Home: 'first',
  End: 'last',
};

/**
 * From row to row with the arrows (or j and k), staying in the column; x ticks the row's box. Past either end it
 * is `onEdge` that knows whether the list goes on.
 */
export function moveInRows(
  event: KeyboardEvent<HTMLElement>,
  onEdge?: (edge: 'next' | 'previous') => void,
): void {
  const table = event.currentTarget;
  const from = event.target as HTMLElement;
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (from !== table && !from.matches(stops)) return;
  const rows = [...table.querySelectorAll<HTMLTableRowElement>('tbody tr')];
  const at = rows.findIndex((row) => row.contains(from));
  if (event.key === 'x') {
    rows[at]?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
    return;
  }
  const step = steps[event.key];
  if (!step) return;
  event.preventDefault();
  const to = { next: at + 1, previous: at - 1, first: 0, last: rows.length - 1 }[step];
  const row = rows[to];
  if (row) standIn(row, from.closest('td')?.cellIndex);
  else if (at >= 0 && (step === 'next' || step === 'previous')) onEdge?.(step);
}

/** Puts the focus into a row: on what stands in this column, else on its first link. */
export function standIn(row: HTMLTableRowElement, column = -1): void {
  const stop =
    row.cells[column]?.querySelector<HTMLElement>(stops) ??
    row.querySelector<HTMLElement>('a') ??
    row.querySelector<HTMLElement>(stops);
  stop?.focus();
}
