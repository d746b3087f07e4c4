/** Where the example's people have their addresses: `.example` is a name no mail server answers to (RFC 2606). */
export const exampleDomain = 'harbour-and-hill.example';

/** Nobody reads this address, so no mail to it is handed to a server. */
export function isInvented(address: string): boolean {
  return address.toLowerCase().endsWith(`@${exampleDomain}`);
}
