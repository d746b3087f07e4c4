import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { startCalDavServer } from '../../../tests/support/caldav-server.ts';
import { createOutside } from '../../platform/outside.server.ts';
import { readBusyTimes } from './busy-times.ts';
import { fetchBusyTimes } from './refresh-busy-times.server.ts';

const { told, origin, stop } = await startCalDavServer();
afterAll(stop);

const ask = (
  address: string,
  {
    password = 'abcd-efgh',
    ...options
  }: { password?: string; longestMs?: number; loopback?: boolean } = {},
) =>
  fetchBusyTimes(
    {
      clock: { now: () => new Date('2026-03-02T09:00:00Z') },
      outside: createOutside({ loopback: true, ...options }),
      calendarReader: { read: async ({ text, ...given }) => readBusyTimes(text, given) },
    },
    { address, signIn: { userName: 'nia@example.org', password }, timeZone: 'Europe/London' },
  );
const spansAt = async (address: string) => {
  const answer = await ask(address);
  if ('fault' in answer) return answer.fault;
  return answer.reading.spans.map(({ from, to }) =>
    [from, to].map((at) => new Date(at).toISOString().slice(5, 16)).join(' '),
  );
};
const faultAt = async (...given: Parameters<typeof ask>) => {
  const answer = await ask(...given);
  return 'fault' in answer ? answer.fault : answer.reading;
};

beforeEach(() => {
  Object.assign(told, {
    knowsFreeBusy: true,
    instead: () => false,
    asked: [],
    bodies: [],
    calendars: {
      work: { events: [['20260310T100000Z', '20260310T110000Z']] },
      home: { events: [['20260311T100000Z', '20260311T113000Z']] },
      birthdays: { isFree: true, events: [['20260312T000000Z', '20260313T000000Z']] },
      tasks: { takes: 'VTODO', events: [['20260313T000000Z', '20260314T000000Z']] },
    },
  });
});

describe('busy times by CalDAV', () => {
  const both = ['03-10T10:00 03-10T11:00', '03-11T10:00 03-11T11:30'];

  it('are those of all calendars of the account, from whichever of its addresses', async () => {
    for (const path of ['', '/', '/dav/', '/dav/users/nia/', '/dav/calendars/nia/']) {
      expect(await spansAt(origin + path), path).toEqual(both);
    }
    expect(await spansAt(`${origin}/dav/calendars/nia/home/`)).toEqual(both.slice(1));
    // Nothing is ever written, and no more is asked than when somebody is busy.
    const methods = new Set(told.asked.map((line) => line.split(' ')[0]));
    expect([...methods].toSorted()).toEqual(['PROPFIND', 'REPORT']);
    expect(told.bodies.join()).not.toContain('calendar-query');
  });

  it('come from the times of events where a server knows no free-busy, without a word of theirs', async () => {
    told.knowsFreeBusy = false;
    expect(await spansAt(origin)).toEqual(both);
    expect(told.bodies.join()).toContain('calendar-query');
    expect(told.bodies.join()).not.toMatch(/SUMMARY|DESCRIPTION|LOCATION|ATTENDEE/);
    told.calendars = { work: { events: [] } };
    expect(await spansAt(origin)).toEqual([]);
  });

  it('are not taken for none where a server names events without their times', async () => {
    told.instead = ({ method }, response) => {
      if (method !== 'REPORT') return false;
      response
        .writeHead(207)
        .end('<multistatus xmlns="DAV:"><response><href>/1.ics</href></response></multistatus>');
      return true;
    };
    expect(await faultAt(origin)).toBe('oneUnreadable');
    expect(await faultAt(`${origin}/dav/calendars/nia/work/`)).toBe('noCalDav');
  });

  it('are refused with the reason where they cannot be had', async () => {
    expect(await faultAt(origin, { password: 'wrong' })).toBe('signInRefused');
    // Deleted there, or mistyped: not all the others instead.
    expect(await faultAt(`${origin}/dav/calendars/nia/gone/`)).toBe('noCalDav');
    told.calendars = {};
    expect(await faultAt(origin)).toBe('noCalDav');
    const answering = (status: number, body: string) => {
      told.instead = (_request, response) => {
        response.writeHead(status).end(body);
        return true;
      };
    };
    for (const status of [200, 207, 403, 404, 500]) {
      answering(status, '<html><p>Hello</html>');
      expect(await faultAt(origin), String(status)).toBe('noCalDav');
    }
    const half = '<multistatus xmlns="DAV:"><response><href>/1.ics</href></response>';
    answering(207, half);
    expect(await faultAt(origin)).toBe('noCalDav');
    answering(207, `<multistatus xmlns="DAV:">${'<a>'.repeat(1_000_000)}`);
    expect(await faultAt(origin)).toBe('noCalDav');
  });

  it('are not waited for without an end, nor taken by the 50 MB', async () => {
    const part = Buffer.alloc(1024 * 1024, 65);
    told.instead = (_request, response) => {
      const send = (left: number) => {
        if (left === 0 || response.destroyed) return response.end();
        response.write(part, () => send(left - 1));
      };
      response.writeHead(207);
      send(50);
      return true;
    };
    expect(await faultAt(origin)).toBe('tooLarge');
    told.instead = (_request, response) => {
      const drip = setInterval(() => response.write('X'), 20);
      response.on('close', () => clearInterval(drip));
      return true;
    };
    expect(await faultAt(origin, { longestMs: 200 })).toBe('tooSlow');
    // A server that is quick each time and leads on and on takes no longer in all.
    told.instead = ({ method }, response) => {
      if (method === 'REPORT') setTimeout(() => response.writeHead(404).end(), 150);
      return method === 'REPORT';
    };
    expect(await faultAt(origin, { longestMs: 250 })).toBe('tooSlow');
  });

  it('are asked of no private network, wherever a server says that its calendars are', async () => {
    expect(await faultAt(origin, { loopback: false })).toBe('notAllowed');
    for (const [home, fault] of [
      ['https://10.0.0.1/dav/', 'notAllowed'],
      ['http://169.254.169.254/', 'notAllowed'],
      ['http://example.org/dav/', 'notEncrypted'],
      ['ftp://example.org/', 'badAddress'],
    ] as const) {
      told.instead = (_request, response) => {
        response
          .writeHead(207)
          .end(
            `<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:response><d:href>/</d:href><d:propstat><d:prop><c:calendar-home-set><d:href>${home}</d:href></c:calendar-home-set></d:prop></d:propstat></d:response></d:multistatus>`,
          );
        return true;
      };
      expect(await faultAt(origin), home).toBe(fault);
    }
    told.instead = (_request, response) => {
      response.writeHead(302, { location: 'https://192.168.1.1/dav/' }).end();
      return true;
    };
    expect(await faultAt(origin)).toBe('notAllowed');
    expect(await faultAt('http://example.org/dav/')).toBe('notEncrypted');
  });

  it('take the password to no other server than its own', async () => {
    const heard: (string | undefined)[] = [];
    const other = http.createServer((request, response) => {
      heard.push(request.headers.authorization);
      response.writeHead(401).end();
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    told.instead = (_request, response) => {
      response.writeHead(308, { location: `http://127.0.0.1:${port}/` }).end();
      return true;
    };
    expect(await faultAt(origin)).toBe('elsewhere');
    expect(heard).toEqual([undefined]);
    other.close();
  });
});
