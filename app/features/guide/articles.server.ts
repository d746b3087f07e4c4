import { found } from '../../platform/refusal.ts';
import { type Article, inOrder } from './article.ts';
import { readArticle } from './read-article.ts';
import { indexArticles, searchArticles } from './search-articles.ts';

const files = import.meta.glob<string>('./articles/*/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The whole Guide. It ships with the server, so it is read once. */
export const articles: readonly Article[] = Object.entries(files)
  .map(([file, text]) => readArticle(file, text))
  .sort(inOrder);

export function findArticle(slug: string | undefined): Article {
  return found(articles.find((article) => article.slug === slug));
}

const index = indexArticles(articles);

export function searchGuide(words: string): Article[] {
  return searchArticles(index, words);
}
