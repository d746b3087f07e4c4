/** CPU time of this process (its compiler and garbage collector counted), and what was computed. */
export function cpuSeconds<T>(compute: () => T): { readonly seconds: number; readonly value: T } {
  const before = process.cpuUsage();
  const value = compute();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, value };
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
