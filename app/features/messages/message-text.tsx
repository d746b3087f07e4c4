import './message.css';

/** A message as its author meant it. */
export function MessageText({ html }: { html: string }) {
  return (
    <div
      className="message-text"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made by renderMarkdown, which lets no HTML through
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
