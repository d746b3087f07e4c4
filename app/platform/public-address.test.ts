import { expect, it } from 'vitest';
import { isPublicAddress } from './public-address.ts';

it('lets public addresses through and nothing else', () => {
  for (const address of ['93.184.216.34', '8.8.8.8', '2606:2800:220:1:248:1893:25c8:1946']) {
    expect(isPublicAddress(address), address).toBe(true);
  }
  const closed = [
    '127.0.0.1',
    '127.8.9.10',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254', // where clouds keep their secrets
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1', // NAT64 of 127.0.0.1
    '2002:7f00:1::', // 6to4 of 127.0.0.1
    '2001:0:7f00:1::', // Teredo
    'example.org',
    '',
  ];
  for (const address of closed) expect(isPublicAddress(address), address).toBe(false);
});

it('opens loopback for development, and no other network with it', () => {
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
    expect(isPublicAddress(address, { loopback: true }), address).toBe(true);
  }
  expect(isPublicAddress('10.0.0.1', { loopback: true })).toBe(false);
  expect(isPublicAddress('169.254.169.254', { loopback: true })).toBe(false);
});
