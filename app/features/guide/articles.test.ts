import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderArticle } from '../../platform/markdown.server.ts';
import { readerRoles, relatedTo, sections, steps, wordsIn } from './article.ts';
import { articles, searchGuide } from './articles.server.ts';
import { articlesFor } from './fitting-articles.ts';

const fewest = 45;
const slugs = articles.map(({ slug }) => slug);

describe('the articles of the Guide', () => {
  it('are all read from their folder, each under a name of its own', () => {
    const folder = path.join(import.meta.dirname, 'articles');
    const files = fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'));
    expect(articles).toHaveLength(files.length);
    expect(new Set(articles.map(({ slug }) => slug)).size).toBe(files.length);
    expect(files.length).toBeGreaterThanOrEqual(fewest);
  });

  it.each(sections)('fill the section %s', (section) => {
    const own = articles.filter((article) => article.section === section);
    expect(own.length).toBeGreaterThanOrEqual(3);
    expect(new Set(own.map(({ order }) => order)).size).toBe(own.length);
  });

  it.each(articles.map((article) => [article.slug, article] as const))(
    '%s is well made',
    (_, article) => {
      const text = `${article.title}\n${article.summary}\n${article.body}`;
      const words = wordsIn(article.body).length;
      expect(words).toBeGreaterThanOrEqual(300);
      expect(words).toBeLessThanOrEqual(900);
      expect(text).not.toContain('!');
      // Figures that nobody can trace, and a word that our questions have not earned.
      expect(text).not.toMatch(/\b(49|80) ?(%|per ?cent)|\b(1|one) in (3|three)\b|validated/i);
      // The page's own title is the first heading.
      expect(article.body).not.toMatch(/^# /m);
      expect(renderArticle(article.body)).not.toMatch(/<h1|&lt;/);
      const links = [...article.body.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]);
      expect(links).not.toContain(article.slug);
      for (const link of links) expect(slugs).toContain(link);
      for (const source of article.sources) {
        // What is named at the end is named in the text.
        expect(article.body, source).toContain(source.match(/\d{4}/)?.[0] ?? source);
      }
    },
  );

  it.each(steps.flatMap((step) => readerRoles.map((role) => [step, role] as const)))(
    'have two or three pieces at the step %s for the role %s',
    (step, role) => {
      const kind = role === 'peer' ? 'peer' : 'one_to_one';
      const place = { step, role, kind, stage: 'mid', industry: 'Software' } as const;
      const offered = articlesFor(articles, place);
      expect(offered.length).toBeGreaterThanOrEqual(2);
      expect(offered.length).toBeLessThanOrEqual(3);
      if (step === 'agree') {
        expect(offered.map(({ article }) => article.slug)).toContain(
          role === 'mentor' ? 'what-mentors-do' : 'the-agreement',
        );
      }
    },
  );

  it.each([
    ['peer', ['peer']],
    ['reverse', ['mentee', 'mentor']],
    ['circle', ['peer', 'mentor']],
  ] as const)('speak to those in the kind %s as they come together and work', (kind, roles) => {
    for (const role of roles) {
      for (const step of ['match', 'agree', 'work', 'review'] as const) {
        const place = { step, role, kind, stage: 'mid', industry: 'Software' } as const;
        const kinds = articlesFor(articles, place).map(({ article }) => article.kinds);
        expect(kinds, `${role} at ${step}`).toContainEqual([kind]);
      }
    }
  });

  it('are followed by others that help the same reader', () => {
    const related = (slug: string) =>
      articles.filter((each) => each.slug === slug).flatMap((each) => relatedTo(each, articles));
    for (const { slug, kinds } of articles) {
      expect(related(slug), slug).toHaveLength(3);
      for (const other of related(slug)) {
        expect([other.stages, other.industries]).toEqual([[], []]);
        if (kinds.length === 1 && other.kinds.length === 1) expect(other.kinds).toEqual(kinds);
      }
    }
    expect(related('taking-turns').map(({ slug }) => slug)).toContain('when-one-gives-more');
  });

  it('are found by words, the one that says it in its title first', () => {
    expect(searchGuide('first meeting')[0]?.slug).toBe('your-first-meeting');
    expect(searchGuide('xyzzy')).toEqual([]);
    expect(searchGuide('!?')).toEqual([]);
  });
});
