import { describe, expect, it } from 'vitest';
import { toProblems } from '../../http/form-problems.ts';
import { availability, minuteOf, tidyWindows, timeOf } from './availability.ts';
import { countryCodes, countryFrom, nameOfCountry } from './country.ts';
import { languageCodes, languageFrom, nameOfLanguage } from './language.ts';
import { ownSkills } from './person-skill.ts';
import { canSeeWhole, ownProfile } from './profile.ts';

describe('languages and countries', () => {
  it('are known by code and by name, in any case', () => {
    expect(['Greek', 'EL', 'el-GR', 'Ελληνικά', 'greek'].map(languageFrom)).toEqual(
      Array(5).fill('el'),
    );
    expect(['Greece', 'gr', ' GR '].map(countryFrom)).toEqual(['GR', 'GR', 'GR']);
    expect(languageFrom('Klingon')).toBeUndefined();
    expect(countryFrom('Atlantis')).toBeUndefined();
  });

  it('come back from the name that is shown', () => {
    const strange = [
      ...languageCodes.filter((code) => languageFrom(nameOfLanguage(code)) === undefined),
      ...countryCodes.filter((code) => countryFrom(nameOfCountry(code)) !== code),
    ];
    expect(strange).toEqual([]);
  });
});

describe('the form of one’s own profile', () => {
  it('takes an empty form', () => {
    expect(ownProfile.parse({})).toMatchObject({
      headline: '',
      career_stage: null,
      country: '',
      languages: [],
      working_style: [],
      meeting_format: null,
    });
  });

  it('turns names into codes, once each', () => {
    const given = { languages: 'English; greek, el', country: 'Portugal' };
    expect(ownProfile.parse(given)).toMatchObject({ languages: ['en', 'el'], country: 'PT' });
  });

  it('says beside which field something is unknown', () => {
    const parsed = ownProfile.safeParse({
      languages: 'English; Elvish',
      country: 'Narnia',
      time_zone: 'Mars/Base',
    });
    expect(parsed.error && toProblems(parsed.error)).toEqual([
      { field: 'country', key: 'profiles:problems.country' },
      { field: 'languages', key: 'profiles:problems.language' },
      { field: 'time_zone', key: 'problems:timeZone' },
    ]);
  });
});

describe('the form of one’s own skills', () => {
  it('leaves out lines without a name and keeps what was said of the others', () => {
    const parsed = ownSkills.parse({
      offers: [
        { name: ' Public  speaking ', level: '4' },
        { name: ' ', level: '2' },
      ],
      wants: [{ name: 'Budgets', level: '', priority: '2' }],
    });
    expect(parsed).toEqual({
      offers: [{ name: 'Public speaking', level: 4 }],
      wants: [{ name: 'Budgets', level: null, priority: 2 }],
    });
  });

  it('names the field of a line that is wrong', () => {
    const parsed = ownSkills.safeParse({ offers: [{ name: 'Budgets', level: '9' }] });
    expect(parsed.error && toProblems(parsed.error)[0]?.field).toBe('offers[0][level]');
  });
});

describe('usual times', () => {
  it('are minutes of the day', () => {
    expect(['00:00', '9:30', '23:59', '24:00'].map(minuteOf)).toEqual([0, 570, 1439, 1440]);
    expect(['24:01', '12:60', 'noon', ''].map(minuteOf)).toEqual(Array(4).fill(undefined));
    expect(timeOf(570)).toBe('09:30');
  });

  it('may last until midnight, and may not end before they start', () => {
    const parse = (starts: string, ends: string) =>
      availability.safeParse({ noticeHours: '24', windows: [{ weekday: '1', starts, ends }] });
    expect(parse('22:00', '00:00').data?.windows).toEqual([
      { weekday: 1, startsMinute: 1320, endsMinute: 1440 },
    ]);
    expect(parse('', '').data?.windows).toEqual([]);
    const wrong = parse('10:00', '09:00');
    expect(wrong.error && toProblems(wrong.error)).toEqual([
      { field: 'windows[0][ends]', key: 'profiles:problems.endsFirst' },
    ]);
    const none = parse('10:00', '10:00');
    expect(none.error && toProblems(none.error)).toEqual([
      { field: 'windows[0][ends]', key: 'profiles:problems.endsFirst' },
    ]);
    const half = parse('10:00', '');
    expect(half.error && toProblems(half.error)[0]?.field).toBe('windows[0][ends]');
  });

  it('join where they touch or overlap', () => {
    const window = (weekday: number, startsMinute: number, endsMinute: number) => ({
      weekday,
      startsMinute,
      endsMinute,
    });
    const given = [window(2, 60, 120), window(1, 90, 150), window(1, 0, 90), window(1, 200, 210)];
    expect(tidyWindows(given)).toEqual([
      window(1, 0, 150),
      window(1, 200, 210),
      window(2, 60, 120),
    ]);
  });
});

it('shows the whole profile to its person and to managers', () => {
  const actor = { personId: 'p', organizationId: 'o' };
  expect(canSeeWhole({ ...actor, role: 'member' }, 'p')).toBe(true);
  expect(canSeeWhole({ ...actor, role: 'member' }, 'other')).toBe(false);
  expect(canSeeWhole({ ...actor, role: 'manager' }, 'other')).toBe(true);
});
