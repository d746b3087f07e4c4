import { Button } from '@mantine/core';
import { Form, useLocation } from 'react-router';

/** Changes the reader's mark on articles, and comes back to where it stands. */
export function MarkButton({
  action,
  intent,
  articles,
  back,
  label,
  children,
}: {
  /** The Guide's address, or an article's. */
  action: string;
  intent: 'hide' | 'show' | 'unread';
  articles: readonly string[];
  /** Where to go on, if not here. */
  back?: string;
  /** The whole sentence, where the button stands beside what it means. */
  label?: string;
  children: string;
}) {
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action={action} preventScrollReset>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="back" value={back ?? `${pathname}${search}`} />
      {articles.map((slug) => (
        <input key={slug} type="hidden" name="articles" value={slug} />
      ))}
      <Button type="submit" variant="subtle" size="compact-sm" aria-label={label}>
        {children}
      </Button>
    </Form>
  );
}
