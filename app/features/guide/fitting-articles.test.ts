import { describe, expect, it } from 'vitest';
import type { Article } from './article.ts';
import { articlesFor, fieldNamed, type Place } from './fitting-articles.ts';

const article = (slug: string, fits: Partial<Article>): Article => ({
  slug,
  title: slug,
  summary: '',
  body: '',
  minutes: 1,
  section: 'method',
  order: 1,
  kinds: [],
  roles: [],
  steps: [],
  stages: [],
  industries: [],
  sources: [],
  ...fits,
});
const articles = [
  article('agreement', { steps: ['agree'] }),
  article('first-meeting', { steps: ['agree', 'work'], roles: ['mentee'] }),
  article('as-mentor', { steps: ['agree'], roles: ['mentor'] }),
  article('watching', { steps: ['agree', 'work'], roles: ['manager'] }),
  article('reverse', { steps: ['agree'], kinds: ['reverse'] }),
  article('as-a-student', { stages: ['student'], steps: ['agree'] }),
  article('in-health-care', { industries: ['health'], steps: ['agree'] }),
  article('story', {}),
];
const mentee: Place = {
  step: 'agree',
  role: 'mentee',
  kind: 'one_to_one',
  stage: null,
  industry: '',
};
const slugs = (place: Place) => articlesFor(articles, place).map(({ article: { slug } }) => slug);

describe('the articles offered at a step', () => {
  it('are about the step, those for the role first, and say so', () => {
    expect(articlesFor(articles, mentee).map((one) => [one.article.slug, one.reason])).toEqual([
      ['first-meeting', { about: 'step', value: 'agree' }],
      ['agreement', { about: 'step', value: 'agree' }],
    ]);
  });
  it('are never for another role, kind, stage or field', () => {
    expect(slugs({ ...mentee, role: 'mentor' })).toEqual(['as-mentor', 'agreement']);
    expect(slugs(mentee)).not.toContain('reverse');
    expect(slugs({ ...mentee, kind: null })).not.toContain('reverse');
  });
  it('are for pairs of every kind where nobody said which', () => {
    const forLonger = article('for-longer', { steps: ['agree'], kinds: ['one_to_one', 'peer'] });
    const offered = articlesFor([...articles, forLonger], { ...mentee, kind: null });
    expect(offered.map((each) => each.article.slug)).toContain('for-longer');
  });
  it('are about the kind and about the step, not all about one of them', () => {
    const more = ['reverse-a', 'reverse-b'].map((slug) =>
      article(slug, { steps: ['agree'], kinds: ['reverse'], roles: ['mentee'] }),
    );
    const chosen = (place: Place) =>
      articlesFor([...articles, ...more], place).map((each) => each.article.slug);
    expect(chosen({ ...mentee, kind: 'reverse' })).toEqual([
      'reverse-a',
      'first-meeting',
      'reverse-b',
    ]);
    expect(chosen({ ...mentee, kind: 'reverse', stage: 'student' })[2]).toBe('as-a-student');
    // At another step what is only about the reader or the kind is no help.
    expect(chosen({ ...mentee, kind: 'reverse', stage: 'student', step: 'work' })).toEqual([
      'first-meeting',
    ]);
  });
  it('begin with the one that a page cannot do without, where it fits the reader', () => {
    expect(slugs({ ...mentee, first: 'agreement' })[0]).toBe('agreement');
    expect(slugs({ ...mentee, first: 'as-mentor' })[0]).toBe('first-meeting');
  });
  it('keep the last place for the reader: their stage, field or kind', () => {
    expect(articlesFor(articles, { ...mentee, stage: 'student' })[2]).toMatchObject({
      article: { slug: 'as-a-student' },
      reason: { about: 'stage', value: 'student' },
    });
    expect(articlesFor(articles, { ...mentee, industry: 'Health' })[2]).toMatchObject({
      article: { slug: 'in-health-care' },
      reason: { about: 'industry', value: 'health' },
    });
    expect(slugs({ ...mentee, kind: 'reverse' })).toContain('reverse');
  });
  it('speak to a manager of the program, not of their own stage', () => {
    expect(articlesFor(articles, { ...mentee, role: 'manager', stage: 'student' })[0]).toEqual({
      article: articles[3],
      reason: { about: 'managing', value: 'agree' },
    });
    expect(slugs({ ...mentee, role: 'manager', stage: 'student' })).not.toContain('as-a-student');
    expect(slugs({ ...mentee, role: 'manager', kind: 'reverse' })).toContain('reverse');
  });
  it('are three at most, and none where nothing fits', () => {
    expect(
      slugs({ ...mentee, kind: 'reverse', stage: 'student', industry: 'Health' }),
    ).toHaveLength(3);
    expect(slugs({ ...mentee, step: 'close' })).toEqual([]);
  });
});

describe('a field of work', () => {
  it.each([
    ['Information technology', 'technology'],
    ['Health', 'health'],
    ['Finance and insurance', 'finance'],
    ['Public service', 'public'],
    ['Media and publishing', 'creative'],
    ['Science and research', 'science'],
    ['Agriculture and food', null],
    ['', null],
  ])('%s is %s', (said, field) => {
    expect(fieldNamed(said)).toBe(field);
  });
});
