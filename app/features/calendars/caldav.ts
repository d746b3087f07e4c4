import { Parser } from 'saxen';

// What is said and heard in CalDAV (RFC 4791): where an account's calendars are, and when they are busy.

/** What a server says of one of its addresses, or of one event in a calendar. */
export interface DavResource {
  address: string;
  /** A calendar of events; those of tasks are none. */
  isCalendar: boolean;
  /** Its events leave their owner free (RFC 6638). */
  isFree: boolean;
  principal: string | null;
  home: string | null;
  calendarData: string | null;
}

const namespaces = { 'DAV:': 'd', 'urn:ietf:params:xml:ns:caldav': 'c' };
const named = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"';
const deepest = 50;

export const whatIsHere = `<?xml version="1.0" encoding="utf-8"?>
<d:propfind ${named}><d:prop><d:resourcetype/><d:current-user-principal/><c:calendar-home-set/><c:supported-calendar-component-set/><c:schedule-calendar-transp/></d:prop></d:propfind>`;

export interface TimeRange {
  from: Date;
  until: Date;
}

/** When a calendar is busy, and nothing else. */
export const whenBusy = (range: TimeRange) => `<?xml version="1.0" encoding="utf-8"?>
<c:free-busy-query ${named}>${timeRange(range)}</c:free-busy-query>`;

const timeFields =
  'UID DTSTART DTEND DURATION RRULE RDATE EXDATE RECURRENCE-ID STATUS TRANSP'.split(' ');

/** The events of a time, for servers that do not tell when a calendar is busy: their times, and no words of theirs. */
export const whichEvents = (range: TimeRange) => `<?xml version="1.0" encoding="utf-8"?>
<c:calendar-query ${named}><d:prop><c:calendar-data><c:comp name="VCALENDAR"><c:prop name="VERSION"/><c:comp name="VEVENT">${timeFields
  .map((name) => `<c:prop name="${name}"/>`)
  .join(
    '',
  )}</c:comp><c:comp name="VTIMEZONE"/></c:comp></c:calendar-data></d:prop><c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT">${timeRange(range)}</c:comp-filter></c:comp-filter></c:filter></c:calendar-query>`;

function timeRange({ from, until }: TimeRange): string {
  const moment = (date: Date) => date.toISOString().replace(/[-:]|\.\d+/g, '');
  return `<c:time-range start="${moment(from)}" end="${moment(until)}"/>`;
}

/** The parts of a multistatus answer (RFC 4918); null where it is none. */
export function readMultistatus(xml: string): DavResource[] | null {
  const resources: DavResource[] = [];
  const path: string[] = [];
  let words = '';
  let components: string[] = [];
  let isWhole = false;
  let isBroken = false;
  const parser = new Parser().ns(namespaces);
  const breakOff = () => {
    isBroken = true;
    parser.stop();
  };
  parser
    .on('error', breakOff)
    .on('openTag', (name, attributes) => {
      if (path.length > deepest || (path.length === 0 && name !== 'd:multistatus')) breakOff();
      const parent = path.at(-1);
      path.push(name);
      words = '';
      if (name === 'd:response') {
        components = [];
        resources.push({
          address: '',
          isCalendar: false,
          isFree: false,
          principal: null,
          home: null,
          calendarData: null,
        });
      }
      const resource = resources.at(-1);
      if (!resource) return;
      if (name === 'c:calendar' && parent === 'd:resourcetype') resource.isCalendar = true;
      if (name === 'c:transparent') resource.isFree = true;
      if (name === 'c:comp') components.push(attributes().name ?? '');
    })
    .on('text', (text, decode) => {
      words += decode(text);
    })
    .on('cdata', (text) => {
      words += text;
    })
    .on('closeTag', (name) => {
      path.pop();
      isWhole = path.length === 0;
      const resource = resources.at(-1);
      if (!resource) return;
      const parent = path.at(-1);
      if (name === 'd:href') {
        const address = words.trim();
        if (parent === 'd:response') resource.address = address;
        if (parent === 'd:current-user-principal') resource.principal = address;
        if (parent === 'c:calendar-home-set') resource.home ??= address;
      }
      if (name === 'c:calendar-data') resource.calendarData = words;
      if (name === 'd:response' && components.length > 0 && !components.includes('VEVENT')) {
        resource.isCalendar = false;
      }
    });
  parser.parse(xml);
  return isWhole && !isBroken ? resources : null;
}
