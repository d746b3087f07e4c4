import { useTranslation } from 'react-i18next';
import { redirect, useActionData } from 'react-router';
import { form, signedInAction, signedInPage } from '../../../http/page.server.ts';
import { todayOf } from '../../../platform/clock.ts';
import { ActionForm, AreaField, RadioField, SelectField, TextField } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { Shell } from '../../../ui/shell.tsx';
import { cadenceWords, offeredCadences, offeredMinutes } from '../../programs/cadence.ts';
import { memberRoles } from '../engagement.ts';
import { newEngagementInvitation } from '../informal/engagement-invitation.ts';
import { inviteToEngagement } from '../informal/invite-to-engagement.server.ts';
import { LinkToPassOn } from '../informal/sent-invitations.tsx';
import type { Route } from './+types/start';

/** Half a year is what programs that worked often take; any other end is fine. */
const usualDays = 183;

/** Who is meant, where another page leads here: a name and what they would be. */
function suggestedBy({ searchParams }: URL) {
  return {
    name: searchParams.get('name')?.slice(0, 120) ?? '',
    role: memberRoles.find((role) => role === searchParams.get('role')) ?? 'mentor',
  };
}

export const loader = signedInPage(async ({ world, visitor, url }) => ({
  name: visitor.name,
  suggested: suggestedBy(url),
  startsOn: todayOf(world),
  endsOn: new Date(world.clock.now().getTime() + usualDays * 86_400_000).toISOString().slice(0, 10),
}));

export const action = signedInAction({
  '': form(newEngagementInvitation, async ({ world, visitor }, given) => {
    const { slug, email, link } = await inviteToEngagement(world, visitor, given);
    // A link is shown in the answer itself: in an address it would stay in the browser's history.
    if (link) return { slug, email, link };
    const said = new URLSearchParams({ said: 'informal.invited', email });
    return redirect(`/o/${slug}?${said}`);
  }),
});

export default function Start({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('informal');
  const { t: programs } = useTranslation('programs');
  const invited = useActionData<typeof action>() as
    | { slug: string; email: string; link: string }
    | undefined;
  return (
    <Shell home="/" places={[]} visitorName={loaderData.name}>
      <Page title={t('start.title')} lead={t('start.lead')}>
        {invited && 'link' in invited && (
          <LinkToPassOn {...invited} base={`/o/${invited.slug}`} isAway />
        )}
        <ActionForm submit={t('start.submit')}>
          <TextField name="email" type="email" label={t('start.field.email')} />
          <TextField
            name="name"
            label={t('start.field.name')}
            hint={t('start.field.nameHint')}
            value={loaderData.suggested.name}
            optional
          />
          <RadioField
            name="role"
            label={t('start.field.role')}
            value={loaderData.suggested.role}
            options={memberRoles.map((role) => ({ value: role, label: t(`start.role.${role}`) }))}
          />
          <AreaField
            name="message"
            label={t('start.field.message')}
            hint={t('start.field.messageHint')}
          />
          <TextField
            name="startsOn"
            type="date"
            label={t('start.field.startsOn')}
            value={loaderData.startsOn}
            width="14rem"
          />
          <TextField
            name="endsOn"
            type="date"
            label={t('start.field.endsOn')}
            hint={t('start.field.endsOnHint')}
            value={loaderData.endsOn}
            width="14rem"
          />
          <SelectField
            name="cadenceDays"
            label={t('start.field.cadence')}
            value={30}
            options={offeredCadences.map((days) => ({
              value: String(days),
              label: cadenceWords(days),
            }))}
          />
          <SelectField
            name="sessionMinutes"
            label={t('start.field.minutes')}
            value={60}
            options={offeredMinutes.map((count) => ({
              value: String(count),
              label: programs('minutes', { count }),
            }))}
          />
        </ActionForm>
      </Page>
    </Shell>
  );
}
