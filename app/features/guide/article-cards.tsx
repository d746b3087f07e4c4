import '../../ui/article.css';
import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export interface ListedArticle {
  slug: string;
  title: string;
  summary: string;
  minutes: number;
  isRead: boolean;
  /** Why it is shown, where somebody may wonder. */
  because?: string;
}

export function ArticleCards({
  articles,
  base,
  aside,
}: {
  articles: ListedArticle[];
  base: string;
  /** What can be done with one, at its foot. */
  aside?: (article: ListedArticle) => ReactNode;
}) {
  const { t } = useTranslation('guide');
  return (
    <ul className="cards article-cards">
      {articles.map((article) => (
        <li key={article.slug}>
          <Link to={`${base}/${article.slug}`} className="card-title">
            {article.title}
          </Link>
          <Text size="sm">{article.summary}</Text>
          {article.because && (
            <Text size="sm" c="dimmed">
              {article.because}
            </Text>
          )}
          <Group justify="space-between" gap="xs" wrap="nowrap">
            <Text size="sm" c="dimmed">
              {t('minutes', { count: article.minutes })}
              {article.isRead && ` · ${t('read')}`}
            </Text>
            {aside?.(article)}
          </Group>
        </li>
      ))}
    </ul>
  );
}
