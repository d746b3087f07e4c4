import { describe, expect, it } from 'vitest';
import { industries } from '../../profiles/industries.ts';
import { careerStages } from '../../profiles/profile.ts';
import { builtInByLanguage, builtInTemplates } from './built-in-templates.ts';
import { templateContent } from './goal-template.ts';

const all = builtInTemplates('en');

describe('the goal templates that ship with Ithaca', () => {
  it.each(all.map((template) => [template.key, template] as const))(
    '%s says all that a goal needs',
    (_key, template) => {
      const content = templateContent.parse(template);
      expect(content.description.length).toBeGreaterThan(60);
      expect(content.skills.length).toBeGreaterThan(0);
      expect(content.milestones.length).toBeGreaterThanOrEqual(2);
      expect(content.stages.length).toBeGreaterThan(0);
      expect(['', ...industries]).toContain(content.industry);
    },
  );

  it('have names and titles of their own', () => {
    expect(new Set(all.map((template) => template.key)).size).toBe(all.length);
    expect(new Set(all.map((template) => template.title)).size).toBe(all.length);
    expect(all.filter((template) => !/^[a-z]+(-[a-z]+)+$/.test(template.key))).toEqual([]);
  });

  it('cover eight stages and more than eight industries, and all kinds of mentoring', () => {
    expect(all.length).toBeGreaterThanOrEqual(48);
    for (const stage of careerStages) {
      const some = all.filter((template) => template.stages.includes(stage));
      expect(some.length, stage).toBeGreaterThanOrEqual(5);
      expect(some.some((template) => template.industry === '')).toBe(true);
    }
    const covered = new Set(all.map((template) => template.industry).filter(Boolean));
    expect(covered.size).toBeGreaterThanOrEqual(8);
    const kinds = new Set(all.flatMap((template) => template.kinds ?? []));
    expect([...kinds].sort()).toEqual(['circle', 'flash', 'one_to_one', 'peer', 'reverse']);
  });

  it('are the same ones in every language', () => {
    const keys = all.map((template) => template.key).sort();
    for (const [language, templates] of Object.entries(builtInByLanguage)) {
      expect(templates.map((template) => template.key).sort(), language).toEqual(keys);
    }
    expect(builtInTemplates('xx')).toBe(all);
  });
});
