import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { found, NotFound } from '../../../platform/refusal.ts';
import { Page, Section } from '../../../ui/page.tsx';
import { listMailExamples } from '../mail-examples.ts';
import { canSeeOutbox } from '../mail-state.ts';
import { renderMail } from '../write-mail.server.tsx';
import type { Route } from './+types/mail-examples';

export const loader = memberPage(async ({ world, actor, url }) => {
  if (!canSeeOutbox(actor)) throw new NotFound();
  const all = listMailExamples();
  const wanted = url.searchParams.get('show') ?? all[0]?.id;
  const shown = found(all.find(({ id }) => id === wanted));
  const { subject, greeting, paragraphs, button, remarks } = shown;
  const content = {
    ...(greeting && { greeting }),
    paragraphs,
    ...(button && { button: { label: button, href: `${world.origin}/` } }),
    remarks,
  };
  return {
    list: all.map(({ id, subject }) => ({ id, subject })),
    shown: { id: shown.id, subject, ...(await renderMail(world, subject, content)) },
  };
});

/** Every mail with invented names in it: as a mail program shows it, and its plain-text twin. */
export default function MailExamples({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('mail');
  const { organization } = useParams();
  const { list, shown } = loaderData;
  return (
    <Page
      title={t('examples.title')}
      lead={t('examples.lead')}
      above={[{ to: `/o/${organization}/mail`, label: t('title') }]}
    >
      <Section title={shown.subject} note={shown.id}>
        <div className="two-columns">
          <iframe
            title={t('examples.page')}
            // Nothing in it may run, and its links lead nowhere.
            sandbox=""
            srcDoc={shown.html}
            style={{ inlineSize: '100%', blockSize: '30rem', border: 0, background: '#ffffff' }}
          />
          <div>
            <Text fw={600} size="sm">
              {t('examples.text')}
            </Text>
            <div className="prose">{shown.text}</div>
          </div>
        </div>
      </Section>
      <Section title={t('examples.all', { count: list.length })}>
        <ul className="plain">
          {list.map(({ id, subject }) => (
            <li key={id}>
              <Anchor
                component={Link}
                to={`?show=${id}`}
                aria-current={id === shown.id ? 'true' : undefined}
              >
                {subject}
              </Anchor>{' '}
              <span className="quiet">{id}</span>
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  );
}
