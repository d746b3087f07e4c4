import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from './render-markdown.server.ts';

/** The tags in a piece of HTML, with their attributes. */
const tagsIn = (html: string) => html.match(/<[^>]*>/g) ?? [];
const harmless =
  /^<\/?(p|strong|em|s|ul|ol|li|blockquote|code|pre|hr|br|table|thead|tbody|tr|th|td|a)( (class="(written-heading|language-[^"<>]*)"|start="\d+"|style="text-align:(left|right|center)"|rel="nofollow noreferrer"|title="[^"<>]*"|href="(?!\s*(javascript|vbscript|data|file):)[^"<>]*"))*>$/i;

describe('Markdown in a message', () => {
  it('becomes what was meant', () => {
    expect(renderMarkdown('**Yes**, and\n- one\n- two')).toBe(
      '<p><strong>Yes</strong>, and</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n',
    );
    expect(renderMarkdown('# Next')).toBe('<p class="written-heading">Next</p>\n');
    expect(renderMarkdown('see https://example.org')).toContain(
      '<a href="https://example.org" rel="nofollow noreferrer">',
    );
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[a](javascript:alert(1))',
    '[a](  java\nscript:alert(1))',
    '[a](&#106;avascript:alert(1))',
    '[a](data:text/html;base64,PHNjcmlwdD4=)',
    '![a](https://elsewhere.example/pixel.png)',
    '<https://a" onclick="alert(1)>',
    '[a](https://a "t\\" onclick=\\"x")',
    '```"><script>\n```',
    '| a |\n| - |\n| <b onclick=x> |',
  ])('never runs or fetches anything: %s', (text) => {
    for (const tag of tagsIn(renderMarkdown(text))) expect(tag).toMatch(harmless);
  });

  it('gives harmless tags only, whatever is typed', () => {
    const piece = fc.constantFrom(
      ...['<', '>', '"', "'", '`', '[', ']', '(', ')', '!', '*', '_', '#', '|', '-', '\n', ' '],
      ...['javascript:', 'data:', 'https://', 'onload=', '<svg', '&#x6a;', '\\', 'a', '```', '~~'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        for (const tag of tagsIn(renderMarkdown(pieces.join('')))) expect(tag).toMatch(harmless);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['_'.repeat(9_999), '['.repeat(10_000), '>'.repeat(10_000), '**a*'.repeat(2_500)])(
    'is quick for the longest message, however odd: %#',
    (text) => {
      const from = performance.now();
      renderMarkdown(text);
      expect(performance.now() - from).toBeLessThan(2_000);
    },
  );
});
