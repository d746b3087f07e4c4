import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { z } from 'zod';
import { form, openPage, pagePath, signedInAction } from '../../../http/page.server.ts';
import { found } from '../../../platform/refusal.ts';
import { ActionForm } from '../../../ui/form.tsx';
import { Said } from '../../../ui/page.tsx';
import { Bare } from '../../../ui/shell.tsx';
import { isGuideOpen } from '../../guide/guide-access.server.ts';
import { sendSignInLink, signOut } from '../../people/sign-in.server.ts';
import { findProgramByCode } from '../../programs/program-queries.server.ts';
import { doorFor } from '../door.ts';
import { joinByLink } from '../join-by-link.server.ts';
import { findPersonAtDoor } from '../person-at-door.server.ts';
import { DataFacts, ProgramFacts } from '../program-facts.tsx';
import type { Route } from './+types/enrol-by-link';

export const loader = openPage(async ({ world, visitor, params, url }) => {
  const {
    id: _id,
    organizationId,
    slug: _slug,
    ...program
  } = found(await findProgramByCode(world, params.code));
  const person = visitor && (await findPersonAtDoor(world.db, visitor, organizationId));
  return {
    program,
    visitorName: visitor?.name ?? null,
    here: url.pathname.replace(/\.data$/, ''),
    guide: await isGuideOpen(world),
    door: person && doorFor(program, person),
    email: visitor?.email ?? '',
  };
});

export const action = signedInAction({
  prove: form(z.object({}), async ({ world, request, visitor, url }) => {
    await sendSignInLink(world, request, { email: visitor.email, to: pagePath(url) });
    return redirect('?said=enrolment.linkSent');
  }),
  leave: form(z.object({}), async ({ world, request, url }) =>
    redirect(pagePath(url), { headers: await signOut(world, request) }),
  ),
  '': form(z.object({}), async ({ world, visitor, params }) => {
    const { slug, programId } = await joinByLink(world, visitor, params.code);
    return redirect(`/o/${slug}/programs/${programId}/enrol`);
  }),
});

export default function EnrolByLink({
  loaderData: { program, visitorName, here, guide, door, email },
}: Route.ComponentProps) {
  const { t } = useTranslation('enrolment');
  const domains = program.enrolmentDomains.join(', ');
  const to = `?to=${encodeURIComponent(here)}`;
  return (
    <Bare title={program.name}>
      <title>{program.name}</title>
      <Stack gap="md">
        <Said />
        <ProgramFacts program={program} />
        {!program.takesEnrolments ? (
          <Text fw={600}>{t('link.closed')}</Text>
        ) : door && door !== 'open' ? (
          <>
            <Text>{t(`door.${door}`, { domains, email })}</Text>
            {door === 'proveAddress' && <ActionForm intent="prove" submit={t('door.prove')} />}
            {door === 'otherDomain' && (
              <ActionForm intent="leave" submit={t('door.leave')} tone="quiet" />
            )}
          </>
        ) : visitorName ? (
          <>
            <Text>{t('link.as', { name: visitorName, organization: program.organization })}</Text>
            <ActionForm submit={t('link.go')} />
          </>
        ) : (
          <>
            {domains && <Text>{t('door.forDomains', { domains })}</Text>}
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
        <DataFacts program={program} />
        {guide && <Link to="/guide">{t('link.guide')}</Link>}
      </Stack>
    </Bare>
  );
}
