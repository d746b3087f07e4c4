// Distribution functions, to about 1e-10: four of them, held to the mark by SciPy's values
// (statistics.reference.test.ts).

/** The two-sided 95 % point of the normal distribution. */
export const normal95 = 1.959963984540054;

/** P(Z ≤ x): Marsaglia's series, which adds terms of one sign only; beyond 8 nothing is left. */
export function normalDistribution(x: number): number {
  if (x < -8) return 0;
  if (x > 8) return 1;
  let sum = x;
  let term = x;
  for (let i = 3; Math.abs(term) > 1e-17 * Math.abs(sum) && i < 500; i += 2) {
    term *= (x * x) / i;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

/** The quantile of Student's t by bisection of its distribution function, to about 1e-12. */
export function studentQuantile(probability: number, degrees: number): number {
  if (probability < 0.5) return -studentQuantile(1 - probability, degrees);
  let high = 1;
  while (studentDistribution(high, degrees) < probability) high *= 2;
  return bisect(0, high, (t) => studentDistribution(t, degrees) < probability);
}

/** P(T ≤ t) for t ≥ 0. */
function studentDistribution(t: number, degrees: number): number {
  return 1 - incompleteBeta(degrees / 2, 0.5, degrees / (degrees + t * t)) / 2;
}

/**
 * P(T ≤ t) of the noncentral t: the mean of Φ(t·s − noncentrality) over s, the root of a chi-square
 * divided by its degrees, by Simpson's rule where s has any weight.
 */
export function noncentralDistribution(t: number, degrees: number, noncentrality: number): number {
  const spread = 9 / Math.sqrt(2 * degrees);
  const from = Math.max(0, 1 - spread);
  const to = 1 + spread + 2 / degrees;
  const steps = 600;
  const width = (to - from) / steps;
  const logFront = Math.log(2) + (degrees / 2) * Math.log(degrees / 2) - logGamma(degrees / 2);
  let sum = 0;
  for (let step = 0; step <= steps; step++) {
    const s = from + step * width;
    if (s === 0) continue;
    const density = Math.exp(logFront + (degrees - 1) * Math.log(s) - (degrees * s * s) / 2);
    const weight = step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2;
    sum += weight * density * normalDistribution(t * s - noncentrality);
  }
  return (sum * width) / 3;
}

/** The noncentrality for which `t` is the point with this probability below it. */
export function noncentralityAt(probability: number, t: number, degrees: number): number {
  const reach = 6 * Math.sqrt(1 + (t * t) / (2 * degrees));
  return bisect(
    t - reach,
    t + reach,
    (noncentrality) => noncentralDistribution(t, degrees, noncentrality) > probability,
  );
}

/** Where `isBelow` turns from true to false. */
function bisect(from: number, to: number, isBelow: (middle: number) => boolean): number {
  let low = from;
  let high = to;
  while (high - low > 1e-12 * Math.max(1, Math.abs(high))) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
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
