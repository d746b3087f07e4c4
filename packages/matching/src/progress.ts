/** What a solver is at; sent at the start of each phase and every few hundred steps. */
export type Progress =
  /** `fair`: finding the best worst fit. */
  | { readonly phase: 'fairness' }
  /** Choosing the pairs; `pivots` so far (absent where a kind has none). */
  | { readonly phase: 'pairing'; readonly pivots?: number }
  /** Many people: looking at all pairs for better ones, for the `round`th time. */
  | { readonly phase: 'pricing'; readonly round: number }
  /** Working out the certificate. */
  | { readonly phase: 'proof' };

export type Watch = (progress: Progress) => void;

export interface SolveOptions {
  /** Called on the solver's own thread. */
  readonly onProgress?: Watch;
  /** Looked at wherever progress is reported: an `AbortSignal`, or anything else with `aborted`. */
  readonly signal?: { readonly aborted: boolean };
  /** Bytes that may be taken; throws `too_large` where the estimate is above. Default: not looked at. */
  readonly memory?: number;
}

export const unwatched: Watch = () => undefined;

/** Thrown where `signal.aborted` was found true; nothing was changed. */
export class SolveAborted extends Error {
  constructor() {
    super('solving was given up on request');
    this.name = 'AbortError';
  }
}

/** Progress and giving up in one function for the solvers to call. */
export function watchFrom({ onProgress, signal }: SolveOptions): Watch {
  if (onProgress === undefined && signal === undefined) return unwatched;
  return (progress) => {
    onProgress?.(progress);
    if (signal?.aborted) throw new SolveAborted();
  };
}
