import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A solver that reads an instance file and prints one line of JSON, or why it cannot be run here. */
export interface Peer {
  readonly name: string;
  readonly command: readonly [program: string, ...args: readonly string[]] | null;
  /** What to append after the file. */
  readonly options: readonly string[];
  /** Above so many pairs it is not tried, for this reason. */
  readonly most: { readonly pairs: number; readonly because: string };
  readonly missing: string;
}

const NO_LIMIT = { pairs: Number.POSITIVE_INFINITY, because: '' };
const here = fileURLToPath(new URL('.', import.meta.url));

/** Builds and finds what is installed: Debian's g++, liblemon-dev, python3-scipy, python3-networkx. */
export function twoSidedPeers(folder: string): readonly Peer[] {
  const lemon = buildLemon('lemon-bipartite.cpp', folder);
  const scipy = findPython('scipy', 'scipy-bipartite.py');
  const networkx = findPython('networkx', 'networkx-bipartite.py');
  const lemonMissing = 'needs g++ and liblemon-dev';
  return [
    peer('LEMON network simplex', lemon, ['ns'], NO_LIMIT, lemonMissing),
    peer('LEMON cost scaling', lemon, ['cs'], NO_LIMIT, lemonMissing),
    peer('SciPy linear_sum_assignment', scipy, ['lsa'], {
      pairs: 1_500_000,
      because: 'needs the full matrix of mentees and places',
    }),
    peer('SciPy min_weight_full', scipy, ['mwfbm'], {
      pairs: 10_000_000,
      because: 'needs each mentor once for each place, 70 million pairs and several GB',
    }),
    // Seconds at a million pairs; left out so that a run of all stays short.
    peer('HiGHS (SciPy linprog)', scipy, ['highs'], {
      pairs: 100_000,
      because: 'left out above 100,000 pairs (6.3 s measured at 2,000 x 500)',
    }),
    peer('NetworkX network simplex', networkx, ['ns'], {
      pairs: 100_000,
      because: 'left out above 100,000 pairs (53 s measured at 2,000 x 500)',
    }),
  ];
}

export function generalPeers(folder: string): readonly Peer[] {
  const lemon = buildLemon('lemon-general.cpp', folder);
  const networkx = findPython('networkx', 'networkx-general.py');
  return [
    // 'Most pairs first' as a weight above all fits together.
    peer('LEMON weighted matching', lemon, ['10000000'], NO_LIMIT, 'needs g++ and liblemon-dev'),
    peer('NetworkX max_weight_matching', networkx, [], {
      pairs: 15_000,
      because: 'not tried: 4 s at 1,000 people, growing with their cube',
    }),
  ];
}

function peer(
  name: string,
  command: Peer['command'],
  options: readonly string[],
  most: Peer['most'],
  missing = 'needs python3 with numpy and the package',
): Peer {
  return { name, command, options, most, missing };
}

function buildLemon(source: string, folder: string): Peer['command'] {
  const program = join(folder, source.replace('.cpp', ''));
  const build = spawnSync('g++', ['-O2', '-w', '-o', program, join(here, source), '-llemon']);
  return build.status === 0 ? [program] : null;
}

/** Debian's Python has Debian's packages; another may come first in the path. */
function findPython(module: string, script: string): Peer['command'] {
  for (const python of ['/usr/bin/python3', 'python3']) {
    const probe = spawnSync(python, ['-c', `import numpy, ${module}`]);
    if (probe.status === 0) return [python, join(here, script)];
  }
  return null;
}

export interface Run {
  readonly peer: string;
  readonly card: number;
  readonly total: number;
  readonly solve_s: number;
  readonly MB: number;
  readonly proven?: boolean;
}

export function runOnce(command: readonly string[], timeoutSeconds: number): Run | null {
  const [program = '', ...args] = command;
  try {
    const text = execFileSync(program, args, {
      encoding: 'utf8',
      timeout: timeoutSeconds * 1000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return JSON.parse(text) as Run;
  } catch {
    return null;
  }
}
