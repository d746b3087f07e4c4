import { createMarkdown } from './markdown.server.ts';

const markdown = createMarkdown({ linkify: true, breaks: true });

// It stands inside a page that has headings of its own.
markdown.renderer.rules.heading_open = () => '<p class="written-heading">';
markdown.renderer.rules.heading_close = () => '</p>\n';
markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index]?.attrSet('rel', 'nofollow noreferrer');
  return self.renderToken(tokens, index, options);
};

/** Markdown as HTML that may stand in a page. */
export function renderMarkdown(text: string): string {
  return markdown.render(text);
}

/** The same of several texts, each under its name. */
export function htmlOf<F extends string>(texts: Record<F, string>): Record<F, string> {
  const html = { ...texts };
  for (const field of Object.keys(texts) as F[]) html[field] = renderMarkdown(texts[field]);
  return html;
}
