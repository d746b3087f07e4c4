import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { openPage } from '../../../http/page.server.ts';
import { renderArticle } from '../../../platform/markdown.server.ts';
import { Article } from '../../../ui/article.tsx';
import { Facts, Page, Section } from '../../../ui/page.tsx';
import { relatedTo } from '../article.ts';
import { ArticleCards } from '../article-cards.tsx';
import { findMarks, noteReading } from '../article-marks.server.ts';
import { articles, findArticle } from '../articles.server.ts';
import { guideAddress } from '../guide-address.ts';
import { MarkButton } from '../mark-button.tsx';
import { listed } from '../reader-queries.server.ts';
import type { Route } from './+types/article';
import { markAction } from './mark-action.ts';

export const loader = openPage(async ({ world, visitor, params }) => {
  const article = findArticle(params.slug);
  // Whoever opens it has read it, until they say that they have not.
  if (visitor) await noteReading(world, visitor, article.slug);
  const marks = visitor ? await findMarks(world.db, visitor.personId) : new Map();
  const { body: _body, order: _order, section: _section, ...head } = article;
  const at = articles.indexOf(article);
  const nameOf = (index: number) => {
    const other = articles[index];
    return other ? { slug: other.slug, title: other.title } : null;
  };
  return {
    ...head,
    // A link in an article is another's slug: beside this one, wherever the Guide is read.
    html: renderArticle(article.body),
    previous: nameOf(at - 1),
    next: nameOf(at + 1),
    related: relatedTo(article, articles).map((other) => listed(other, marks)),
    mark: marks.get(article.slug) ?? null,
  };
});

export const action = markAction;

export default function ArticlePage({ loaderData: article }: Route.ComponentProps) {
  const { t } = useTranslation('guide');
  const { t: profiles } = useTranslation('profiles');
  const base = guideAddress(useParams());
  const { previous, next, related, sources } = article;
  const named = (names: string[]) => names.join(', ');
  return (
    <Page title={article.title} lead={article.summary} above={[{ to: base, label: t('title') }]}>
      <Facts
        items={[
          { label: t('fact.reading'), value: t('minutes', { count: article.minutes }) },
          { label: t('fact.roles'), value: named(article.roles.map((role) => t(`role.${role}`))) },
          { label: t('fact.kinds'), value: named(article.kinds.map((kind) => t(`kind.${kind}`))) },
          { label: t('fact.steps'), value: named(article.steps.map((step) => t(`step.${step}`))) },
          {
            label: t('fact.stages'),
            value: named(article.stages.map((stage) => profiles(`stage.${stage}`))),
          },
          {
            label: t('fact.industries'),
            value: named(article.industries.map((field) => t(`field.${field}`))),
          },
        ]}
      />
      <Article html={article.html} />
      {sources.length > 0 && (
        <Section title={t('sources')}>
          <ul className="plain">
            {sources.map((source) => (
              <li key={source}>{source}</li>
            ))}
          </ul>
        </Section>
      )}
      {article.mark && <Mark {...article.mark} slug={article.slug} base={base} />}
      <Group component="nav" aria-label={t('around')} justify="space-between" gap="lg">
        {previous && (
          <Link to={`${base}/${previous.slug}`}>{t('previous', { title: previous.title })}</Link>
        )}
        {next && <Link to={`${base}/${next.slug}`}>{t('next', { title: next.title })}</Link>}
      </Group>
      {related.length > 0 && (
        <Section title={t('related')}>
          <ArticleCards articles={related} base={base} />
        </Section>
      )}
    </Page>
  );
}

/** That it is read, and that it is hidden beside the reader's work: each can be taken back. */
function Mark({
  isHidden,
  slug,
  base,
}: NonNullable<Route.ComponentProps['loaderData']['mark']> & { slug: string; base: string }) {
  const { t } = useTranslation('guide');
  const mark = { action: `${base}/${slug}`, articles: [slug] };
  return (
    <Group gap="xs">
      <MarkButton {...mark} intent="unread" back={base}>
        {t('unread')}
      </MarkButton>
      {isHidden && (
        <MarkButton {...mark} intent="show">
          {t('showBeside')}
        </MarkButton>
      )}
    </Group>
  );
}
