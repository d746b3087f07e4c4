import ICAL from 'ical.js';

export interface CalendarAnswer {
  uid: string;
  /** Which session of a series, by when its rule puts it; absent: all of it, or the only one. */
  recurrence: Date | undefined;
  /** Of which invitation: an answer to an older one is about another time. */
  sequence: number;
  answer: 'accepted' | 'declined' | 'tentative';
}

const meanings: Record<string, CalendarAnswer['answer']> = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  TENTATIVE: 'tentative',
};

/** What an iTIP REPLY (RFC 5546) says; undefined where the text is none. */
export function readCalendarAnswer(text: string): CalendarAnswer | undefined {
  let calendar: ICAL.Component;
  try {
    calendar = new ICAL.Component(ICAL.parse(text));
  } catch {
    return undefined;
  }
  if (String(calendar.getFirstPropertyValue('method')).toUpperCase() !== 'REPLY') return undefined;
  const event = calendar.getFirstSubcomponent('vevent');
  const uid = event?.getFirstPropertyValue('uid');
  const attendees = event?.getAllProperties('attendee') ?? [];
  const said = String(attendees[0]?.getParameter('partstat') ?? '').toUpperCase();
  const answer = meanings[said];
  // A reply is one attendee's (RFC 5546, 3.2.3).
  if (!event || typeof uid !== 'string' || attendees.length !== 1 || !answer) return undefined;
  const recurrence = event.getFirstPropertyValue('recurrence-id');
  return {
    uid,
    recurrence: recurrence instanceof ICAL.Time ? recurrence.toJSDate() : undefined,
    sequence: Number(event.getFirstPropertyValue('sequence') ?? 0),
    answer,
  };
}
