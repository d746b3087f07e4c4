"""Reference values for statistics.reference.test.ts, from SciPy 1.17.1 and NumPy.

Made once with:  python3 statistics.py > statistics.json && npx biome format --write statistics.json
"""

import json

import numpy as np
from scipy import optimize, stats

def paired(values):
    d = np.array(values, float)
    n = len(d)
    interval = stats.ttest_1samp(d, 0).confidence_interval(0.95)
    j = 1 - 3 / (4 * (n - 1) - 1)
    t = d.mean() / d.std(ddof=1) * np.sqrt(n)
    # Noncentrality parameters for which the observed t is the 97.5 % and the 2.5 % point.
    def at(p):
        reach = 3 * np.sqrt(1 + t * t / (2 * (n - 1)))
        return optimize.brentq(lambda c: stats.nct.cdf(t, n - 1, c) - p, t - reach, t + reach, xtol=1e-12)
    return {
        "differences": values,
        "mean": d.mean(),
        "low": interval.low,
        "high": interval.high,
        "gz": j * d.mean() / d.std(ddof=1),
        "gzLow": j * at(0.975) / np.sqrt(n),
        "gzHigh": j * at(0.025) / np.sqrt(n),
    }

def welch(one, other):
    result = stats.ttest_ind(one, other, equal_var=False)
    interval = result.confidence_interval(0.95)
    return {
        "one": one,
        "other": other,
        "difference": float(np.mean(one) - np.mean(other)),
        "low": interval.low,
        "high": interval.high,
        "degrees": float(result.df),
    }

def wilson(of, met):
    interval = stats.binomtest(met, of).proportion_ci(0.95, method="wilson")
    return {"of": of, "met": met, "low": interval.low, "high": interval.high}

def attainment(levels, weights):
    # Kiresuk & Sherman (1968), with rho = 0.3: the covariance matrix written out.
    w = np.array(weights, float)
    covariance = np.full((len(w), len(w)), 0.3)
    np.fill_diagonal(covariance, 1)
    x = np.array(levels, float)
    return {
        "levels": levels,
        "score": 50 + 10 * float(w @ x) / float(np.sqrt(w @ covariance @ w)),
    }

random = np.random.default_rng(8)
ladder = lambda n, shift: [float(v) for v in np.clip(np.round(random.normal(shift, 1.1, n)), -4, 4)]
print(json.dumps({
    "paired": [
        paired([1, 0, 2, 1, 1, 0, 3, 1]),
        paired([0.5, -1, 0, 1.5, 2, 0.25, -0.5, 1, 1, 0]),
        paired([-1, -2, 0, -1, 1]),
        paired([2, 3, 2, 4, 3, 3]),
        paired([0, 0, 0, 1, 0, 0, -1]),
        paired(ladder(40, 0.8)),
        paired(ladder(120, 0.3)),
        paired(ladder(300, -0.5)),
    ],
    "welch": [
        welch([1, 0, 2, 1, 1, 0, 3, 1], [0, 0, 1, -1, 0, 1]),
        welch([0.5, 1.5, 1, 2, 0], [0.5, 0.5, 0, 1, 0.5, 0, 0.25]),
        welch([-1, -2, 0, -1, 1], [1, 2, 0, 2, 1]),
        welch(ladder(50, 0.9), ladder(30, 0.2)),
        welch(ladder(15, 0), ladder(90, 0)),
    ],
    "wilson": [
        wilson(5, 0), wilson(5, 5), wilson(20, 15), wilson(7, 1), wilson(1000, 700), wilson(64, 58),
    ],
    "attainment": [
        attainment([2], [1]), attainment([-2], [1]), attainment([1, 1, 1], [1] * 3),
        attainment([2, 2, 2], [1] * 3), attainment([0, -1, 2, 1], [1] * 4),
        attainment([-2, -1, -1, 0, 1], [1] * 5),
    ],
    "noncentral": [
        [t, df, c, float(stats.nct.cdf(t, df, c))]
        for t, df, c in [(0, 4, 0), (1, 4, 0.5), (2.5, 9, 1), (-1, 20, 1), (5, 60, 4), (12, 119, 11),
                         (30, 400, 28), (3, 2, 1)]
    ],
}))
