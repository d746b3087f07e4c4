import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import { findAddressee } from '../addressee-queries.server.ts';
import { newConcern } from '../concern.ts';
import { raiseConcern } from '../raise-concern.server.ts';
import { RaiseForm } from '../raise-form.tsx';
import type { Route } from './+types/raise-in-engagement';

export const loader = memberPage(async ({ world, actor, params }) =>
  asActor(world.db, actor, async (connection) => {
    const engagementId = idFrom(params.engagement);
    const engagement = await findEngagementForMember(connection, actor, engagementId);
    const { contact, whyNot, admins } = await findAddressee(connection, actor, { engagementId });
    return {
      base: `/o/${params.organization}/engagements/${engagementId}`,
      program: engagement.program?.name ?? '',
      addressee: { contact, whyNot, admins },
    };
  }),
);

export const action = memberAction({
  '': form(newConcern, async ({ world, actor, params }, { text }) => {
    const engagementId = idFrom(params.engagement);
    const id = await raiseConcern(world, actor, { engagementId }, text);
    return redirect(`/o/${params.organization}/concerns/${id}?said=concerns.raised`);
  }),
});

export default function RaiseInEngagement({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('engagements');
  const { base, program, addressee } = loaderData;
  return (
    <RaiseForm
      addressee={addressee}
      program={program}
      above={[{ to: base, label: t('overview.title') }]}
    />
  );
}
