import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import {
  type Outside,
  type OutsideAnswer,
  OutsideError,
  type OutsideQuestion,
  type SignIn,
} from './outside.ts';
import { isPublicAddress } from './public-address.ts';

interface OutsideOptions {
  /** Development only: servers on this very machine may be asked. */
  loopback?: boolean;
  largestBytes?: number;
  longestMs?: number;
}

const mostRedirects = 5;

/**
 * Reads what stands behind an address, without being led anywhere that is not public: each name is
 * resolved once, every address that it has is checked, and the connection goes to the very address
 * that was checked, after every redirect again. Size and time are limited over all of it.
 */
export function createOutside({
  loopback = false,
  largestBytes = 5 * 1024 * 1024,
  longestMs = 15_000,
}: OutsideOptions = {}): Outside {
  const limit = () => AbortSignal.timeout(longestMs);

  async function ask(address: string, question: OutsideQuestion): Promise<OutsideAnswer> {
    const { within: signal = limit() } = question;
    try {
      const first = parse(address);
      let url = first;
      for (let hop = 0; hop <= mostRedirects; hop++) {
        const signIn = url.origin === first.origin ? question.signIn : undefined;
        const answer = await send(url, { ...question, signIn }, { loopback, signal });
        const { statusCode: status = 0, headers } = answer;
        if (status >= 300 && status < 400 && headers.location) {
          answer.destroy();
          url = parse(headers.location, url);
          continue;
        }
        if (status >= 200 && status < 300) {
          return { status, address: url.href, text: await read(answer, largestBytes) };
        }
        answer.destroy();
        return { status, address: url.href, text: '' };
      }
      throw new OutsideError('tooManyRedirects');
    } catch (error) {
      if (error instanceof OutsideError) throw error;
      throw new OutsideError(signal.aborted ? 'tooSlow' : 'unreachable');
    }
  }

  return {
    limit,
    ask,
    async readText(address) {
      const { status, text } = await ask(address, { method: 'GET' });
      if (status !== 200) throw new OutsideError('refused');
      return text;
    },
  };
}

/** 'webcal' is what calendars call https. */
function parse(address: string, base?: URL): URL {
  const url = URL.parse(address.replace(/^webcals?:/i, 'https:'), base);
  if (!url || !/^https?:$/.test(url.protocol)) throw new OutsideError('badAddress');
  return url;
}

function send(
  url: URL,
  { method, depth, body, signIn }: OutsideQuestion,
  { loopback, signal }: { loopback: boolean; signal: AbortSignal },
): Promise<http.IncomingMessage> {
  // An address instead of a name is never looked up, so it is checked here.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host) && !isPublicAddress(host, { loopback })) {
    throw new OutsideError('notAllowed');
  }
  if (signIn && url.protocol !== 'https:' && !(loopback && isLoopback(host))) {
    throw new OutsideError('notEncrypted');
  }
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    request(
      url,
      {
        method,
        agent: false,
        signal,
        lookup: lookupPublic(loopback),
        headers: {
          accept: `text/calendar, ${body ? 'application/xml, text/xml' : 'text/plain'};q=0.5`,
          ...(body && {
            'content-type': 'application/xml; charset=utf-8',
            'content-length': Buffer.byteLength(body),
          }),
          ...(depth && { depth }),
          ...(signIn && { authorization: basic(signIn) }),
          // Packed, five megabytes could unfold to five thousand.
          'accept-encoding': 'identity',
          'user-agent': 'Ithaca',
        },
      },
      resolve,
    )
      .on('error', reject)
      .end(body);
  });
}

const basic = ({ userName, password }: SignIn) =>
  `Basic ${Buffer.from(`${userName}:${password}`).toString('base64')}`;

const isLoopback = (host: string) =>
  host === 'localhost' || (ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback');

function lookupPublic(loopback: boolean): LookupFunction {
  return (hostname, options, done) => {
    dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '', 0);
      const first = addresses[0];
      const isSafe = addresses.every(({ address }) => isPublicAddress(address, { loopback }));
      if (!first || !isSafe) return done(new OutsideError('notAllowed'), '', 0);
      if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

async function read(answer: http.IncomingMessage, largestBytes: number): Promise<string> {
  const encoding = answer.headers['content-encoding'];
  if (encoding && encoding !== 'identity') {
    answer.destroy();
    throw new OutsideError('refused');
  }
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largestBytes) {
      answer.destroy();
      throw new OutsideError('tooLarge');
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
