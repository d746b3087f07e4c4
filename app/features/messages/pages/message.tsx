import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { renderMarkdown } from '../../../platform/render-markdown.server.ts';
import { formatMoment, useTimeZone } from '../../../ui/dates.tsx';
import { Differences } from '../../../ui/differences.tsx';
import { ActionForm, AreaField } from '../../../ui/form.tsx';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { WrittenText } from '../../../ui/written-text.tsx';
import { isOpen } from '../../engagements/engagement.ts';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import { editMessage } from '../edit-message.server.ts';
import { canEdit, newMessage } from '../message.ts';
import { Attachments } from '../message-card.tsx';
import { findMessage, listVersions } from '../message-queries.server.ts';
import type { Route } from './+types/message';

export const loader = memberPage(async ({ world, actor, params }) =>
  asActor(world.db, actor, async (connection) => {
    const id = idFrom(params.engagement);
    const engagement = await findEngagementForMember(connection, actor, id);
    const message = await findMessage(connection, engagement, idFrom(params.message));
    const versions = await listVersions(connection, engagement, message.id);
    return {
      base: `/o/${params.organization}/engagements/${id}/messages`,
      id: message.id,
      author: message.author,
      text: message.text,
      html: renderMarkdown(message.text),
      attachments: message.attachments,
      writtenAt: (message.editedAt ?? message.createdAt).toISOString(),
      canEdit: isOpen(engagement.phase) && canEdit(actor.personId, message),
      // Each with the text that came after it.
      versions: versions.map(({ number, text, writtenAt }, index) => ({
        number,
        text,
        after: versions[index - 1]?.text ?? message.text,
        writtenAt: writtenAt.toISOString(),
      })),
    };
  }),
);

export const action = memberAction({
  '': form(newMessage, async ({ world, actor, params }, { text }) => {
    const engagementId = idFrom(params.engagement);
    await editMessage(world, actor, { engagementId, messageId: idFrom(params.message), text });
    return redirect('?said=messages.edited');
  }),
});

export default function MessagePage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('messages');
  const common = useTranslation().t;
  const timeZone = useTimeZone();
  const { base, versions } = loaderData;
  const moment = formatMoment(loaderData.writtenAt, timeZone);
  return (
    <Page
      title={t('by', { name: loaderData.author })}
      lead={t('message.written', { moment })}
      above={[{ to: base, label: t('title') }]}
    >
      <WrittenText html={loaderData.html} />
      <Attachments attachments={loaderData.attachments} base={`${base}/${loaderData.id}`} />
      {loaderData.canEdit && (
        <Section title={t('message.edit')} note={t('message.editNote')}>
          <ActionForm submit={t('message.save')}>
            <AreaField name="text" label={t('field.text')} value={loaderData.text} />
          </ActionForm>
        </Section>
      )}
      <Section
        title={t('message.history')}
        note={t('message.historyNote', { visible: common('visibleTo.members') })}
      >
        {versions.length === 0 && <Empty>{t('message.never')}</Empty>}
        {versions.map((version) => (
          <Stack gap="xs" key={version.number}>
            <Text fw={600}>
              {t('message.version', { moment: formatMoment(version.writtenAt, timeZone) })}
            </Text>
            <Text className="prose">{version.text}</Text>
            <Text size="sm" c="dimmed">
              {t('message.changed')}
            </Text>
            <Differences before={version.text} after={version.after} />
          </Stack>
        ))}
      </Section>
    </Page>
  );
}
