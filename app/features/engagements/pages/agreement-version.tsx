import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { found } from '../../../platform/refusal.ts';
import { Differences } from '../../../ui/differences.tsx';
import { Page, State } from '../../../ui/page.tsx';
import { type ClauseDifference, compareClauses } from '../agreement.ts';
import { listAgreementVersions } from '../agreement-queries.server.ts';
import { findEngagementForMember } from '../engagement-queries.server.ts';
import type { Route } from './+types/agreement-version';

/** One version beside the one before it, clause by clause. */
export const loader = memberPage(async ({ world, actor, params }) => {
  const id = idFrom(params.engagement);
  return asActor(world.db, actor, async (connection) => {
    const engagement = await findEngagementForMember(connection, actor, id);
    const versions = await listAgreementVersions(connection, engagement);
    const index = versions.findIndex((version) => String(version.version) === params.version);
    const version = found(versions[index]);
    const before = versions[index + 1];
    return {
      base: `/o/${params.organization}/engagements/${id}`,
      version: version.version,
      hasBefore: before !== undefined,
      writtenBy: version.writtenBy,
      hash: version.hash,
      newest: versions[0]?.version ?? version.version,
      clauses: compareClauses(before?.clauses ?? version.clauses, version.clauses),
    };
  });
});

export default function AgreementVersion({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('engagements');
  const { base, version, newest, clauses } = loaderData;
  const lead = loaderData.hasBefore
    ? t('agreement.compared', { version: version - 1 })
    : t('agreement.first');
  return (
    <Page
      title={t('agreement.version', { version })}
      above={[{ to: `${base}/agreement`, label: t('agreement.title') }]}
      lead={lead}
    >
      <Stack gap="lg">
        {clauses.map((clause) => (
          <ComparedClause key={clause.key} clause={clause} />
        ))}
      </Stack>
      <Text size="sm" c="dimmed">
        {t('agreement.hash', { hash: loaderData.hash.slice(0, 16) })}
      </Text>
      <nav aria-label={t('agreement.history')}>
        {version > 1 && (
          <Link to={`${base}/agreement/versions/${version - 1}`}>
            {t('agreement.version', { version: version - 1 })}
          </Link>
        )}{' '}
        {version < newest && (
          <Link to={`${base}/agreement/versions/${version + 1}`}>
            {t('agreement.version', { version: version + 1 })}
          </Link>
        )}
      </nav>
    </Page>
  );
}

function ComparedClause({ clause }: { clause: ClauseDifference }) {
  const { t } = useTranslation('engagements');
  const { kind, before, after } = clause;
  return (
    <div>
      <Title order={2} size="h5">
        {kind === 'removed' ? before.title : after.title}{' '}
        {kind !== 'same' && <State tone="look">{t(`agreement.clause.${kind}`)}</State>}
      </Title>
      {kind === 'changed' && before.title !== after.title && (
        <Differences before={before.title} after={after.title} />
      )}
      <Differences before={before.text} after={after.text} />
    </div>
  );
}
