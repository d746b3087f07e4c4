import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { found } from '../../../platform/refusal.ts';
import { ActionForm, AreaField } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { isOpen } from '../../engagements/engagement.ts';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import { introductionChange } from '../introduction.ts';
import { StateField } from '../introduction-form.tsx';
import { IntroductionLine } from '../introduction-list.tsx';
import { followIntroduction } from '../log-introduction.server.ts';
import { listIntroductions } from '../network-queries.server.ts';
import type { Route } from './+types/introduction';

export const loader = memberPage(async ({ world, actor, params }) =>
  asActor(world.db, actor, async (connection) => {
    const id = idFrom(params.engagement);
    const engagement = await findEngagementForMember(connection, actor, id);
    const base = `/o/${params.organization}/engagements/${id}/network`;
    if (!isOpen(engagement.phase)) throw redirect(base);
    const introductions = await listIntroductions(connection, engagement);
    const introductionId = idFrom(params.introduction);
    return { base, introduction: found(introductions.find(({ id }) => id === introductionId)) };
  }),
);

export const action = memberAction({
  '': form(
    introductionChange.omit({ introductionId: true }),
    async ({ world, actor, params }, given) => {
      const engagementId = idFrom(params.engagement);
      const introductionId = idFrom(params.introduction);
      await followIntroduction(world, actor, { engagementId, introductionId, ...given });
      return redirect(
        `/o/${params.organization}/engagements/${engagementId}/network?said=network.followed`,
      );
    },
  ),
});

export default function IntroductionPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('network');
  const { base, introduction } = loaderData;
  return (
    <Page
      title={t('follow')}
      lead={<IntroductionLine introduction={introduction} />}
      above={[{ to: base, label: t('title') }]}
    >
      <ActionForm submit={t('followSubmit')}>
        <StateField value={introduction.state} />
        <AreaField name="result" label={t('field.result')} value={introduction.result} optional />
      </ActionForm>
    </Page>
  );
}
