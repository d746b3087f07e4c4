import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { Moment } from '../../../ui/dates.tsx';
import { ActionForm, AreaField } from '../../../ui/form.tsx';
import { Facts, Page, Section } from '../../../ui/page.tsx';
import { acknowledgeConcern, openConcern } from '../acknowledge-concern.server.ts';
import { acknowledgement, canAcknowledge } from '../concern.ts';
import { findConcern } from '../concern-queries.server.ts';
import { ConcernState } from '../concern-state.tsx';
import type { Route } from './+types/concern';

export const loader = memberPage(async ({ world, actor, params }) => {
  const id = idFrom(params.concern);
  await openConcern(world, actor, id);
  const concern = await asActor(world.db, actor, (connection) =>
    findConcern(connection, actor, id),
  );
  return {
    base: `/o/${params.organization}/concerns`,
    program: concern.program,
    isFromEngagement: concern.engagementId !== null,
    isMine: concern.authorId === actor.personId,
    author: concern.author,
    contact: concern.contact,
    text: concern.text,
    reply: concern.reply,
    createdAt: concern.createdAt.toISOString(),
    openedAt: concern.openedAt?.toISOString() ?? null,
    acknowledgedAt: concern.acknowledgedAt?.toISOString() ?? null,
    canAcknowledge: canAcknowledge(actor.personId, concern),
  };
});

export const action = memberAction({
  '': form(acknowledgement, async ({ world, actor, params }, { reply }) => {
    await acknowledgeConcern(world, actor, idFrom(params.concern), reply);
    return redirect('?said=concerns.acknowledged');
  }),
});

export default function ConcernPage({ loaderData: concern }: Route.ComponentProps) {
  const { t } = useTranslation('concerns');
  const { program, isMine } = concern;
  const formerly = t('formerly');
  const contact = concern.contact ?? formerly;
  const moment = (value: string | null) => (value ? <Moment value={value} /> : t('notYet'));
  return (
    <Page
      title={
        isMine
          ? t('toContact', { contact, program })
          : t('from', { author: concern.author ?? formerly, program })
      }
      lead={t('lead')}
      above={[{ to: concern.base, label: t('title') }]}
      badge={<ConcernState openedAt={concern.openedAt} acknowledgedAt={concern.acknowledgedAt} />}
    >
      <Facts
        items={[
          { label: t('written'), value: moment(concern.createdAt) },
          { label: t('openedAt'), value: moment(concern.openedAt) },
          { label: t('acknowledgedAt'), value: moment(concern.acknowledgedAt) },
        ]}
      />
      <Section title={t('text')} note={concern.isFromEngagement ? t('engagement') : undefined}>
        <Text className="prose">{concern.text}</Text>
      </Section>
      {concern.reply && (
        <Section title={t('reply', { name: contact })}>
          <Text className="prose">{concern.reply}</Text>
        </Section>
      )}
      {concern.canAcknowledge && (
        <Section title={t('acknowledge.title')} note={t('acknowledge.note')}>
          <ActionForm submit={t('acknowledge.submit')}>
            <AreaField name="reply" label={t('acknowledge.field')} optional />
          </ActionForm>
        </Section>
      )}
    </Page>
  );
}
