// The few statistics of the outcome report (EVIDENCE: statistics).

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

export interface PairedChange {
  n: number;
  mean: number;
  /** The ends of the 95 % t interval of the mean. */
  low: number;
  high: number;
  /** J · mean / sd with J = 1 − 3 / (4(n − 1) − 1); null where nobody differs from anybody. */
  gz: number | null;
}

/** The mean of paired differences, one per person; null for fewer than two. */
export function pairedChange(differences: readonly number[]): PairedChange | null {
  const n = differences.length;
  if (n < 2) return null;
  const centre = mean(differences);
  const squares = differences.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const sd = Math.sqrt(squares / (n - 1));
  const half = (studentQuantile(0.975, n - 1) * sd) / Math.sqrt(n);
  const correction = 1 - 3 / (4 * (n - 1) - 1);
  return {
    n,
    mean: centre,
    low: centre - half,
    high: centre + half,
    gz: sd > 0 ? (correction * centre) / sd : null,
  };
}

/** The quantile of Student's t by bisection of its distribution function, to about 1e-12. */
export function studentQuantile(probability: number, degrees: number): number {
  if (probability < 0.5) return -studentQuantile(1 - probability, degrees);
  let low = 0;
  let high = 1;
  while (studentDistribution(high, degrees) < probability) high *= 2;
  while (high - low > 1e-12 * Math.max(1, high)) {
    const middle = (low + high) / 2;
    if (studentDistribution(middle, degrees) < probability) low = middle;
    else high = middle;
    if (middle === low && middle === high) break;
  }
  return (low + high) / 2;
}

/** P(T ≤ t) for t ≥ 0. */
function studentDistribution(t: number, degrees: number): number {
  return 1 - incompleteBeta(degrees / 2, 0.5, degrees / (degrees + t * t)) / 2;
}

/** The regularised incomplete beta function, by its continued fraction (Lentz's method). */
function incompleteBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast on this side only; the other follows by symmetry.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(b, a, 1 - x);
  const tiny = 1e-300;
  const away = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    for (const term of [even, odd]) {
      d = 1 / away(1 + term * d);
      c = away(1 + term / c);
      fraction *= d * c;
    }
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  const logFront =
    a * Math.log(x) + b * Math.log(1 - x) + logGamma(a + b) - logGamma(a) - logGamma(b);
  return (Math.exp(logFront) * fraction) / a;
}

/** ln Γ(x) for x > 0 by Stirling's series, after lifting x to where seven terms give 1e-14. */
function logGamma(x: number): number {
  let lifted = x;
  let product = 1;
  while (lifted < 12) product *= lifted++;
  const series = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];
  const rest = series.reduce((sum, factor, n) => sum + factor / lifted ** (2 * n + 1), 0);
  return (
    (lifted - 0.5) * Math.log(lifted) -
    lifted +
    Math.log(2 * Math.PI) / 2 +
    rest -
    Math.log(product)
  );
}
