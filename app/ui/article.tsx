import './article.css';

/** A longer text to read. */
export function Article({
  html,
}: {
  /** Made by renderArticle of app/platform/markdown.server.ts. */
  html: string;
}) {
  return (
    <div
      className="article"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made by renderArticle, which lets no HTML through
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
