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
