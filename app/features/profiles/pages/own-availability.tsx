import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { ActionForm } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { availability } from '../availability.ts';
import { ProfileParts } from '../profile-parts.tsx';
import { findProfile } from '../profile-queries.server.ts';
import { saveAvailability } from '../save-profile.server.ts';
import { WeekFields } from '../week-fields.tsx';
import type { Route } from './+types/own-availability';

export const loader = memberPage(async ({ world, actor }) => {
  const { rest } = await findProfile(world, actor, actor.personId);
  return { windows: rest?.windows ?? [], timeZone: rest?.timeZone ?? null };
});

export const action = memberAction({
  '': form(availability, async ({ world, actor, params }, { windows }) => {
    await saveAvailability(world, actor, windows);
    return redirect(
      `/o/${params.organization}/profile/availability?said=profiles.availabilitySaved`,
    );
  }),
});

export default function OwnAvailability({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('profiles');
  const { t: common } = useTranslation();
  const { organization } = useParams();
  const { windows, timeZone } = loaderData;
  return (
    <Page title={t('times.title')} lead={t('times.lead')}>
      <ProfileParts />
      {timeZone ? (
        <Text>{t('times.zone', { zone: timeZone })}</Text>
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
      </ActionForm>
    </Page>
  );
}
