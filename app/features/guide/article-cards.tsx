import '../../ui/article.css';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export interface ListedArticle {
  slug: string;
  title: string;
  summary: string;
  minutes: number;
  /** Why it is shown, where somebody may wonder. */
  because?: string;
}

export function ArticleCards({ articles, base }: { articles: ListedArticle[]; base: string }) {
  const { t } = useTranslation('guide');
  return (
    <ul className="cards article-cards">
      {articles.map(({ slug, title, summary, minutes, because }) => (
        <li key={slug}>
          <Link to={`${base}/${slug}`} className="card-title">
            {title}
          </Link>
          <Text size="sm">{summary}</Text>
          <Text size="sm" c="dimmed">
            {because && `${because} · `}
            {t('minutes', { count: minutes })}
          </Text>
        </li>
      ))}
    </ul>
  );
}
