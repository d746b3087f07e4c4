import { type Article, wordsIn } from './article.ts';

const weights = { title: 8, summary: 4, body: 1 } as const;
type Part = keyof typeof weights;

interface Entry<T> {
  article: T;
  words: Record<Part, string[]>;
}
type Searchable = Pick<Article, Part>;

/** Every word of every article, cut once. */
export function indexArticles<T extends Searchable>(articles: readonly T[]): Entry<T>[] {
  return articles.map((article) => ({
    article,
    words: {
      title: wordsIn(article.title),
      summary: wordsIn(article.summary),
      body: wordsIn(article.body),
    },
  }));
}

/**
 * The articles with the asked words (or words that begin with them): those with more of them first;
 * among these a word that few articles have counts more, and one in the title more than in the body.
 */
export function searchArticles<T extends Searchable>(index: Entry<T>[], asked: string): T[] {
  const terms = [...new Set(wordsIn(asked.slice(0, 200)))].slice(0, 12);
  const hits = terms.map((term) =>
    index.map(({ words }) => {
      const count = (part: Part) => words[part].filter((word) => word.startsWith(term)).length;
      return (Object.keys(weights) as Part[]).reduce(
        (sum, part) => sum + weights[part] * Math.log1p(count(part)),
        0,
      );
    }),
  );
  return index
    .map(({ article }, at) => {
      let score = 0;
      let found = 0;
      for (const hit of hits) {
        const strength = hit[at] ?? 0;
        if (strength === 0) continue;
        const spread = hit.filter((each) => each > 0).length;
        score += strength * Math.log1p(index.length / spread);
        found += 1;
      }
      return { article, score, found };
    })
    .filter(({ found }) => found > 0)
    .sort((a, b) => b.found - a.found || b.score - a.score)
    .map(({ article }) => article);
}
