import { useTranslation } from 'react-i18next';
import { redirect, useParams } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { ActionForm } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { audience, newAnnouncement, occasionFor } from '../announcement.ts';
import { AnnouncementFields } from '../announcement-fields.tsx';
import { listAnnouncements } from '../announcement-queries.server.ts';
import { draftAnnouncement } from '../write-announcement.server.ts';
import type { Route } from './+types/announcement-new';

export const loader = memberPage(async ({ world, actor, params, url }) => {
  const { program, audiences } = await listAnnouncements(world, actor, idFrom(params.program));
  const asked = audience.safeParse(url.searchParams.get('to') ?? '').data;
  const chosen = asked ?? { segment: 'everybody' as const, side: null };
  const occasion = occasionFor(chosen.segment);
  return {
    name: program.name,
    audiences,
    audience: chosen,
    text: occasion ? program.announcementTexts[occasion] : '',
  };
});

export const action = memberAction({
  '': form(newAnnouncement, async ({ world, actor, params }, given) => {
    const id = await draftAnnouncement(world, actor, idFrom(params.program), given);
    return redirect(`/o/${params.organization}/programs/${params.program}/announcements/${id}`);
  }),
});

export default function AnnouncementNew({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('announcements');
  const { organization, program } = useParams();
  const list = `/o/${organization}/programs/${program}/announcements`;
  return (
    <Page
      title={t('new')}
      lead={t('lead')}
      above={[...useAboveProgram(loaderData.name), { to: list, label: t('title') }]}
    >
      <ActionForm submit={t('submit')}>
        <AnnouncementFields {...loaderData} subject={loaderData.name} />
      </ActionForm>
    </Page>
  );
}
