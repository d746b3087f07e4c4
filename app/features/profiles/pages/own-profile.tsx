import { Alert, Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { ActionForm } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { timeZoneSuggestions } from '../../people/time-zones.ts';
import { countryCodes, nameOfCountry } from '../country.ts';
import { nameOfLanguage } from '../language.ts';
import { ownProfile, workingStyles } from '../profile.ts';
import { IntroductionFields, MeetingFields, StyleFields, WorkFields } from '../profile-fields.tsx';
import { ProfileParts } from '../profile-parts.tsx';
import { findProfile, suggestFellows } from '../profile-queries.server.ts';
import { saveProfile } from '../save-profile.server.ts';
import type { Route } from './+types/own-profile';

export const loader = memberPage(async ({ world, actor }) => {
  const { rest, ...profile } = await findProfile(world, actor, actor.personId);
  const styles: readonly string[] = workingStyles;
  const style = rest?.workingStyle ?? [];
  return {
    personId: actor.personId,
    profile: {
      headline: profile.headline,
      about: profile.about,
      careerStage: profile.careerStage,
      industry: profile.industry,
      jobFunction: rest?.jobFunction ?? '',
      department: rest?.department ?? '',
      site: rest?.site ?? '',
      interests: rest?.interests.join('; ') ?? '',
      meetingFormat: rest?.meetingFormat ?? null,
      timeZone: rest?.timeZone ?? null,
      // The form takes names back as it takes them the first time.
      country: rest?.country ? nameOfCountry(rest.country) : '',
      languages: profile.languages.map(nameOfLanguage).join('; '),
      reportsTo: rest?.superiorEmail ?? '',
      style: style.filter((word) => styles.includes(word)),
      styleMore: style.filter((word) => !styles.includes(word)).join('; '),
    },
    suggestions: {
      countries: countryCodes.map(nameOfCountry).toSorted(),
      fellows: await suggestFellows(world, actor),
      timeZones: timeZoneSuggestions,
    },
  };
});

export const action = memberAction({
  '': form(ownProfile, async ({ world, actor, params }, given) => {
    await saveProfile(world, actor, given);
    return redirect(`/o/${params.organization}/profile?said=profiles.saved`);
  }),
});

export default function OwnProfile({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('profiles');
  const { t: common } = useTranslation();
  const { organization } = useParams();
  const { profile, personId, suggestions } = loaderData;
  return (
    <Page
      title={t('own.title')}
      lead={t('own.lead')}
      action={
        <Anchor component={Link} to={`/o/${organization}/people/${personId}`}>
          {t('own.see')}
        </Anchor>
      }
    >
      <ProfileParts />
      {profile.timeZone === null && (
        <Alert color="clay" variant="light">
          {t('own.noZone')}
        </Alert>
      )}
      <ActionForm submit={common('save')}>
        <IntroductionFields profile={profile} />
        <MeetingFields profile={profile} timeZones={suggestions.timeZones} />
        <WorkFields profile={profile} suggestions={suggestions} />
        <StyleFields profile={profile} />
      </ActionForm>
    </Page>
  );
}
