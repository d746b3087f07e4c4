import './written-text.css';

/** Markdown as its author meant it. */
export function WrittenText({ html }: { html: string }) {
  return (
    <div
      className="written-text"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made by renderMarkdown, which lets no HTML through
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
