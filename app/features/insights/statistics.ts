import { noncentralityAt, normal95, studentQuantile } from './distributions.ts';

// The few statistics of the outcome report (EVIDENCE: statistics).

/** A figure with the ends of its 95 % interval. */
export interface Interval {
  low: number;
  high: number;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The middle value, or half-way between the two middle ones; null of nothing. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const upper = Math.floor(sorted.length / 2);
  const middle = sorted.length % 2 === 1 ? [upper] : [upper - 1, upper];
  return mean(middle.map((index) => sorted[index] ?? Number.NaN));
}

/** The standard deviation with n − 1 below. */
export function deviation(values: readonly number[]): number {
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

export interface PairedChange extends Interval {
  n: number;
  mean: number;
  /** J · mean / sd with J = 1 − 3 / (4(n − 1) − 1); null where nobody differs from anybody. */
  gz: (Interval & { value: number }) | null;
}

/** The mean of paired differences, one per person, with its t interval; null for fewer than two. */
export function pairedChange(differences: readonly number[]): PairedChange | null {
  const n = differences.length;
  return n < 2 ? null : changeFrom(n, mean(differences), deviation(differences));
}

/** The same from what a database sums up; null where there is no deviation. */
export function changeFrom(
  n: number,
  centre: number | null,
  sd: number | null,
): PairedChange | null {
  if (n < 2 || centre === null || sd === null) return null;
  const half = (studentQuantile(0.975, n - 1) * sd) / Math.sqrt(n);
  return {
    n,
    mean: centre,
    low: centre - half,
    high: centre + half,
    gz: sd > 0 ? standardised(centre / sd, n) : null,
  };
}

/** g_z with the interval that the noncentral t gives its noncentrality (Cumming & Finch 2001). */
function standardised(ratio: number, n: number) {
  const correction = 1 - 3 / (4 * (n - 1) - 1);
  const scale = correction / Math.sqrt(n);
  const t = ratio * Math.sqrt(n);
  return {
    value: correction * ratio,
    low: scale * noncentralityAt(0.975, t, n - 1),
    high: scale * noncentralityAt(0.025, t, n - 1),
  };
}

export interface Difference extends Interval {
  difference: number;
  /** Welch and Satterthwaite's degrees of freedom. */
  degrees: number;
}

/** What a database sums up of one change for each person; null of nobody, or of one. */
export interface Sums {
  n: number;
  mean: number | null;
  deviation: number | null;
}

export function sumsOf(values: readonly number[]): Sums {
  return {
    n: values.length,
    mean: values.length === 0 ? null : mean(values),
    deviation: values.length < 2 ? null : deviation(values),
  };
}

/** How much more one group changed than another, with Welch's interval; null where it has none. */
export function differenceInChange(
  one: readonly number[],
  other: readonly number[],
): Difference | null {
  return differenceFrom(sumsOf(one), sumsOf(other));
}

export function differenceFrom(one: Sums, other: Sums): Difference | null {
  if (one.mean === null || other.mean === null) return null;
  if (one.deviation === null || other.deviation === null) return null;
  const [a, b] = [one.deviation ** 2 / one.n, other.deviation ** 2 / other.n];
  if (a + b === 0) return null;
  const degrees = (a + b) ** 2 / (a ** 2 / (one.n - 1) + b ** 2 / (other.n - 1));
  const difference = one.mean - other.mean;
  const half = studentQuantile(0.975, degrees) * Math.sqrt(a + b);
  return { difference, low: difference - half, high: difference + half, degrees };
}

/** Wilson's interval of a share: it stays inside 0 to 1 and holds with few, too; null of none. */
export function shareInterval(met: number, of: number): (Interval & { share: number }) | null {
  if (of === 0) return null;
  const share = met / of;
  const z = normal95 ** 2;
  const centre = (share + z / (2 * of)) / (1 + z / of);
  const half =
    (normal95 * Math.sqrt((share * (1 - share)) / of + z / (4 * of * of))) / (1 + z / of);
  // At the ends the arithmetic may miss 0 or 1 by its last digit.
  return { share, low: met === 0 ? 0 : centre - half, high: met === of ? 1 : centre + half };
}
