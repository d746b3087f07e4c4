import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { say, type TextKey } from '../../i18n.ts';
import { Section } from '../../ui/page.tsx';
import { ArticleCards } from './article-cards.tsx';
import { MarkButton } from './mark-button.tsx';
import type { Offer } from './reader-queries.server.ts';

/** The few articles that help at this step, each with why it is shown and a way to be rid of it. */
export function FromTheGuide({ offer: { articles, hidden } }: { offer: Offer }) {
  const { t } = useTranslation('guide');
  const { organization } = useParams();
  const base = `/o/${organization}/guide`;
  if (articles.length + hidden.length === 0) return null;
  const shown = articles.map(({ reason, ...article }) => ({
    ...article,
    because: say(`guide:here.because.${reason.about}.${reason.value}` as TextKey),
  }));
  return (
    <Section title={t('here.title')} action={<Link to={base}>{t('all')}</Link>}>
      {shown.length === 0 ? (
        <Text c="dimmed">{t('here.allHidden')}</Text>
      ) : (
        <ArticleCards
          articles={shown}
          base={base}
          aside={({ slug, title }) => (
            <MarkButton
              action={base}
              intent="hide"
              articles={[slug]}
              label={t('here.hideNamed', { title })}
            >
              {t('here.hide')}
            </MarkButton>
          )}
        />
      )}
      {hidden.length > 0 && (
        <MarkButton action={base} intent="show" articles={hidden}>
          {t('here.again', { count: hidden.length })}
        </MarkButton>
      )}
    </Section>
  );
}
