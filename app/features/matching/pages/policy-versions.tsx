import { Group, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { z } from 'zod';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { found } from '../../../platform/refusal.ts';
import { formatMoment, useTimeZone } from '../../../ui/dates.tsx';
import { Deed, DeedProblems } from '../../../ui/deed.tsx';
import { Page, Section, State } from '../../../ui/page.tsx';
import { findProgramToMatch, listPolicies } from '../matching-queries.server.ts';
import { policyDiff } from '../policy-diff.ts';
import { useMatchingPlace } from '../run-parts.tsx';
import { savePolicy } from '../save-policy.server.ts';
import type { Route } from './+types/policy-versions';

export const loader = memberPage(async ({ world, actor, params }) => {
  const programId = idFrom(params.program);
  return asActor(world.db, actor, async (connection) => {
    const program = await findProgramToMatch(connection, actor, programId);
    const versions = await listPolicies(connection, programId);
    return {
      program: program.name,
      isClosed: program.state === 'closed',
      versions: versions.map(({ id, version, policy, savedAt, savedBy }, at) => {
        const before = versions[at + 1];
        return {
          id,
          version,
          savedAt: savedAt.toISOString(),
          savedBy,
          differences: before ? policyDiff(before.policy, policy) : null,
        };
      }),
    };
  });
});

export const action = memberAction({
  again: form(z.object({ id: z.uuid() }), async ({ world, actor, params }, { id }) => {
    const programId = idFrom(params.program);
    const wanted = await asActor(world.db, actor, async (connection) => {
      await findProgramToMatch(connection, actor, programId);
      return found((await listPolicies(connection, programId)).find((one) => one.id === id));
    });
    const version = await savePolicy(world, actor, programId, wanted.policy);
    return redirect(`?said=matching.policySaved&version=${version}`);
  }),
});

/** Every version of a policy and what it changed. */
export default function PolicyVersionsPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('studio');
  const { t: matching } = useTranslation('matching');
  const { base, above } = useMatchingPlace(loaderData.program);
  const zone = useTimeZone();
  const { versions, isClosed } = loaderData;
  return (
    <Page
      title={t('versions.title')}
      lead={t('versions.lead')}
      above={[...above, { to: `${base}/policy`, label: matching('policy.title') }]}
    >
      <DeedProblems intent="again" />
      {versions.map(({ id, version, savedAt, savedBy, differences }, at) => (
        <Section
          key={id}
          title={t('versions.version', { version })}
          note={
            savedBy
              ? t('versions.by', { when: formatMoment(savedAt, zone), name: savedBy })
              : t('versions.bySomebody', { when: formatMoment(savedAt, zone) })
          }
          action={
            at === 0 ? (
              <State tone="good">{t('versions.present')}</State>
            ) : (
              !isClosed && (
                <Group>
                  <Deed
                    intent="again"
                    what={{ id }}
                    label={`${t('versions.again')}: ${t('versions.version', { version })}`}
                  >
                    {t('versions.again')}
                  </Deed>
                </Group>
              )
            )
          }
        >
          {differences === null || differences.length === 0 ? (
            <Text>{t(differences === null ? 'diff.first' : 'diff.same')}</Text>
          ) : (
            <List>
              {differences.map((difference) => (
                <List.Item key={difference}>{difference}</List.Item>
              ))}
            </List>
          )}
        </Section>
      ))}
    </Page>
  );
}
