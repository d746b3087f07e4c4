import { Anchor, Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { Differences } from '../../../ui/differences.tsx';
import { ActionForm, AreaField, TextField, useRefusal } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import type { Clause } from '../../programs/agreement-clauses.ts';
import { agreementChange, canAmend, compareClauses, typedClauses } from '../agreement.ts';
import { draftAgreement } from '../agreement-draft.server.ts';
import { findLatestAgreement } from '../agreement-queries.server.ts';
import { findEngagementForMember } from '../engagement-queries.server.ts';
import { reviseAgreement } from '../revise-agreement.server.ts';
import type { Route } from './+types/agreement-edit';

export const loader = memberPage(async ({ world, actor, params }) => {
  const id = idFrom(params.engagement);
  const base = `/o/${params.organization}/engagements/${id}`;
  return asActor(world.db, actor, async (connection) => {
    const engagement = await findEngagementForMember(connection, actor, id);
    if (!canAmend(engagement.phase)) throw redirect(`${base}/agreement`);
    const latest = await findLatestAgreement(connection, engagement);
    return {
      base,
      version: latest?.version ?? 0,
      writtenBy: latest?.writtenBy ?? null,
      clauses: latest?.clauses ?? (await draftAgreement(connection, engagement)),
    };
  });
});

export const action = memberAction({
  '': form(agreementChange, async ({ world, actor, params }, value) => {
    const id = idFrom(params.engagement);
    await reviseAgreement(world, actor, id, value);
    return redirect(
      `/o/${params.organization}/engagements/${id}/agreement?said=engagements.revised`,
    );
  }),
});

// After a refusal too: the version that was saved meanwhile stands beside what was typed.
export const shouldRevalidate = () => true;

export default function AgreementEdit({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('engagements');
  const common = useTranslation().t;
  const refused = useRefusal();
  const { base, version, clauses } = loaderData;
  const typed = refused ? typedClauses(refused.values.clauses) : null;
  const rows = typed ?? clauses;
  const isConflict = refused?.problems.some(({ key }) => key === 'problems:changedMeanwhile');
  return (
    <Page
      title={t('agreement.editTitle')}
      above={[{ to: `${base}/agreement`, label: t('agreement.title') }]}
      lead={t('agreement.editLead')}
    >
      {isConflict && (
        <Meanwhile
          saved={clauses}
          typed={rows}
          name={loaderData.writtenBy ?? t('agreement.formerly')}
        />
      )}
      <ActionForm
        submit={t('agreement.save', { version: version + 1 })}
        aside={
          <Anchor component={Link} to={`${base}/agreement`}>
            {common('cancel')}
          </Anchor>
        }
      >
        <input type="hidden" name="base" value={version} />
        {[...rows, ...(typed ? [] : [{ key: '', title: '', text: '' }])].map((clause, index) => (
          // Rows neither move nor vanish while the page is open.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Stack gap="xs" key={index}>
            <input type="hidden" name={`clauses[${index}][key]`} value={clause.key} />
            <TextField
              name={`clauses[${index}][title]`}
              label={
                clause.key
                  ? t('agreement.clauseTitle', { number: index + 1 })
                  : t('agreement.newClause')
              }
              value={clause.title}
            />
            <AreaField
              name={`clauses[${index}][text]`}
              label={t('agreement.clauseText', { number: index + 1 })}
              value={clause.text}
            />
          </Stack>
        ))}
      </ActionForm>
    </Page>
  );
}

/** Both texts, where they differ; saving again replaces the other's with what stands in the form. */
function Meanwhile({ saved, typed, name }: { saved: Clause[]; typed: Clause[]; name: string }) {
  const { t } = useTranslation('engagements');
  const differing = compareClauses(saved, typed).filter(({ kind }) => kind !== 'same');
  return (
    <Paper withBorder p="md">
      <Stack gap="md">
        <Text fw={600}>{t('agreement.conflict', { name })}</Text>
        <Text size="sm">{t('agreement.conflictHelp')}</Text>
        {differing.map(({ key, before, after }) => (
          <div key={key}>
            <Text fw={600} component="div">
              <Differences before={before.title} after={after.title} />
            </Text>
            <Differences before={before.text} after={after.text} />
          </div>
        ))}
      </Stack>
    </Paper>
  );
}
