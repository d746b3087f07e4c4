import { Group, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { z } from 'zod';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { todayOf } from '../../../platform/clock.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { Deed, DeedProblems } from '../../../ui/deed.tsx';
import { ActionForm, RadioField } from '../../../ui/form.tsx';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { whyNoPlace } from '../../enrolment/place.ts';
import { findEngagementForMember } from '../engagement-queries.server.ts';
import { acceptJoining, endJoining, proposeJoining } from '../informal/join-program.server.ts';
import { canJoinProgram, newJoining, whyNotJoin } from '../informal/program-joining.ts';
import {
  findOpenJoining,
  listProgramsToJoin,
  shareOrganization,
} from '../informal/program-joining-queries.server.ts';
import type { Route } from './+types/join-program';

export const loader = memberPage(async ({ world, actor, params }) => {
  const id = idFrom(params.engagement);
  const base = `/o/${params.organization}/engagements/${id}`;
  // The program is another organization's: the server looks there, for a member of the engagement.
  return world.db.transaction().execute(async (connection) => {
    const engagement = await findEngagementForMember(connection, actor, id);
    if (engagement.program) throw redirect(base);
    const all = await listProgramsToJoin(connection, engagement);
    const joining = await findOpenJoining(connection, engagement);
    const proposed = all.find((program) => program.id === joining?.programId);
    const today = todayOf(world);
    const programs = all
      .filter((program) => whyNotJoin(engagement, program, today) === null)
      .map((program) => ({
        id: program.id,
        name: program.name,
        organization: program.organization,
        enrol: `/o/${program.slug}/programs/${program.id}/enrol`,
        whyNot: whyNoPlace(program.places.get(actor.personId) ?? null, program),
      }));
    return {
      base,
      canJoin: canJoinProgram(engagement),
      sharesOrganization: await shareOrganization(connection, engagement),
      free: programs.filter(({ whyNot }) => whyNot === null),
      // What takes nobody new and does not know the reader is not shown to them.
      others: programs.flatMap(({ whyNot, ...program }) =>
        whyNot && whyNot !== 'notOpen' ? [{ ...program, whyNot }] : [],
      ),
      open: joining && {
        program: proposed?.name ?? '',
        organization: proposed?.organization ?? '',
        name:
          engagement.members.find(({ personId }) => personId === joining.proposedBy)?.name ?? '',
        isMine: joining.proposedBy === actor.personId,
        isAcceptedByMe: joining.acceptedBy.includes(actor.personId),
        missing: engagement.members
          .filter(({ personId }) => personId !== joining.proposedBy)
          .filter(({ personId }) => !joining.acceptedBy.includes(personId))
          .map(({ name }) => name)
          .join(', '),
      },
    };
  });
});

const nothing = z.object({});
export const action = memberAction({
  propose: form(newJoining, async ({ world, actor, params }: MemberVisit, { program }) => {
    await proposeJoining(world, actor, idFrom(params.engagement), program);
    return redirect('?said=informal.joiningProposed');
  }),
  accept: form(nothing, async ({ world, actor, params }: MemberVisit) => {
    const { joined } = await acceptJoining(world, actor, idFrom(params.engagement));
    return redirect(
      joined
        ? `/o/${joined.slug}/engagements/${params.engagement}?said=informal.joined`
        : '?said=informal.joiningAccepted',
    );
  }),
  end: form(nothing, async ({ world, actor, params }: MemberVisit) => {
    await endJoining(world, actor, idFrom(params.engagement));
    return redirect('?said=informal.joiningEnded');
  }),
});

type Data = Route.ComponentProps['loaderData'];

export default function JoinProgram({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('informal');
  const { base, open, canJoin, free, others } = loaderData;
  const overview = useTranslation('engagements').t('overview.title');
  return (
    <Page
      title={t('joining.title')}
      lead={t('joining.lead')}
      above={[{ to: base, label: overview }]}
    >
      {!canJoin && <Empty>{t('joining.notNow')}</Empty>}
      {canJoin && (open || free.length > 0) && <WhatChanges />}
      {canJoin && open && <OpenJoining {...open} />}
      {canJoin && !open && free.length > 0 && (
        <ActionForm intent="propose" submit={t('joining.propose')}>
          <RadioField
            name="program"
            label={t('joining.choose')}
            options={free.map(({ id, name, organization }) => ({
              value: id,
              label: t('joining.option', { program: name, organization }),
            }))}
          />
        </ActionForm>
      )}
      {canJoin && !open && free.length === 0 && others.length === 0 && (
        <Empty>
          {t(loaderData.sharesOrganization ? 'joining.noProgram' : 'joining.noOrganization')}
        </Empty>
      )}
      {canJoin && others.length > 0 && <NotYet programs={others} />}
    </Page>
  );
}

function WhatChanges() {
  const { t } = useTranslation('informal');
  return (
    <Section title={t('joining.what')}>
      <List spacing="xs" maw="70ch">
        <List.Item>{t('joining.managers')}</List.Item>
        <List.Item>{t('joining.words')}</List.Item>
        <List.Item>{t('joining.same')}</List.Item>
        <List.Item>{t('joining.enrolment')}</List.Item>
        <List.Item>{t('joining.skills')}</List.Item>
        <List.Item>{t('joining.back')}</List.Item>
      </List>
    </Section>
  );
}

function OpenJoining(open: NonNullable<Data['open']>) {
  const { t } = useTranslation('informal');
  const { program, organization, name, isMine } = open;
  const waits = isMine || open.isAcceptedByMe;
  return (
    <Section title={t('joining.open')}>
      <DeedProblems intent="accept" />
      <DeedProblems intent="end" />
      <Text>
        {isMine
          ? t('joining.byYou', { program, organization })
          : t('joining.byPartner', { name, program, organization })}{' '}
        {waits && t('joining.waitsFor', { names: open.missing })}
      </Text>
      <Group gap="sm">
        {!waits && (
          <Deed intent="accept" tone="primary">
            {t('joining.accept')}
          </Deed>
        )}
        <Deed intent="end">{t(isMine ? 'joining.withdraw' : 'joining.decline')}</Deed>
      </Group>
    </Section>
  );
}

/** Programs in which the reader has no room yet, and why. */
function NotYet({ programs }: { programs: Data['others'] }) {
  const { t } = useTranslation('informal');
  return (
    <Section title={t('joining.notYet')}>
      <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {programs.map(({ id, name, enrol, whyNot }) => (
          <li key={id}>
            <Text>{t(`joining.why.${whyNot}`, { program: name })}</Text>
            <Link to={enrol}>{t('joining.enrol', { program: name })}</Link>
          </li>
        ))}
      </Stack>
    </Section>
  );
}
