import { describe, expect, it } from 'vitest';
import { builtInTemplates } from './built-in-templates.ts';
import { type GoalTemplate, templateContent } from './goal-template.ts';
import { fieldsOf, searchTemplates, templateSearchFrom } from './template-search.ts';

const all = builtInTemplates('en').map(
  (template, index): GoalTemplate => ({
    ...templateContent.parse(template),
    id: template.key,
    origin: 'built_in',
    isHidden: index === 0,
    seen: '',
  }),
);
const found = (query: string) =>
  searchTemplates(all, templateSearchFrom(new URLSearchParams(query)));

describe('a search for templates', () => {
  it('finds all of them when nothing is asked, or nothing that it knows', () => {
    expect(found('')).toEqual(all);
    expect(found('stage=wizard&kind=%00&state=x')).toEqual(all);
  });

  it('wants every word, in title, description, field or skills', () => {
    expect(found('q=ON+call').map(({ id }) => id)).toContain('technology-first-on-call');
    expect(found('q=call+zebra')).toEqual([]);
  });

  it('narrows by stage, field, kind and state', () => {
    expect(found('stage=returning').every(({ stages }) => stages.includes('returning'))).toBe(true);
    expect(found('industry=health').every(({ industry }) => industry === 'Health')).toBe(true);
    const reverse = found('kind=reverse');
    expect(reverse.some(({ kinds }) => kinds.includes('reverse'))).toBe(true);
    expect(reverse.some(({ kinds }) => kinds.length > 0 && !kinds.includes('reverse'))).toBe(false);
    expect(found('state=hidden')).toEqual([all[0]]);
    expect(found('state=own')).toEqual([]);
    expect(fieldsOf(all)).toContain('Health');
    expect(fieldsOf(all)).not.toContain('');
  });
});
