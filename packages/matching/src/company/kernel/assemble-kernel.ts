/**
 * node packages/matching/src/company/kernel/assemble-kernel.ts > packages/matching/src/company/kernel/kernel-bytes.ts
 *
 * Writes the bytes of the row kernel, WebAssembly with 128-bit vectors, without any toolchain. In words:
 *
 *   reaching(base, extra, terms, termsEnd, end, threshold, out):
 *     for at = 0, 16, .. below end:
 *       sum = base[at ..] + extra[at ..]                          sixteen bytes at a time, at most 255 each
 *       for term = terms, terms + 32, .. below termsEnd:
 *         sum += table of the term [ row of the term [at ..] ]    the table: sixteen bytes at term + 16
 *       write at + lane to out for each lane with sum >= threshold
 *     return where out ends
 */
import { fileURLToPath } from 'node:url';

const I32 = 0x7f;
const V128 = 0x7b;
const VOID = 0x40;

const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const tee = (local: number) => [0x22, local];
const i32 = (value: number) => [0x41, ...signed(value)];
const i32Load = [0x28, 2, 0];
const i32Store = [0x36, 2, 0];
const [eqz, lessUnsigned, ctz, add, sub, and] = [0x45, 0x49, 0x68, 0x6a, 0x6b, 0x71];
const block = (body: readonly number[]) => [0x02, VOID, ...body, 0x0b];
const loop = (body: readonly number[]) => [0x03, VOID, ...body, 0x0b];
const breakIf = (depth: number) => [0x0d, depth];
const vectorLoad = (offset: number) => [0xfd, 0x00, 0, offset];
const swizzle = [0xfd, 0x0e];
const splat = [0xfd, 0x0f];
const atLeast = [0xfd, 0x2c];
const bitmask = [0xfd, 0x64];
const addSaturating = [0xfd, 0x70];

const [base, extra, terms, termsEnd, end, threshold, out] = [0, 1, 2, 3, 4, 5, 6];
const [at, term, bits, sum, limit] = [7, 8, 9, 10, 11];

const body = [
  ...[...get(threshold), ...splat, ...set(limit)],
  ...block([
    ...[...get(end), eqz, ...breakIf(0)],
    ...loop([
      ...[...get(base), ...get(at), add, ...vectorLoad(0)],
      ...[...get(extra), ...get(at), add, ...vectorLoad(0)],
      ...[...addSaturating, ...set(sum)],
      ...[...get(terms), ...set(term)],
      ...block([
        ...[...get(term), ...get(termsEnd), lessUnsigned, eqz, ...breakIf(0)],
        ...loop([
          ...[...get(sum), ...get(term), ...vectorLoad(16)],
          ...[...get(term), ...i32Load, ...get(at), add, ...vectorLoad(0)],
          ...[...swizzle, ...addSaturating, ...set(sum)],
          ...[...get(term), ...i32(32), add, ...tee(term)],
          ...[...get(termsEnd), lessUnsigned, ...breakIf(0)],
        ]),
      ]),
      ...block([
        ...[...get(sum), ...get(limit), ...atLeast, ...bitmask, ...tee(bits), eqz, ...breakIf(0)],
        ...loop([
          ...[...get(out), ...get(at), ...get(bits), ctz, add, ...i32Store],
          ...[...get(out), ...i32(4), add, ...set(out)],
          ...[...get(bits), ...get(bits), ...i32(1), sub, and, ...tee(bits), ...breakIf(0)],
        ]),
      ]),
      ...[...get(at), ...i32(16), add, ...tee(at)],
      ...[...get(end), lessUnsigned, ...breakIf(0)],
    ]),
  ]),
  ...get(out),
  0x0b,
];

const code = sized([2, 3, I32, 2, V128, ...body]);

export const KERNEL: Uint8Array = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, [1, 0x60, 7, I32, I32, I32, I32, I32, I32, I32, 1, I32]),
  ...section(2, [1, ...text('env'), ...text('memory'), 0x02, 0, 1]),
  ...section(3, [1, 0]),
  ...section(7, [1, ...text('reaching'), 0, 0]),
  ...section(10, [1, ...code]),
]);

function section(id: number, content: readonly number[]): readonly number[] {
  return [id, ...sized(content)];
}

function sized(content: readonly number[]): readonly number[] {
  return [...unsigned(content.length), ...content];
}

function text(word: string): readonly number[] {
  return sized([...word].map((letter) => letter.charCodeAt(0)));
}

function unsigned(value: number): readonly number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >> 7)];
}

/** For small positive numbers: bit 6 would be the sign. */
function signed(value: number): readonly number[] {
  return value < 64 ? [value] : [(value & 127) | 128, ...signed(value >> 7)];
}

export function kernelSource(): string {
  const base64 = btoa(String.fromCharCode(...KERNEL));
  return `/** Written by assemble-kernel.ts. */\nexport const KERNEL_BASE64 =\n  '${base64}';\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(kernelSource());
