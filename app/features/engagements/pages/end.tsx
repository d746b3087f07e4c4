import { Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { z } from 'zod';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { ActionForm } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { FromTheGuide } from '../../guide/from-the-guide.tsx';
import { endEngagementEarly } from '../end-engagement-early.server.ts';
import { isOpen } from '../engagement.ts';
import { findEngagementForMember } from '../engagement-queries.server.ts';
import { goesOnWithout } from '../leave-circle.server.ts';
import { offerBeside } from '../offer-beside.server.ts';
import type { Route } from './+types/end';

export const loader = memberPage(async ({ world, actor, params }) => {
  const id = idFrom(params.engagement);
  const base = `/o/${params.organization}/engagements/${id}`;
  const { engagement, guide } = await asActor(world.db, actor, async (connection) => {
    const engagement = await findEngagementForMember(connection, actor, id);
    const first = goesOnWithout(engagement)
      ? 'when-somebody-stops-coming'
      : 'a-mismatch-without-blame';
    const guide = await offerBeside(connection, actor, engagement, 'review', first);
    return { engagement, guide };
  });
  if (!isOpen(engagement.phase)) throw redirect(base);
  return {
    guide,
    base,
    partner: engagement.partnerNames,
    hasProgram: engagement.program !== null,
    isLeaving: goesOnWithout(engagement),
  };
});

export const action = memberAction({
  '': form(z.object({}), async ({ world, actor, params }) => {
    const how = await endEngagementEarly(world, actor, idFrom(params.engagement));
    // Who left a circle has no page there any more; after an end the next start is offered there.
    const organization = `/o/${params.organization}`;
    return redirect(
      how === 'left'
        ? `${organization}?said=engagements.left`
        : `${organization}/engagements/${params.engagement}?said=engagements.endedEarly`,
    );
  }),
});

export default function End({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('engagements');
  const common = useTranslation().t;
  const { base, partner, hasProgram, isLeaving } = loaderData;
  return (
    <Page title={t('end.title')} lead={t('end.lead')}>
      <Stack gap="xs" maw="70ch">
        {isLeaving ? <Text>{t('end.circle')}</Text> : <Text>{t('end.partner', { partner })}</Text>}
        {hasProgram && <Text>{t('end.managers')}</Text>}
        {hasProgram && <Text>{t('end.rematch')}</Text>}
        {!isLeaving && <Text>{t('end.kept')}</Text>}
      </Stack>
      <ActionForm
        submit={t(isLeaving ? 'end.leave' : 'end.submit')}
        tone="danger"
        aside={
          <Anchor component={Link} to={base}>
            {common('back')}
          </Anchor>
        }
      />
      <FromTheGuide offer={loaderData.guide} />
    </Page>
  );
}
