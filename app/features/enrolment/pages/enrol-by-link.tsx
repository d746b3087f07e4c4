import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { z } from 'zod';
import { form, openPage, signedInAction } from '../../../http/page.server.ts';
import { found } from '../../../platform/refusal.ts';
import { ActionForm } from '../../../ui/form.tsx';
import { Bare } from '../../../ui/shell.tsx';
import { cadenceWords } from '../../programs/cadence.ts';
import { Timespan } from '../../programs/program-parts.tsx';
import { findProgramByCode } from '../../programs/program-queries.server.ts';
import { joinByLink } from '../join-by-link.server.ts';
import type { Route } from './+types/enrol-by-link';

export const loader = openPage(async ({ world, visitor, params, url }) => {
  const {
    id: _id,
    organizationId: _organization,
    slug: _slug,
    ...program
  } = found(await findProgramByCode(world, params.code));
  return { program, visitorName: visitor?.name ?? null, here: url.pathname.replace(/\.data$/, '') };
});

export const action = signedInAction({
  '': form(z.object({}), async ({ world, visitor, params }) => {
    const { slug, programId } = await joinByLink(world, visitor, params.code);
    return redirect(`/o/${slug}/programs/${programId}/enrol`);
  }),
});

export default function EnrolByLink({
  loaderData: { program, visitorName, here },
}: Route.ComponentProps) {
  const { t } = useTranslation('enrolment');
  const { t: programs } = useTranslation('programs');
  const to = `?to=${encodeURIComponent(here)}`;
  return (
    <Bare title={program.name}>
      <title>{program.name}</title>
      <Stack gap="md">
        <Text>{t('link.by', { organization: program.organization })}</Text>
        {program.purpose && <Text className="prose">{program.purpose}</Text>}
        <Text>
          <Timespan startsOn={program.startsOn} endsOn={program.endsOn} />
          {'. '}
          {programs('overview.rhythm', {
            cadence: cadenceWords(program.cadenceDays).toLowerCase(),
            minutes: program.sessionMinutes,
          })}
        </Text>
        <Text>{programs(`kindHint.${program.kind}`)}</Text>
        {!program.takesEnrolments ? (
          <Text fw={600}>{t('link.closed')}</Text>
        ) : visitorName ? (
          <>
            <Text>{t('link.as', { name: visitorName, organization: program.organization })}</Text>
            <ActionForm submit={t('link.go')} />
          </>
        ) : (
          <>
            <Text>{t('link.first')}</Text>
            <Group>
              <Button component={Link} to={`/sign-up${to}`}>
                {t('link.signUp')}
              </Button>
              <Button component={Link} to={`/sign-in${to}`} variant="default">
                {t('link.signIn')}
              </Button>
            </Group>
          </>
        )}
        <Text size="sm" c="dimmed">
          {program.dataPurpose
            ? t('link.data', { purpose: program.dataPurpose })
            : t('link.dataDefault')}{' '}
          {program.legalBasis && t('link.basis', { basis: program.legalBasis })}{' '}
          {t('link.retention', { count: program.retentionMonths })}
        </Text>
      </Stack>
    </Bare>
  );
}
