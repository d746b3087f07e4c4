import { KERNEL_BASE64 } from './kernel-bytes.ts';

/** Adds up a row in bytes, sixteen right people at a time; see `assemble-kernel.ts` for what it does. */
export interface RowKernel {
  /** By position; two, of which each run takes one. */
  readonly bases: readonly [Uint8Array, Uint8Array];
  readonly extra: Uint8Array;
  /** Term `index` is worth `table[level]` to whoever has that level in the row of `dense` that begins at `from`. */
  setTerm(index: number, from: number): Uint8Array;
  /** How many positions reach the threshold (1..255) with the first `terms` terms; they are in `reached`, rising. */
  run(base: number, terms: number, threshold: number): number;
  readonly reached: Int32Array;
}

const LANES = 16;
const TERM_BYTES = 32;
const PAGE = 65_536;
/** Levels that a table has room for, with 0 for nobody's. */
export const KERNEL_LEVELS = 16;
export const KERNEL_TERMS = 64;

/** Null where the platform has no vectors: then the row is added up without. */
export function createRowKernel(positions: number, dense: Uint8Array): RowKernel | null {
  const end = Math.ceil(positions / LANES) * LANES;
  const extraAt = 2 * end;
  const denseAt = 3 * end;
  const termsAt = denseAt + Math.ceil((dense.length + LANES) / LANES) * LANES;
  const outAt = termsAt + KERNEL_TERMS * TERM_BYTES;
  const pages = Math.ceil((outAt + 4 * end) / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages });
  const reaching = instantiate(memory);
  if (reaching === null) return null;
  const bytes = new Uint8Array(memory.buffer);
  const rows = new Int32Array(memory.buffer, termsAt, (KERNEL_TERMS * TERM_BYTES) / 4);
  bytes.set(dense, denseAt);
  const tables = Array.from({ length: KERNEL_TERMS }, (_, index) =>
    bytes.subarray(termsAt + index * TERM_BYTES + 16, termsAt + (index + 1) * TERM_BYTES),
  );
  return {
    bases: [bytes.subarray(0, end), bytes.subarray(end, 2 * end)],
    extra: bytes.subarray(extraAt, extraAt + end),
    setTerm(index, from) {
      rows[(index * TERM_BYTES) / 4] = denseAt + from;
      return tables[index]!;
    },
    run(base, terms, threshold) {
      const termsEnd = termsAt + terms * TERM_BYTES;
      return (reaching(base * end, extraAt, termsAt, termsEnd, end, threshold, outAt) - outAt) / 4;
    },
    reached: new Int32Array(memory.buffer, outAt, end),
  };
}

let compiled: WebAssembly.Module | null | undefined;

function instantiate(memory: WebAssembly.Memory): ((...numbers: number[]) => number) | null {
  if (compiled === undefined) {
    try {
      const binary = atob(KERNEL_BASE64);
      compiled = new WebAssembly.Module(Uint8Array.from(binary, (byte) => byte.charCodeAt(0)));
    } catch {
      compiled = null;
    }
  }
  if (compiled === null) return null;
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return exports.reaching as (...numbers: number[]) => number;
}
