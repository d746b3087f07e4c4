import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInside, newGoal } from '../goal.ts';
import { builtInTemplates } from './built-in-templates.ts';
import { goalFromTemplate } from './goal-from-template.ts';
import { templateContent } from './goal-template.ts';

const all = builtInTemplates('en').map((template) => templateContent.parse(template));
const timeframe = { startsOn: '2026-03-01', endsOn: '2026-09-01' };
const day = fc
  .date({ min: new Date('2025-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a goal from a template', () => {
  it('spreads the milestones over the time that is left', () => {
    const template = {
      ...templateContent.parse(all[0]),
      milestones: [
        { title: 'A quarter', share: 0.25 },
        { title: 'All', share: 1 },
      ],
    };
    const dates = (today: string) =>
      goalFromTemplate(template, timeframe, today, []).milestones.map((step) => step.dueOn);
    expect(dates('2026-01-01')).toEqual(['2026-04-16', '2026-09-01']);
    expect(dates('2026-08-24')).toEqual(['2026-08-26', '2026-09-01']);
    expect(dates('2027-01-01')).toEqual(['2026-09-01', '2026-09-01']);
  });

  it('ticks the skills that the form lists, and types the others', () => {
    const template = { ...templateContent.parse(all[0]), skills: ['Feedback', 'Courage'] };
    const choices = [{ id: 'f', name: 'feedback' }];
    expect(goalFromTemplate(template, timeframe, '2026-03-01', choices)).toMatchObject({
      skills: ['f'],
      moreSkills: ['Courage'],
    });
  });

  it('is a goal that the form takes, on any day, with dates inside the timeframe and in order', () => {
    fc.assert(
      fc.property(day, day, day, fc.constantFrom(...all), (one, other, today, template) => {
        fc.pre(one !== other);
        const [startsOn, endsOn] = one < other ? [one, other] : [other, one];
        const start = goalFromTemplate(template, { startsOn, endsOn }, today, []);
        expect(
          newGoal.safeParse({ ...start, moreSkills: start.moreSkills.join(';') }).success,
        ).toBe(true);
        const days = [...start.milestones.map((step) => step.dueOn), start.dueOn];
        expect(days).toEqual([...days].sort());
        expect(days.every((date) => isInside(date, { startsOn, endsOn }))).toBe(true);
        if (today >= startsOn && today <= endsOn) {
          expect(days.every((date) => date >= today)).toBe(true);
        }
      }),
    );
  });
});
