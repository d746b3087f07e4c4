import http from 'node:http';
import type { AddressInfo } from 'node:net';

interface Calendar {
  /** 'VEVENT' or 'VTODO'. */
  takes?: string;
  isFree?: boolean;
  /** As written: UTC times such as 20260310T100000Z. */
  events: [from: string, to: string][];
}

/**
 * A CalDAV server on loopback that answers as RFC 4791 says: an account of calendars behind a user name and a
 * password, found from any of its addresses. It can be told not to know free-busy, or to answer something else.
 */
export async function startCalDavServer() {
  const told = {
    password: 'abcd-efgh',
    knowsFreeBusy: true,
    calendars: { work: { events: [] } } as Record<string, Calendar>,
    /** Takes a request before anything else does; true: it is answered. */
    instead: (_request: http.IncomingMessage, _response: http.ServerResponse): boolean => false,
    asked: [] as string[],
    bodies: [] as string[],
  };
  const server = http.createServer(async (request, response) => {
    const path = request.url ?? '/';
    told.asked.push(`${request.method} ${path}`);
    let body = '';
    for await (const part of request) body += part;
    told.bodies.push(body);
    if (told.instead(request, response)) return;
    if (path === '/.well-known/caldav') {
      return void response.writeHead(301, { location: '/dav/' }).end();
    }
    const right = `Basic ${Buffer.from(`nia@example.org:${told.password}`).toString('base64')}`;
    if (request.headers.authorization !== right) {
      return void response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
    }
    const parts = answerTo(request, path, body);
    if (!parts) return void response.writeHead(404).end();
    if (typeof parts === 'string') {
      return void response.writeHead(200, { 'content-type': 'text/calendar' }).end(parts);
    }
    response
      .writeHead(207, { 'content-type': 'application/xml' })
      .end(
        `<?xml version="1.0"?><multistatus xmlns="DAV:" xmlns:CAL="urn:ietf:params:xml:ns:caldav">${parts.join('')}</multistatus>`,
      );
  });

  function answerTo(request: http.IncomingMessage, path: string, body: string) {
    const name = /^\/dav\/calendars\/nia\/(\w+)\/$/.exec(path)?.[1];
    const calendar = name ? told.calendars[name] : undefined;
    if (request.method === 'PROPFIND') {
      if (calendar) return [describe(path, calendar)];
      if (path === '/dav/') {
        return [
          prop(
            path,
            '<current-user-principal><href>/dav/users/nia/</href></current-user-principal>',
          ),
        ];
      }
      if (path === '/dav/users/nia/') {
        return [
          prop(
            path,
            '<CAL:calendar-home-set><href>/dav/calendars/nia/</href></CAL:calendar-home-set>',
          ),
        ];
      }
      if (path === '/dav/calendars/nia/') {
        const below = Object.entries(told.calendars).map(([key, each]) =>
          describe(`${path}${key}/`, each),
        );
        return [prop(path, '<resourcetype><collection/></resourcetype>'), ...below];
      }
      return null;
    }
    if (request.method !== 'REPORT' || !calendar) return null;
    const [, from = '', until = ''] = /time-range start="(\w+)" end="(\w+)"/.exec(body) ?? [];
    const events = calendar.events.filter(([start, end]) => end > from && start < until);
    if (body.includes('free-busy-query')) {
      return told.knowsFreeBusy ? freeBusy(events) : null;
    }
    return events.map(([start, end], index) =>
      prop(
        `${path}${index}.ics`,
        `<CAL:calendar-data>${[
          'BEGIN:VCALENDAR',
          'VERSION:2.0',
          'BEGIN:VEVENT',
          `UID:a &amp; b ${index}`,
          `DTSTART:${start}`,
          `DTEND:${end}`,
          ...(body.includes('"SUMMARY"') ? ['SUMMARY:Doctor'] : []),
          'END:VEVENT',
          'END:VCALENDAR',
        ].join('&#13;\n')}</CAL:calendar-data>`,
      ),
    );
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    told,
    origin,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const prop = (path: string, inner: string) =>
  `<response><href>${path}</href><propstat><prop>${inner}</prop><status>HTTP/1.1 200 OK</status></propstat></response>`;

const describe = (path: string, { takes = 'VEVENT', isFree = false }: Calendar) =>
  prop(
    path,
    `<resourcetype><collection/><CAL:calendar/></resourcetype><CAL:supported-calendar-component-set><CAL:comp name="${takes}"/></CAL:supported-calendar-component-set><CAL:schedule-calendar-transp><CAL:${isFree ? 'transparent' : 'opaque'}/></CAL:schedule-calendar-transp>`,
  );

const freeBusy = (events: Calendar['events']) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VFREEBUSY',
    ...events.map(([from, to]) => `FREEBUSY;FBTYPE=BUSY:${from}/${to}`),
    'END:VFREEBUSY',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
