import ipaddr from 'ipaddr.js';

/**
 * Whether a server may be asked that answers at this IP address. Only what is public: not this
 * machine, not its network, not its cloud's, nor any of those dressed up as IPv6. Loopback opens
 * for development only, by a switch.
 */
export function isPublicAddress(address: string, { loopback = false } = {}): boolean {
  if (!ipaddr.isValid(address)) return false;
  const range = ipaddr.process(address).range();
  return range === 'unicast' || (loopback && range === 'loopback');
}
