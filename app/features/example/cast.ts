import { exampleDomain } from '../mail/invented-addresses.ts';
import { exampleSignIns } from '../people/example-sign-ins.ts';
import type { Window } from '../profiles/availability.ts';
import type { OfferedSkill, WantedSkill } from '../profiles/person-skill.ts';
import { type Profile, workingStyles } from '../profiles/profile.ts';
import type { Chance } from './chance.ts';
import {
  capacities,
  type Field,
  type Figure,
  menteeHours,
  menteeStages,
  mentorHours,
  mentorStages,
  offeredCounts,
  type Place,
  placeFigures,
  secondLanguageShare,
  skillFigures,
  wantedCounts,
} from './figures.ts';
import { addressOf, namesOf } from './names.ts';
import { fill, type Plot, plotsOf } from './plots.ts';

/** Somebody who was made up. */
export interface Character {
  name: string;
  email: string;
  timeZone: string;
  profile: Partial<Profile>;
  offers: OfferedSkill[];
  wants: WantedSkill[];
  windows: Window[];
  capacity: number;
  hoursPerMonth: number;
  /** What they want to do about the skill that they want most. */
  plot: Plot;
  skill: string;
}

export interface Cast {
  admin: Character;
  manager: Character;
  /** The two whose eyes a visitor can use, made for each other. */
  mentee: Character;
  mentor: Character;
  mentors: Character[];
  mentees: Character[];
}

/** Only these two are about accessibility, so that the best pairs put them together. */
const theirSkills = ['Accessibility', 'Interface design'];

const departments: Record<Field, readonly string[]> = {
  web: ['Storefront', 'Mobile', 'Design systems'],
  server: ['Payments', 'Bookings', 'Data'],
  operations: ['Platform', 'Security'],
  craft: ['Design systems', 'Research', 'Platform'],
  people: ['People', 'Delivery'],
};
const interests =
  'sailing,chess,bread,climbing,choir,board games,gardening,cycling,film,birds,pottery,running'.split(
    ',',
  );

const openSkills = skillFigures.filter(([name]) => !theirSkills.includes(name));
const skillChoices = openSkills.map(([name, count]): Figure<string> => [name, count]);

/** The people of the example: the same for the same seed. */
export function makeCast(
  chance: Chance,
  { mentors, mentees }: { mentors: number; mentees: number },
): Cast {
  const taken = new Set(Object.values(exampleSignIns).map((one) => one.name));
  const newName = ({ country }: Place): string => {
    for (;;) {
      const { given, family } = namesOf(country);
      const name = `${chance.one(given)} ${chance.one(family)}`;
      if (!taken.has(name)) {
        taken.add(name);
        return name;
      }
    }
  };
  const somebody = (side: 'mentor' | 'mentee'): Character => {
    const place = chance.weighted(placeFigures);
    return makeCharacter(chance, side, place, newName(place));
  };
  return {
    ...makeSignIns(chance),
    mentors: Array.from({ length: mentors }, () => somebody('mentor')),
    mentees: Array.from({ length: mentees }, () => somebody('mentee')),
  };
}

function makeCharacter(
  chance: Chance,
  side: 'mentor' | 'mentee',
  { country, timeZone, language }: Place,
  name: string,
): Character {
  const isMentor = side === 'mentor';
  const offers = chance
    .several(skillChoices, isMentor ? chance.weighted(offeredCounts) : chance.between(1, 2))
    .map((skill) => ({ name: skill, level: isMentor ? chance.between(3, 4) : 2 }));
  const wants = chance
    .several(
      skillChoices.filter(([skill]) => !offers.some((offered) => offered.name === skill)),
      isMentor ? 0 : chance.weighted(wantedCounts),
    )
    .map((skill, index) => ({ name: skill, level: chance.between(0, 2), priority: index + 1 }));
  const skill = (isMentor ? offers[0]?.name : wants[0]?.name) ?? 'JavaScript';
  const field = fieldOf(skill);
  const stage = chance.weighted(isMentor ? mentorStages : menteeStages);
  const department = chance.one(departments[field]);
  return {
    name,
    email: `${addressOf(name)}@${exampleDomain}`,
    timeZone,
    profile: {
      headline: headlineOf(stage, field, department),
      career_stage: stage,
      industry: 'Software',
      job_function: field === 'craft' ? 'Design and research' : 'Engineering',
      country,
      department,
      site: chance.happens(0.4) ? 'Remote' : 'Harbour office',
      languages: chance.happens(secondLanguageShare) ? ['en', language] : ['en'],
      interests: chance.several(
        interests.map((interest): Figure<string> => [interest, 1]),
        chance.between(1, 3),
      ),
      working_style: chance.several(
        workingStyles.map((style): Figure<string> => [style, 1]),
        chance.between(2, 3),
      ),
      meeting_format: chance.happens(0.7) ? 'remote' : 'either',
    },
    offers,
    wants,
    windows: makeWindows(chance),
    capacity: isMentor ? chance.weighted(capacities) : 1,
    hoursPerMonth: chance.weighted(isMentor ? mentorHours : menteeHours),
    plot: chance.one(plotsOf[field]),
    skill,
  };
}

function makeSignIns(chance: Chance): Pick<Cast, 'admin' | 'manager' | 'mentee' | 'mentor'> {
  const place = (country: string, timeZone: string, language: string): Place => ({
    country,
    timeZone,
    language,
  });
  const named = (role: keyof typeof exampleSignIns, side: 'mentor' | 'mentee', from: Place) => ({
    ...makeCharacter(chance, side, from, exampleSignIns[role].name),
    email: exampleSignIns[role].email,
  });
  // Two late afternoons that few others keep free.
  const windows = [2, 4].map((weekday) => ({
    weekday,
    startsMinute: 16 * 60,
    endsMinute: 18 * 60,
  }));
  const mentor = named('mentor', 'mentor', place('SE', 'Europe/Stockholm', 'sv'));
  const mentee = named('mentee', 'mentee', place('DE', 'Europe/Berlin', 'ar'));
  const lead = plotsOf.craft[0] ?? mentee.plot;
  return {
    admin: named('admin', 'mentor', place('GB', 'Europe/London', 'en')),
    manager: named('manager', 'mentor', place('ES', 'Europe/Madrid', 'es')),
    mentor: {
      ...mentor,
      profile: {
        ...mentor.profile,
        headline: 'Principal designer who started out as a developer',
        about:
          'I have built design systems for twelve years and still learn most from people who use a screen reader. Ask me about accessibility, about working with engineers, and about saying no.',
        career_stage: 'senior',
        department: 'Design systems',
        languages: ['en', 'sv'],
        working_style: ['questions', 'examples', 'direct'],
      },
      offers: ['Accessibility', 'Interface design', 'User experience', 'CSS'].map((name) => ({
        name,
        level: name === 'CSS' ? 3 : 4,
      })),
      windows,
      capacity: 1,
      hoursPerMonth: 3,
    },
    mentee: {
      ...mentee,
      profile: {
        ...mentee.profile,
        headline: 'Frontend developer in Storefront',
        about:
          'I came to code from architecture school. I like drawing, and interfaces that everybody can use.',
        career_stage: 'mid',
        department: 'Storefront',
        languages: ['en', 'de', 'ar'],
        working_style: ['questions', 'examples', 'structured'],
      },
      offers: [{ name: 'React', level: 2 }],
      wants: theirSkills.map((name, index) => ({ name, level: 1, priority: index + 1 })),
      windows,
      hoursPerMonth: 3,
      plot: lead,
      skill: 'Accessibility',
    },
  };
}

/** Some half days in the week. */
function makeWindows(chance: Chance): Window[] {
  const days = chance.several(
    [1, 2, 3, 4, 5].map((weekday): Figure<number> => [weekday, 1]),
    chance.between(3, 5),
  );
  return days.map((weekday) => {
    const starts = chance.one([9, 10, 13, 14]);
    return { weekday, startsMinute: starts * 60, endsMinute: (starts + 4) * 60 };
  });
}

export function fieldOf(skill: string): Field {
  return skillFigures.find(([name]) => name === skill)?.[2] ?? 'web';
}

/** What they write when they enrol. */
export function goalOf({ plot, skill }: Character): string {
  return `${fill(plot.title, skill)}.`;
}

function headlineOf(stage: string, field: Field, department: string): string {
  const work = {
    web: 'Frontend developer',
    server: 'Backend developer',
    operations: 'Platform engineer',
    craft: 'Product designer',
    people: 'Delivery lead',
  }[field];
  const rank: Record<string, string> = {
    early: 'Junior ',
    senior: 'Senior ',
    manager: 'Team lead, once ',
    executive: 'Head of department, once ',
  };
  const words = `${rank[stage] ?? ''}${work}`;
  const plain = words.replace(/ ([A-Z])/g, (match) => match.toLowerCase());
  return `${plain} in ${department}`;
}
