import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { openPage } from '../../../http/page.server.ts';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { SearchForm } from '../../../ui/search-form.tsx';
import { type Article, sections } from '../article.ts';
import { ArticleCards } from '../article-cards.tsx';
import { findMarks } from '../article-marks.server.ts';
import { articles, searchGuide } from '../articles.server.ts';
import { guideAddress } from '../guide-address.ts';
import { MarkButton } from '../mark-button.tsx';
import { listed } from '../reader-queries.server.ts';
import type { Route } from './+types/guide';
import { markAction } from './mark-action.ts';

export const loader = openPage(async ({ world, visitor, url }) => {
  const words = url.searchParams.get('q')?.trim().slice(0, 200) ?? '';
  const marks = visitor ? await findMarks(world.db, visitor.personId) : new Map();
  const shown = (article: Article) => listed(article, marks);
  return {
    words,
    reader: visitor && {
      read: articles.filter(({ slug }) => marks.get(slug)?.readOn).length,
      all: articles.length,
      hidden: articles.filter(({ slug }) => marks.get(slug)?.isHidden).map(({ slug }) => slug),
    },
    found: words === '' ? null : searchGuide(words).slice(0, 20).map(shown),
    sections: sections
      .map((section) => ({
        section,
        articles: articles.filter((article) => article.section === section).map(shown),
      }))
      .filter((part) => part.articles.length > 0),
  };
});

export const action = markAction;

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
      {loaderData.reader && <Progress {...loaderData.reader} />}
      {found && (
        <Section title={t('results', { count: found.length, words })}>
          {found.length === 0 ? (
            <Empty>{t('noResults')}</Empty>
          ) : (
            <ArticleCards articles={found} base={base} />
          )}
        </Section>
      )}
      {(!found || found.length === 0) && (
        <>
          <nav aria-label={t('contents')}>
            <ul className="contents">
              {loaderData.sections.map(({ section }) => (
                <li key={section}>
                  <a href={`#${section}`}>{t(`section.${section}`)}</a>
                </li>
              ))}
            </ul>
          </nav>
          {loaderData.sections.map(({ section, articles: own }) => (
            <div key={section} id={section}>
              <Section title={t(`section.${section}`)} note={t(`sectionLead.${section}`)}>
                <ArticleCards articles={own} base={base} />
              </Section>
            </div>
          ))}
        </>
      )}
    </Page>
  );
}

/** What the reader has read, and what they have put out of their way. */
function Progress({
  read,
  all,
  hidden,
}: NonNullable<Route.ComponentProps['loaderData']['reader']>) {
  const { t } = useTranslation('guide');
  const { organization } = useParams();
  return (
    <Group gap="sm">
      <Text c="dimmed">{t('progress', { read, all })}</Text>
      {hidden.length > 0 && (
        <MarkButton
          // The Guide on its own is an index route, which wants to be named.
          action={organization ? guideAddress({ organization }) : '/guide?index'}
          intent="show"
          articles={hidden}
        >
          {t('here.again', { count: hidden.length })}
        </MarkButton>
      )}
    </Group>
  );
}
