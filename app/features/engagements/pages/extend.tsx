import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { z } from 'zod';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { Day, formatDay } from '../../../ui/dates.tsx';
import { Deed, DeedProblems } from '../../../ui/deed.tsx';
import { ActionForm, TextField } from '../../../ui/form.tsx';
import { Empty, Page, Section, State } from '../../../ui/page.tsx';
import { isUnderWay } from '../engagement.ts';
import { findEngagementForMember } from '../engagement-queries.server.ts';
import { acceptExtension, endExtension, proposeExtension } from '../extend-engagement.server.ts';
import { newExtension } from '../extension.ts';
import { listExtensions } from '../extension-queries.server.ts';
import { canJoinProgram } from '../informal/program-joining.ts';
import type { Route } from './+types/extend';

export const loader = memberPage(async ({ world, actor, params }) =>
  asActor(world.db, actor, async (connection) => {
    const id = idFrom(params.engagement);
    const engagement = await findEngagementForMember(connection, actor, id);
    const extensions = await listExtensions(connection, engagement);
    const nameOf = (personId: string) =>
      engagement.members.find((member) => member.personId === personId)?.name ?? '';
    const open = extensions.find(({ state }) => state === 'proposed');
    return {
      base: `/o/${params.organization}/engagements/${id}`,
      endsOn: engagement.endsOn,
      canExtend: isUnderWay(engagement.phase),
      canJoin: canJoinProgram(engagement),
      open: open
        ? {
            endsOn: open.endsOn,
            name: nameOf(open.proposedBy),
            isMine: open.proposedBy === actor.personId,
            isAcceptedByMe: open.acceptedBy.includes(actor.personId),
            missing: engagement.members
              .filter(({ personId }) => personId !== open.proposedBy)
              .filter(({ personId }) => !open.acceptedBy.includes(personId))
              .map(({ name }) => name)
              .join(', '),
          }
        : null,
      past: extensions
        .filter(({ state }) => state !== 'proposed')
        .map(({ id, endsOn, proposedBy, state }) => ({
          id,
          endsOn,
          name: nameOf(proposedBy),
          state: z.enum(['accepted', 'declined', 'withdrawn']).parse(state),
        })),
    };
  }),
);

const nothing = z.object({});
export const action = memberAction({
  propose: form(newExtension, async ({ world, actor, params }: MemberVisit, { endsOn }) => {
    await proposeExtension(world, actor, idFrom(params.engagement), endsOn);
    return redirect('?said=engagements.extensionProposed');
  }),
  accept: form(nothing, async ({ world, actor, params }: MemberVisit) => {
    const { isExtended } = await acceptExtension(world, actor, idFrom(params.engagement));
    return redirect(`?said=engagements.${isExtended ? 'extended' : 'extensionAccepted'}`);
  }),
  end: form(nothing, async ({ world, actor, params }: MemberVisit) => {
    await endExtension(world, actor, idFrom(params.engagement));
    return redirect('?said=engagements.extensionEnded');
  }),
});

export default function Extend({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('engagements');
  const { base, open, past, endsOn } = loaderData;
  return (
    <Page
      title={t('extend.title')}
      lead={t('extend.lead', { day: formatDay(endsOn) })}
      above={[{ to: base, label: t('overview.title') }]}
    >
      {loaderData.canExtend && open && <OpenExtension {...open} />}
      {loaderData.canExtend && !open && (
        <ActionForm intent="propose" submit={t('extend.propose')}>
          <TextField
            name="endsOn"
            type="date"
            label={t('extend.endsOn')}
            hint={t('extend.endsOnHint')}
            width="12rem"
          />
        </ActionForm>
      )}
      {!loaderData.canExtend && <Empty>{t('extend.problems.notNow')}</Empty>}
      {loaderData.canJoin && <Link to={`${base}/join-program`}>{t('pace.join')}</Link>}
      {past.length > 0 && (
        <Section title={t('extend.past')}>
          <ul className="plain">
            {past.map((extension) => (
              <li key={extension.id}>
                <Group gap="sm">
                  <span>
                    {t('extend.until', { name: extension.name })} <Day value={extension.endsOn} />
                  </span>
                  <State tone={extension.state === 'accepted' ? 'good' : 'calm'}>
                    {t(`extend.state.${extension.state}`)}
                  </State>
                </Group>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

function OpenExtension({
  endsOn,
  name,
  isMine,
  isAcceptedByMe,
  missing,
}: NonNullable<Route.ComponentProps['loaderData']['open']>) {
  const { t } = useTranslation('engagements');
  const waits = isMine || isAcceptedByMe;
  const day = formatDay(endsOn);
  return (
    <Section title={t('extend.open')}>
      <DeedProblems intent="accept" />
      <DeedProblems intent="end" />
      <Text>
        {isMine ? t('extend.byYou', { day }) : t('extend.byPartner', { name, day })}{' '}
        {waits && t('extend.waits', { names: missing })}
      </Text>
      <Group gap="sm">
        {!waits && (
          <Deed intent="accept" tone="primary">
            {t('extend.accept')}
          </Deed>
        )}
        <Deed intent="end">{t(isMine ? 'extend.withdraw' : 'extend.decline')}</Deed>
      </Group>
    </Section>
  );
}
