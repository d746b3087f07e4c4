import { isTimeZone } from '../../../http/fields.ts';
import { minuteOf, type Window } from '../../profiles/availability.ts';
import { type CareerStage, careerStages } from '../../profiles/profile.ts';

// What a cell says, or undefined where it says nothing that we understand.

const sideNames: Record<string, 'mentor' | 'mentee' | 'peer'> = {
  mentor: 'mentor',
  mentors: 'mentor',
  coach: 'mentor',
  mentee: 'mentee',
  mentees: 'mentee',
  protege: 'mentee',
  peer: 'peer',
  peers: 'peer',
};

const stageNames: Record<string, CareerStage> = {
  intern: 'student',
  apprentice: 'student',
  graduate: 'early',
  junior: 'early',
  entry: 'early',
  middle: 'mid',
  midlevel: 'mid',
  intermediate: 'mid',
  experienced: 'senior',
  principal: 'senior',
  lead: 'manager',
  leader: 'manager',
  teamlead: 'manager',
  head: 'manager',
  director: 'executive',
  vp: 'executive',
  clevel: 'executive',
  founder: 'executive',
  returner: 'returning',
  changer: 'changing',
  careerchanger: 'changing',
};

const letters = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]+/g, '');

export function readSide(text: string): 'mentor' | 'mentee' | 'peer' | undefined {
  return sideNames[letters(text)];
}

/** One of our stages, or a usual word for it: 'Mid-level' is 'mid', 'Lead' leads people. */
export function readStage(text: string): CareerStage | undefined {
  const word = letters(text).replace(/(career|stage)$/, '');
  return careerStages.find((stage) => stage === word) ?? stageNames[word];
}

const zones = new Map(Intl.supportedValuesOf('timeZone').map((zone) => [zone.toLowerCase(), zone]));

/** An IANA name, whatever its case; older names that the system knows stay as they are. */
export function readTimeZone(text: string): string | undefined {
  return zones.get(text.toLowerCase()) ?? (isTimeZone(text) ? text : undefined);
}

/** '2', '2.0': a whole number of at most nine digits. */
export function readWholeNumber(text: string): number | undefined {
  return /^-?\d{1,9}(\.0+)?$/.test(text) ? Number(text) : undefined;
}

/** '2.5' and, as in much of Europe, '2,5'. */
export function readNumber(text: string): number | undefined {
  return /^-?\d{1,9}([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** 'mon 09:00-12:00; fri 14:00-16:30' as windows of the week. */
export function readAvailability(text: string): Window[] | undefined {
  const windows: Window[] = [];
  for (const part of text.split(/[;|\n]/)) {
    if (part.trim() === '') continue;
    const [, day = '', starts = '', ends = ''] =
      /^\s*([a-z]{3})[a-z]*\.?\s+(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})\s*$/i.exec(part) ?? [];
    const weekday = dayNames.indexOf(day.toLowerCase()) + 1;
    const startsMinute = minuteOf(starts);
    const endsMinute = minuteOf(ends) === 0 ? 24 * 60 : minuteOf(ends);
    if (weekday === 0 || startsMinute === undefined || endsMinute === undefined) return undefined;
    if (endsMinute <= startsMinute || startsMinute >= 24 * 60) return undefined;
    windows.push({ weekday, startsMinute, endsMinute });
  }
  return windows;
}
