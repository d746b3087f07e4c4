import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams } from 'react-router';
import { z } from 'zod';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { dayIn } from '../../../platform/calendar.ts';
import { ActionForm, CheckField, TextField } from '../../../ui/form.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { availability, defaultNotice, newException } from '../availability.ts';
import {
  addException,
  findOwnAvailability,
  removeException,
} from '../availability-exceptions.server.ts';
import { ExceptionList } from '../availability-exceptions.tsx';
import { ProfileParts } from '../profile-parts.tsx';
import { findProfile } from '../profile-queries.server.ts';
import { saveAvailability } from '../save-profile.server.ts';
import { WeekFields } from '../week-fields.tsx';
import type { Route } from './+types/own-availability';

export const loader = memberPage(async ({ world, actor, member }) => {
  const { rest } = await findProfile(world, actor, actor.personId);
  const today = dayIn(member.timeZone, world.clock.now());
  return {
    windows: rest?.windows ?? [],
    timeZone: rest?.timeZone ?? null,
    ...(await findOwnAvailability(world, actor, today)),
  };
});

const back = ({ params }: MemberVisit, said: string) =>
  redirect(`/o/${params.organization}/profile/availability?said=profiles.${said}`);

export const action = memberAction({
  '': form(availability, async (visit: MemberVisit, given) => {
    await saveAvailability(visit.world, visit.actor, given);
    return back(visit, 'availabilitySaved');
  }),
  exception: form(newException, async (visit: MemberVisit, given) => {
    await addException(visit.world, visit.actor, given);
    return back(visit, 'exceptionAdded');
  }),
  removeException: form(z.object({ exceptionId: z.uuid() }), async (visit: MemberVisit, given) => {
    await removeException(visit.world, visit.actor, given.exceptionId);
    return back(visit, 'exceptionRemoved');
  }),
});

export default function OwnAvailability({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('profiles');
  const { t: common } = useTranslation();
  const { organization } = useParams();
  const { windows, timeZone, noticeHours } = loaderData;
  return (
    <Page title={t('times.title')} lead={t('times.lead')}>
      <ProfileParts />
      {timeZone ? (
        <Text>
          {t('times.zone', { zone: timeZone })}{' '}
          <Anchor component={Link} to="/account">
            {t('times.changeZone')}
          </Anchor>
        </Text>
      ) : (
        <Text>
          {t('times.noZone')}{' '}
          <Anchor component={Link} to={`/o/${organization}/profile`}>
            {t('times.sayZone')}
          </Anchor>
        </Text>
      )}
      <ActionForm submit={common('save')}>
        <WeekFields windows={windows} />
        <TextField
          name="noticeHours"
          type="number"
          label={t('times.notice')}
          hint={t('times.noticeHint')}
          value={noticeHours ?? defaultNotice}
          width="8rem"
        />
        <CheckField
          name="showsLoad"
          label={t('times.showsLoad')}
          hint={t('times.showsLoadHint')}
          checked={loaderData.showsLoad}
        />
      </ActionForm>
      <Section title={t('exceptions.title')} note={t('exceptions.note')}>
        <ExceptionList exceptions={loaderData.exceptions} />
      </Section>
    </Page>
  );
}
