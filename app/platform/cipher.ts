/** Keeps what has to be said again word for word, such as a password for another server, unreadable in the database. */
export interface Cipher {
  seal(purpose: string, text: string): string;
  /** null: sealed under another secret or for another purpose, or changed since. */
  open(purpose: string, sealed: string): string | null;
}
