import { Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redirect, useParams } from 'react-router';
import { z } from 'zod';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { Moment } from '../../../ui/dates.tsx';
import { Deed } from '../../../ui/deed.tsx';
import { ActionForm } from '../../../ui/form.tsx';
import { Empty, Facts, Page, Section } from '../../../ui/page.tsx';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { newAnnouncement } from '../announcement.ts';
import { AnnouncementFields } from '../announcement-fields.tsx';
import { findAnnouncement } from '../announcement-queries.server.ts';
import { audienceWords } from '../audience-words.ts';
import { sendAnnouncement } from '../send-announcement.server.ts';
import { discardAnnouncement, reviseAnnouncement } from '../write-announcement.server.ts';
import type { Route } from './+types/announcement';

export const loader = memberPage(async ({ world, actor, params }) => {
  const { program, ...found } = await findAnnouncement(
    world,
    actor,
    idFrom(params.program),
    idFrom(params.announcement),
  );
  return { name: program.name, ...found };
});

const nothing = z.object({});
export const action = memberAction({
  send: form(nothing, async ({ world, actor, params }) => {
    const id = idFrom(params.announcement);
    const count = await sendAnnouncement(world, actor, idFrom(params.program), id);
    return redirect(`?said=announcements.sent&count=${count}`);
  }),
  change: form(newAnnouncement, async ({ world, actor, params }, given) => {
    const id = idFrom(params.announcement);
    await reviseAnnouncement(world, actor, idFrom(params.program), id, given);
    return redirect('?said=announcements.saved');
  }),
  discard: form(nothing, async ({ world, actor, params }) => {
    const program = idFrom(params.program);
    await discardAnnouncement(world, actor, program, idFrom(params.announcement));
    const list = `/o/${params.organization}/programs/${program}/announcements`;
    return redirect(`${list}?said=announcements.discarded`);
  }),
});

export default function AnnouncementPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('announcements');
  const { organization, program } = useParams();
  const { announcement, audiences, preview } = loaderData;
  const list = `/o/${organization}/programs/${program}/announcements`;
  return (
    <Page
      title={announcement.subject}
      lead={audienceWords(announcement)}
      above={[...useAboveProgram(loaderData.name), { to: list, label: t('title') }]}
    >
      {announcement.sent && <Sent announcement={announcement} sent={announcement.sent} />}
      {preview && (
        <>
          <Section title={t('preview.title')}>
            <Reach {...preview} />
          </Section>
          <Section
            title={t('preview.change')}
            action={<Deed intent="discard">{t('preview.discard')}</Deed>}
          >
            <ActionForm intent="change" submit={t('preview.save')} tone="quiet">
              <AnnouncementFields
                audiences={audiences}
                audience={announcement}
                subject={announcement.subject}
                text={announcement.text}
              />
            </ActionForm>
          </Section>
        </>
      )}
    </Page>
  );
}

type Data = Route.ComponentProps['loaderData'];

/** The mail as its first reader gets it, how many do, and who does not. */
function Reach({ get, off, often, sample }: NonNullable<Data['preview']>) {
  const { t } = useTranslation('announcements');
  return (
    <Stack gap="md">
      <div>
        {get > 0 && <Text fw={600}>{t('preview.counts', { count: get })}</Text>}
        {off > 0 && <Text c="dimmed">{t('preview.off', { count: off })}</Text>}
        {often > 0 && <Text c="dimmed">{t('preview.often', { count: often })}</Text>}
      </div>
      {sample ? (
        <>
          <MailSheet {...sample} />
          <ActionForm intent="send" submit={t('preview.send', { count: get })} />
        </>
      ) : (
        <Empty>{t('preview.nobody')}</Empty>
      )}
    </Stack>
  );
}

function MailSheet({ to, subject, text }: { to: string; subject: string; text: string }) {
  const { t } = useTranslation('announcements');
  return (
    <Paper withBorder p="md" maw="46rem">
      <Text size="sm" c="dimmed">
        {t('preview.to', { to })}
      </Text>
      <Text fw={600} mb="sm">
        {subject}
      </Text>
      <div className="prose">{text}</div>
    </Paper>
  );
}

function Sent({
  announcement,
  sent,
}: {
  announcement: Data['announcement'];
  sent: NonNullable<Data['announcement']['sent']>;
}) {
  const { t } = useTranslation('announcements');
  return (
    <>
      <Facts
        items={[
          { label: t('facts.when'), value: <Moment value={sent.at} /> },
          { label: t('facts.people'), value: sent.recipients },
          { label: t('facts.by'), value: announcement.by ?? '' },
        ]}
      />
      <Section title={t('sentTitle')}>
        <div className="prose">{announcement.text}</div>
      </Section>
    </>
  );
}
