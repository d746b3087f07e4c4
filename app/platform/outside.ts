/** Addresses that people give us and the server then asks: the only door to other machines' pages. */
export interface Outside {
  /** The text behind a public address; throws an OutsideError where there is none to have. */
  readText(address: string): Promise<string>;
}

export const outsideFaults = [
  'badAddress',
  'notAllowed',
  'unreachable',
  'tooSlow',
  'tooLarge',
  'tooManyRedirects',
  'refused',
] as const;
export type OutsideFault = (typeof outsideFaults)[number];

export class OutsideError extends Error {
  readonly fault: OutsideFault;
  constructor(fault: OutsideFault) {
    super(`outside: ${fault}`);
    this.name = 'OutsideError';
    this.fault = fault;
  }
}
