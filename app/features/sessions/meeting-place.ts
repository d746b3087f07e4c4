import { refusal } from '../../platform/refusal.ts';

/** How they meet: by a link of their own, in a room made for them, face to face; or it is said later. */
export const meetings = ['link', 'room', 'inPerson', 'later'] as const;
export type Meeting = (typeof meetings)[number];

/** What a form says about the place; without `meeting`, the place is as somebody said it before. */
export interface GivenPlace {
  meeting?: Meeting | undefined;
  place: string;
}

/**
 * The place as it is kept: an address of a call, or words. `rooms` is where rooms are made, where
 * the installation has such a host; a room that was made for this session before stays theirs.
 */
export function placeFrom(
  { meeting, place }: GivenPlace,
  {
    rooms,
    newName,
    before = '',
  }: { rooms: string | undefined; newName: () => string; before?: string },
): string {
  switch (meeting) {
    case undefined:
      return place;
    case 'later':
      return '';
    case 'link':
      if (!isCall(place)) throw refusal('place', 'sessions:problems.link');
      return place;
    case 'inPerson':
      if (place === '') throw refusal('place', 'sessions:problems.address');
      return place;
    case 'room':
      if (!rooms) throw refusal('meeting', 'sessions:problems.noRooms');
      return isRoomOf(rooms, before) ? before : `${rooms}/${newName()}`;
  }
}

/** Which of the ways a kept place is, for a form that shows it again. */
export function meetingAt(place: string, rooms: string | undefined): Meeting {
  if (place === '') return 'later';
  if (rooms && isRoomOf(rooms, place)) return 'room';
  return isCall(place) ? 'link' : 'inPerson';
}

export function isCall(place: string): boolean {
  const url = URL.parse(place);
  return url !== null && /^https?:$/.test(url.protocol) && !/\s/.test(place);
}

function isRoomOf(rooms: string, place: string): boolean {
  return place.startsWith(`${rooms}/`);
}

const services = [
  { name: 'Zoom', hosts: ['zoom.us', 'zoom.com'] },
  { name: 'Google Meet', hosts: ['meet.google.com'] },
  { name: 'Microsoft Teams', hosts: ['teams.microsoft.com', 'teams.live.com'] },
  { name: 'Jitsi', hosts: ['meet.jit.si', '8x8.vc'] },
];

/** What the service behind a link is called; undefined for one that we do not know. */
export function serviceAt(place: string, rooms?: string | undefined): string | undefined {
  if (!isCall(place)) return undefined;
  const { hostname } = new URL(place);
  if (rooms && isRoomOf(rooms, place)) return 'Jitsi';
  return services.find(({ hosts }) =>
    hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`)),
  )?.name;
}
