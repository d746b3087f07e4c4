import { parse } from 'yaml';
import { type Article, frontMatter, readingMinutes } from './article.ts';

/** A file 'articles/<section>/<slug>.md' as an article; throws, naming the file, where it is not one. */
export function readArticle(file: string, text: string): Article {
  const parts = /^---\r?\n(?<head>.*?)\r?\n---\r?\n(?<body>.*)$/s.exec(text)?.groups;
  const place = /(?<folder>[a-z]+)\/(?<slug>[a-z][a-z-]*)\.md$/.exec(file)?.groups;
  if (!parts?.head || !parts.body || !place?.slug) throw new Error(`${file} is not an article`);
  const head = frontMatter.safeParse(parse(parts.head));
  if (!head.success) throw new Error(`${file}: ${head.error.message}`);
  if (head.data.section !== place.folder) throw new Error(`${file} is not in its section's folder`);
  const body = parts.body.trim();
  return { ...head.data, slug: place.slug, body, minutes: readingMinutes(body) };
}
