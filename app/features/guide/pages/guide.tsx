import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { openPage } from '../../../http/page.server.ts';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { SearchForm } from '../../../ui/search-form.tsx';
import type { Article } from '../article.ts';
import { sections } from '../article.ts';
import { ArticleCards } from '../article-cards.tsx';
import { articles, searchGuide } from '../articles.server.ts';
import { guideAddress } from '../guide-address.ts';
import type { Route } from './+types/guide';

const listed = ({ slug, title, summary, minutes }: Article) => ({ slug, title, summary, minutes });

export const loader = openPage(async ({ url }) => {
  const words = url.searchParams.get('q')?.trim().slice(0, 200) ?? '';
  return {
    words,
    found: words === '' ? null : searchGuide(words).slice(0, 20).map(listed),
    sections: sections
      .map((section) => ({
        section,
        articles: articles.filter((article) => article.section === section).map(listed),
      }))
      .filter((part) => part.articles.length > 0),
  };
});

export default function Guide({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('guide');
  const { organization } = useParams();
  const base = guideAddress({ organization });
  const { words, found } = loaderData;
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      action={organization && <Link to={`/o/${organization}/training`}>{t('training')}</Link>}
    >
      <SearchForm label={t('search')} value={words} />
      {found && (
        <Section title={t('results', { count: found.length, words })}>
          {found.length === 0 ? (
            <Empty>{t('noResults')}</Empty>
          ) : (
            <ArticleCards articles={found} base={base} />
          )}
        </Section>
      )}
      {(!found || found.length === 0) &&
        loaderData.sections.map(({ section, articles: own }) => (
          <Section key={section} title={t(`section.${section}`)} note={t(`sectionLead.${section}`)}>
            <ArticleCards articles={own} base={base} />
          </Section>
        ))}
    </Page>
  );
}
