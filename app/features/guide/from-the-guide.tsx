import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { say, type TextKey } from '../../i18n.ts';
import { Section } from '../../ui/page.tsx';
import { ArticleCards } from './article-cards.tsx';
import type { OfferedArticle } from './reader-queries.server.ts';

/** The few articles that help at this step, each with why it is shown. */
export function FromTheGuide({ articles }: { articles: OfferedArticle[] }) {
  const { t } = useTranslation('guide');
  const { organization } = useParams();
  if (articles.length === 0) return null;
  const base = `/o/${organization}/guide`;
  const shown = articles.map(({ reason, ...article }) => ({
    ...article,
    because: say(`guide:here.because.${reason.about}.${reason.value}` as TextKey),
  }));
  return (
    <Section title={t('here.title')} action={<Link to={base}>{t('all')}</Link>}>
      <ArticleCards articles={shown} base={base} />
    </Section>
  );
}
