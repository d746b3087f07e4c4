/** Addresses that people give us and the server then asks: the only door to other machines' pages. */
export interface Outside {
  /** The text behind a public address; throws an OutsideError where there is none to have. */
  readText(address: string): Promise<string>;
  /** What a server answers, whatever its status; throws an OutsideError where there is no answer to have. */
  ask(address: string, question: OutsideQuestion): Promise<OutsideAnswer>;
  /** Ends when an errand of several questions has taken as long as one may. */
  limit(): AbortSignal;
}

export interface OutsideQuestion {
  method: 'GET' | 'PROPFIND' | 'REPORT';
  depth?: '0' | '1';
  /** XML. */
  body?: string;
  /** Said over https only, and to this very server: no redirect takes it to another. */
  signIn?: SignIn | undefined;
  /** Absent: the question alone may take as long as an errand. */
  within?: AbortSignal;
}

export interface SignIn {
  userName: string;
  password: string;
}

export interface OutsideAnswer {
  status: number;
  /** Where the answer came from, after redirects. */
  address: string;
  /** Empty unless the status is one of success. */
  text: string;
}

export const outsideFaults = [
  'badAddress',
  'notAllowed',
  'unreachable',
  'tooSlow',
  'tooLarge',
  'tooManyRedirects',
  'refused',
  'notEncrypted',
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
