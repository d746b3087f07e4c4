import { describe, expect, it } from 'vitest';
import { type GivenPlace, meetingAt, placeFrom, serviceAt } from './meeting-place.ts';

const rooms = 'https://meet.example.org';
const kept = (given: GivenPlace, before?: string) =>
  placeFrom(given, { rooms, newName: () => 'ithaca-1', ...(before !== undefined && { before }) });

describe('where a session takes place', () => {
  it('is a link of their own, a room made for them, an address, or not said yet', () => {
    expect(kept({ meeting: 'link', place: 'https://zoom.us/j/1' })).toBe('https://zoom.us/j/1');
    expect(kept({ meeting: 'inPerson', place: 'Quay 5' })).toBe('Quay 5');
    expect(kept({ meeting: 'later', place: 'ignored' })).toBe('');
    expect(kept({ meeting: 'room', place: '' })).toBe(`${rooms}/ithaca-1`);
    expect(kept({ place: 'as before' })).toBe('as before');
  });

  it('stays the room that was made for it when the time moves', () => {
    expect(kept({ meeting: 'room', place: '' }, `${rooms}/ithaca-0`)).toBe(`${rooms}/ithaca-0`);
    expect(kept({ meeting: 'room', place: '' }, 'https://zoom.us/j/1')).toBe(`${rooms}/ithaca-1`);
  });

  it.each(['', 'zoom', 'zoom.us/j/1', 'javascript:alert(1)', 'https://zoom.us/j/1 password 7'])(
    'is no link where it is none: %s',
    (place) => {
      expect(() => kept({ meeting: 'link', place })).toThrow('sessions:problems.link');
    },
  );

  it('needs an address in person, and a host for rooms', () => {
    expect(() => kept({ meeting: 'inPerson', place: '' })).toThrow('sessions:problems.address');
    expect(() =>
      placeFrom({ meeting: 'room', place: '' }, { rooms: undefined, newName: () => 'x' }),
    ).toThrow('sessions:problems.noRooms');
  });

  it('is shown again as what it is, with the name of its service', () => {
    const places = ['', 'Quay 5', 'https://x.zoom.us/j/1', `${rooms}/ithaca-0`, 'https://a.b/c'];
    expect(places.map((place) => meetingAt(place, rooms))).toEqual([
      'later',
      'inPerson',
      'link',
      'room',
      'link',
    ]);
    expect(places.map((place) => serviceAt(place, rooms))).toEqual([
      undefined,
      undefined,
      'Zoom',
      'Jitsi',
      undefined,
    ]);
    expect(serviceAt('https://teams.microsoft.com/l/meetup')).toBe('Microsoft Teams');
    expect(serviceAt('https://notzoom.us/j/1')).toBeUndefined();
  });
});
