/** Signs what an address carries, so that nobody can make one up. Each purpose has signatures of its own. */
export interface Signer {
  sign(purpose: string, text: string): string;
  /** Compared in constant time. */
  isSigned(purpose: string, text: string, signature: string): boolean;
}
