/** Where bytes that people attach are kept: outside the web root, under names nobody can guess. */
export interface Files {
  /** On the disk when it returns. Names are made by `world.random.token()`. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** undefined: there is no such file. */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  remove(name: string): Promise<void>;
}
