import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { renderMarkdown } from '../../../platform/render-markdown.server.ts';
import { ActionForm, AreaField, FileField } from '../../../ui/form.tsx';
import { Empty, Page, Pager, pageFrom } from '../../../ui/page.tsx';
import { isOpen } from '../../engagements/engagement.ts';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import { offerBeside } from '../../engagements/offer-beside.server.ts';
import { FromTheGuide } from '../../guide/from-the-guide.tsx';
import { attachmentEndings } from '../attachment.ts';
import { markSeen } from '../mark-seen.server.ts';
import { newMessage } from '../message.ts';
import { MessageCard } from '../message-card.tsx';
import { countMessages, listMessages } from '../message-queries.server.ts';
import { showMessage } from '../shown-message.ts';
import { writeMessage } from '../write-message.server.ts';
import type { Route } from './+types/messages';

const pageSize = 50;

export const loader = memberPage(async ({ world, actor, params, url }) =>
  asActor(world.db, actor, async (connection) => {
    const id = idFrom(params.engagement);
    const engagement = await findEngagementForMember(connection, actor, id);
    const page = pageFrom(url);
    const range = { offset: (page - 1) * pageSize, limit: pageSize };
    const messages = await listMessages(connection, engagement, range);
    await markSeen(connection, world, engagement);
    return {
      guide: await offerBeside(connection, actor, engagement, 'work'),
      base: `/o/${params.organization}/engagements/${id}/messages`,
      isOpen: isOpen(engagement.phase),
      names: engagement.partnerNames,
      messages: messages.map((message) =>
        showMessage(message, { me: actor.personId, render: renderMarkdown }),
      ),
      page,
      total: await countMessages(connection, engagement),
    };
  }),
);

export const action = memberAction({
  '': form(newMessage, async ({ world, actor, params }, value, files) => {
    const given = await Promise.all(
      (files.get('files') ?? []).map(async (file) => ({
        name: file.name,
        bytes: new Uint8Array(await file.arrayBuffer()),
      })),
    );
    await writeMessage(world, actor, idFrom(params.engagement), value, given);
    return redirect('?said=messages.sent');
  }),
});

export default function Messages({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('messages');
  const common = useTranslation().t;
  const { base, messages, names } = loaderData;
  return (
    <Page title={t('title')} lead={`${t('lead')} ${common('visibleTo.members')}`}>
      {loaderData.isOpen && (
        <ActionForm submit={t('send')} files>
          <AreaField name="text" label={t('field.text')} hint={t('field.textHint', { names })} />
          <FileField
            name="files"
            label={t('field.files')}
            hint={t('field.filesHint', { endings: attachmentEndings.join(', ') })}
            accept={attachmentEndings.join()}
            optional
            multiple
          />
        </ActionForm>
      )}
      {messages.length === 0 ? (
        <Empty>{t(loaderData.isOpen ? 'empty' : 'emptyOver')}</Empty>
      ) : (
        <ol className="cards">
          {messages.map((message) => (
            <li key={message.id}>
              <MessageCard message={message} base={base} canEdit={loaderData.isOpen} />
            </li>
          ))}
        </ol>
      )}
      <Pager page={loaderData.page} size={pageSize} total={loaderData.total} />
      <FromTheGuide offer={loaderData.guide} />
    </Page>
  );
}
