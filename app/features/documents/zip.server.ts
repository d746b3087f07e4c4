import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export interface ZipEntry {
  path: string;
  /** Asked for when its turn comes; undefined: left out. */
  read(): Promise<Uint8Array | string | undefined>;
}

/** A ZIP archive written as it is read, so that one file at a time is in memory. */
export function zipStream(entries: readonly ZipEntry[]): ReadableStream<Uint8Array> {
  const waiting = [...entries];
  let zip: Zip;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      zip = new Zip((error, chunk, isLast) => {
        if (error) controller.error(error);
        else {
          controller.enqueue(chunk);
          if (isLast) controller.close();
        }
      });
    },
    async pull() {
      // A pull that adds nothing would not be asked again.
      for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
        const content = await entry.read();
        if (content === undefined) continue;
        const isText = typeof content === 'string';
        // Attached pictures and documents are compressed already.
        const file = isText ? new ZipDeflate(entry.path) : new ZipPassThrough(entry.path);
        zip.add(file);
        file.push(isText ? strToU8(content) : content, true);
        return;
      }
      zip.end();
    },
  });
}
