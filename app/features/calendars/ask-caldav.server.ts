import {
  type Outside,
  type OutsideAnswer,
  OutsideError,
  type OutsideQuestion,
  type SignIn,
} from '../../platform/outside.ts';
import { CalendarError, mostCalendars } from './busy-source.ts';
import {
  type DavResource,
  readMultistatus,
  type TimeRange,
  whatIsHere,
  whenBusy,
  whichEvents,
} from './caldav.ts';

/** As much as one calendar may be, for all of an account together. */
const mostCharacters = 5 * 1024 * 1024;

/** Asks a calendar, or all calendars of an account, for busy times, as iCalendar; '' where there is nothing. */
export async function askCalDav(
  outside: Outside,
  { address, signIn, ...range }: { address: string; signIn: SignIn } & TimeRange,
): Promise<string> {
  const within = outside.limit();
  const ask: Ask = async (at, question) => {
    const answer = await outside.ask(at, { ...question, signIn, within });
    if (answer.status === 401) {
      const isElsewhere = URL.parse(at)?.origin !== URL.parse(answer.address)?.origin;
      throw new CalendarError(isElsewhere ? 'elsewhere' : 'signInRefused');
    }
    return answer;
  };
  const calendars = await findCalendars(ask, address);
  if (calendars.length === 0) throw new CalendarError('noCalDav');
  if (calendars.length > mostCalendars) throw new CalendarError('manyCalendars');
  let all = '';
  for (const calendar of calendars) {
    const text =
      (await askWhenBusy(ask, calendar, range)) ?? (await askEvents(ask, calendar, range));
    if (text === null) throw new CalendarError(calendars.length > 1 ? 'oneUnreadable' : 'noCalDav');
    all += `${text}\r\n`;
    if (all.length > mostCharacters) throw new OutsideError('tooLarge');
  }
  return all;
}

type Ask = (address: string, question: OutsideQuestion) => Promise<OutsideAnswer>;

/** The address may be a calendar's, its account's or only the server's (RFC 6764). */
async function findCalendars(ask: Ask, address: string): Promise<string[]> {
  const [at] = await look(ask, address, '0');
  if (at?.isCalendar) return [at.address];
  const isServer = URL.parse(address)?.pathname === '/';
  const account = isServer && !leads(at) ? (await look(ask, wellKnown(address), '0'))[0] : at;
  const home =
    account?.home ?? (account?.principal && (await look(ask, account.principal, '0'))[0]?.home);
  // Some servers name no home; what stands below the address is looked at then.
  const below = await look(ask, home ?? address, '1');
  return below.filter((each) => each.isCalendar && !each.isFree).map((each) => each.address);
}

const leads = (at: DavResource | undefined) => Boolean(at?.home || at?.principal);

function wellKnown(address: string): string {
  return URL.parse('/.well-known/caldav', address)?.href ?? address;
}

/** What stands at an address, or also below it; nothing where no WebDAV answers. */
async function look(ask: Ask, address: string, depth: '0' | '1'): Promise<DavResource[]> {
  const answer = await ask(address, { method: 'PROPFIND', depth, body: whatIsHere });
  const resources = answer.status === 207 ? readMultistatus(answer.text) : null;
  const absolute = (href: string) => URL.parse(href, answer.address)?.href ?? '';
  return (resources ?? []).map((resource) => ({
    ...resource,
    address: absolute(resource.address),
    principal: resource.principal && absolute(resource.principal),
    home: resource.home && absolute(resource.home),
  }));
}

async function askWhenBusy(ask: Ask, calendar: string, range: TimeRange): Promise<string | null> {
  const { status, text } = await ask(calendar, {
    method: 'REPORT',
    depth: '1',
    body: whenBusy(range),
  });
  return status === 200 && text.includes('BEGIN:VFREEBUSY') ? text : null;
}

async function askEvents(ask: Ask, calendar: string, range: TimeRange): Promise<string | null> {
  const { status, text } = await ask(calendar, {
    method: 'REPORT',
    depth: '1',
    body: whichEvents(range),
  });
  const events = status === 207 ? readMultistatus(text) : null;
  if (!events) return null;
  const texts = events.flatMap(({ calendarData }) => calendarData ?? []);
  // Names of events without their times: nobody would be busy.
  if (texts.length === 0 && events.length > 0) return null;
  return texts.join('\r\n');
}
