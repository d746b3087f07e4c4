import http from 'node:http';
import type { AddressInfo } from 'node:net';
import zlib from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { createOutside } from './outside.server.ts';
import { OutsideError } from './outside.ts';

/** A real server on loopback that answers as badly as the path says. */
let asked = 0;
const server = http.createServer((request, response) => {
  asked += 1;
  const path = request.url ?? '/';
  const to = /^\/to\?(.*)$/.exec(path)?.[1];
  if (path === '/good') response.end('BEGIN:VCALENDAR');
  else if (path === '/loop') response.writeHead(302, { location: '/loop' }).end();
  else if (to) response.writeHead(301, { location: decodeURIComponent(to) }).end();
  else if (path === '/huge') {
    // 50 MB, without saying so beforehand.
    const part = Buffer.alloc(1024 * 1024, 65);
    const send = (left: number) => {
      if (left === 0 || response.destroyed) return response.end();
      response.write(part, () => send(left - 1));
    };
    send(50);
  } else if (path === '/packed') {
    response.writeHead(200, { 'content-encoding': 'gzip' });
    response.end(zlib.gzipSync(Buffer.alloc(50 * 1024 * 1024)));
  } else if (path === '/slow') {
    response.write('BEGIN:');
    const drip = setInterval(() => response.write('X'), 50);
    response.on('close', () => clearInterval(drip));
  } else if (path === '/silent') {
    // Never answers.
  } else response.writeHead(404).end();
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const here = `http://127.0.0.1:${port}`;
const faultOf = async (address: string, options: Parameters<typeof createOutside>[0] = {}) => {
  const error = await createOutside({ loopback: true, ...options })
    .readText(address)
    .then(
      () => undefined,
      (reason: unknown) => reason,
    );
  return error instanceof OutsideError ? error.fault : error;
};

describe('reading what stands behind an address', () => {
  it('follows redirects to the text', async () => {
    const outside = createOutside({ loopback: true });
    expect(await outside.readText(`${here}/good`)).toBe('BEGIN:VCALENDAR');
    expect(await outside.readText(`${here}/to?${encodeURIComponent('/good')}`)).toBe(
      'BEGIN:VCALENDAR',
    );
  });

  it('asks nothing on this machine or its networks, however the address is written', async () => {
    const before = asked;
    const addresses = [
      `${here}/good`,
      `http://localhost:${port}/good`,
      `http://[::1]:${port}/good`,
      `http://[::ffff:127.0.0.1]:${port}/good`,
      `http://2130706433:${port}/good`,
      `http://0x7f.1:${port}/good`,
      `http://0:${port}/good`,
      'http://169.254.169.254/latest/meta-data',
      'http://10.0.0.1/',
      'http://192.168.0.1/',
      'http://[fe80::1]/',
    ];
    for (const address of addresses) {
      expect(await faultOf(address, { loopback: false }), address).toBe('notAllowed');
    }
    expect(asked).toBe(before);
  });

  it('is not led there by a redirect either', async () => {
    const to = (address: string) => faultOf(`${here}/to?${encodeURIComponent(address)}`);
    expect(await to('http://169.254.169.254/latest/meta-data')).toBe('notAllowed');
    expect(await to('http://10.0.0.1/')).toBe('notAllowed');
    expect(await to('file:///etc/passwd')).toBe('badAddress');
    expect(await to('ftp://example.org/')).toBe('badAddress');
  });

  it('takes no other kind of address', async () => {
    for (const address of ['', 'calendar', 'file:///etc/passwd', 'gopher://x', 'javascript:1']) {
      expect(await faultOf(address), address).toBe('badAddress');
    }
  });

  it('stops at 5 MB, packed or not, at 15 seconds, and after five redirects', async () => {
    expect(await faultOf(`${here}/huge`)).toBe('tooLarge');
    expect(await faultOf(`${here}/packed`)).toBe('refused');
    expect(await faultOf(`${here}/slow`, { longestMs: 300 })).toBe('tooSlow');
    expect(await faultOf(`${here}/silent`, { longestMs: 300 })).toBe('tooSlow');
    expect(await faultOf(`${here}/loop`)).toBe('tooManyRedirects');
  });

  it('says where nothing is, and where nothing answers', async () => {
    expect(await faultOf(`${here}/missing`)).toBe('refused');
    expect(await faultOf('http://127.0.0.1:1/')).toBe('unreachable');
  });
});
