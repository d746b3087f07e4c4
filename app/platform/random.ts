/** The only source of chance: ids, secrets and seeds. */
export interface Random {
  /** A version 4 UUID. */
  id(): string;
  /** An unguessable text for links, at least 160 bits, safe in a URL. */
  token(): string;
  /** A whole number from 0 to 2^31 - 1, to seed a lottery or a matching run. */
  seed(): number;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const systemRandom: Random = {
  id: () => crypto.randomUUID(),
  token: () => hex(crypto.getRandomValues(new Uint8Array(20))),
  seed: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) >>> 1,
};

/** mulberry32: a small generator with 32 bits of state, good enough for examples and tests. */
export function createGenerator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Fisher and Yates's shuffle: the same order for the same seed. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const result = [...items];
  const next = createGenerator(seed);
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

/** Repeatable ids and tokens: never for a server that strangers reach. */
export function createSeededRandom(seed: number): Random {
  const next = createGenerator(seed);
  const bytes = (count: number) => Uint8Array.from({ length: count }, () => next() * 256);
  return {
    id() {
      const raw = bytes(16);
      raw[6] = ((raw[6] ?? 0) & 0x0f) | 0x40;
      raw[8] = ((raw[8] ?? 0) & 0x3f) | 0x80;
      const text = hex(raw);
      return [0, 8, 12, 16, 20]
        .map((from, part) => text.slice(from, [8, 12, 16, 20, 32][part]))
        .join('-');
    },
    token: () => hex(bytes(20)),
    seed: () => Math.floor(next() * 2147483648),
  };
}
