/** Arrays that several threads may read, where the platform shares memory; else ordinary ones. */
function memory(bytes: number): ArrayBufferLike {
  return typeof SharedArrayBuffer === 'undefined'
    ? new ArrayBuffer(bytes)
    : new SharedArrayBuffer(bytes);
}

export function bytes(length: number): Uint8Array {
  return new Uint8Array(memory(length));
}

export function ints(length: number): Int32Array {
  return new Int32Array(memory(4 * length));
}

export function doubles(length: number): Float64Array {
  return new Float64Array(memory(8 * length));
}

export function intsFrom(values: readonly number[]): Int32Array {
  const array = ints(values.length);
  array.set(values);
  return array;
}

export function doublesFrom(values: readonly number[]): Float64Array {
  const array = doubles(values.length);
  array.set(values);
  return array;
}

export function doublesBy(length: number, valueAt: (at: number) => number): Float64Array {
  const array = doubles(length);
  for (let at = 0; at < length; at++) array[at] = valueAt(at);
  return array;
}
