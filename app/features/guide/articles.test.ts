import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sections, wordsIn } from './article.ts';
import { articles, renderArticle, searchGuide } from './articles.server.ts';

// 45 is what the Guide needs; raise this, and empty the list, when all its sections are in.
const fewest = 10;
/** Being written: a link to one of these shows as plain text until it is there. */
const toCome =
  'mentor-and-telemachus from-apprentices-to-programs what-strategic-mentoring-is how-mentoring-is-changing the-six-steps goals-worth-a-year learning-and-performance-goals describing-five-levels finding-the-right-person the-agreement if-then-plans closing-well choosing-a-kind one-to-one peer-mentoring reverse-mentoring circles one-off-sessions a-program-in-a-week a-small-pilot inviting-and-enrolling matching-you-can-defend watching-without-watching reporting-honestly when-somebody-goes-quiet a-mismatch-without-blame leaning-too-much power-and-rank the-limits-of-confidentiality raising-a-concern as-a-student in-your-first-job growing-in-the-middle as-a-senior as-a-new-manager as-an-executive returning-after-a-break changing-field in-technology in-health-care in-education in-finance in-manufacturing in-public-service in-creative-work in-science-and-research'.split(
    ' ',
  );
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

  it('leave no section that has begun with fewer than four', () => {
    const counts = sections
      .map((section) => articles.filter((article) => article.section === section).length)
      .filter((count) => count > 0);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(4);
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
      expect(renderArticle(article)).not.toMatch(/<h1|&lt;/);
      const links = [...article.body.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]);
      expect(links).not.toContain(article.slug);
      for (const link of links) expect([...slugs, ...toCome]).toContain(link);
      for (const source of article.sources) {
        // What is named at the end is named in the text.
        expect(article.body, source).toContain(source.match(/\d{4}/)?.[0] ?? source);
      }
    },
  );

  it('are found by words, the one that says it in its title first', () => {
    expect(searchGuide('first meeting')[0]?.slug).toBe('your-first-meeting');
    expect(searchGuide('xyzzy')).toEqual([]);
    expect(searchGuide('!?')).toEqual([]);
  });
});
