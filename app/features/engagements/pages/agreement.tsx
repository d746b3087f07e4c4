import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { z } from 'zod';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { Moment } from '../../../ui/dates.tsx';
import { ActionForm, TextField } from '../../../ui/form.tsx';
import { Page, Section, State } from '../../../ui/page.tsx';
import { FromTheGuide } from '../../guide/from-the-guide.tsx';
import { kindRules } from '../../programs/program-kind.ts';
import { canAmend, signature } from '../agreement.ts';
import { draftAgreement } from '../agreement-draft.server.ts';
import { hasSomethingToSign, listAgreementVersions } from '../agreement-queries.server.ts';
import { ClauseList } from '../clause-list.tsx';
import { findEngagementForMember } from '../engagement-queries.server.ts';
import { offerBeside } from '../offer-beside.server.ts';
import { adoptDraft } from '../revise-agreement.server.ts';
import { signAgreement } from '../sign-agreement.server.ts';
import type { Route } from './+types/agreement';

export const loader = memberPage(async ({ world, actor, params }) => {
  const id = idFrom(params.engagement);
  return asActor(world.db, actor, async (connection) => {
    const engagement = await findEngagementForMember(connection, actor, id);
    const versions = await listAgreementVersions(connection, engagement);
    const [latest] = versions;
    const signers = latest?.signatures.map((signed) => signed.personId) ?? [];
    return {
      guide: await offerBeside(connection, actor, engagement, 'agree'),
      base: `/o/${params.organization}/engagements/${id}`,
      myName: engagement.me.name,
      canAmend: canAmend(engagement.phase),
      isSingle: kindRules[engagement.kind].isSingle,
      hasSubject: await hasSomethingToSign(connection, engagement),
      draft: latest ? null : await draftAgreement(connection, engagement),
      latest: latest
        ? { version: latest.version, hash: latest.hash, clauses: latest.clauses }
        : null,
      isInForce: latest?.isInForce ?? false,
      isSignedByMe: signers.includes(actor.personId),
      waitsFor: engagement.members
        .filter((member) => !signers.includes(member.personId))
        .map((member) => member.name),
      versions: versions.map((version) => ({
        version: version.version,
        writtenBy: version.writtenBy,
        createdAt: version.createdAt.toISOString(),
        isInForce: version.isInForce,
        signatures: version.signatures.map((signed) => ({
          name: signed.name,
          signedAt: signed.signedAt.toISOString(),
        })),
      })),
    };
  });
});

export const action = memberAction({
  adopt: form(z.object({}), async ({ world, actor, params }) => {
    await adoptDraft(world, actor, idFrom(params.engagement));
    return redirect('?said=engagements.drafted');
  }),
  sign: form(signature, async ({ world, actor, params }, value) => {
    const { inForce } = await signAgreement(world, actor, idFrom(params.engagement), value);
    return redirect(`?said=engagements.${inForce ? 'inForce' : 'signed'}`);
  }),
});

// After a refusal too: whoever signs an outdated version sees the one that came in between.
export const shouldRevalidate = () => true;

export default function Agreement({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('engagements');
  const common = useTranslation().t;
  const { base, latest, draft, isInForce } = loaderData;
  const edit = (
    <Button component={Link} to={`${base}/agreement/edit`} variant="default">
      {t('agreement.edit')}
    </Button>
  );
  return (
    <Page
      title={t('agreement.title')}
      lead={
        <>
          {t('agreement.lead')} {common('visibleTo.members')}
        </>
      }
      badge={
        latest && (
          <State tone={isInForce ? 'good' : 'look'}>
            {t(isInForce ? 'agreement.inForce' : 'agreement.unsigned')}
          </State>
        )
      }
      action={latest && loaderData.canAmend ? edit : undefined}
    >
      {draft && (
        <>
          {loaderData.canAmend && (
            <Stack gap="sm">
              <Text>{t('agreement.draft')}</Text>
              <ActionForm intent="adopt" submit={t('agreement.adopt')} aside={edit} />
            </Stack>
          )}
          <Section title={t('agreement.draftTitle')}>
            <ClauseList clauses={draft} />
          </Section>
        </>
      )}
      {latest && (
        <>
          <Section title={t('agreement.version', { version: latest.version })}>
            <ClauseList clauses={latest.clauses} />
          </Section>
          <Signing {...loaderData} latest={latest} />
          <Versions base={base} versions={loaderData.versions} />
        </>
      )}
      <FromTheGuide offer={loaderData.guide} />
    </Page>
  );
}

type Data = Route.ComponentProps['loaderData'];

function Signing({
  base,
  latest,
  myName,
  canAmend: mayChange,
  isSingle,
  hasSubject,
  isInForce,
  isSignedByMe,
  waitsFor,
}: Data & { latest: NonNullable<Data['latest']> }) {
  const { t } = useTranslation('engagements');
  if (isInForce || !mayChange) return null;
  if (!hasSubject) {
    const asks = isSingle ? 'question' : 'milestone';
    return (
      <Alert color="clay" variant="light" title={t(`agreement.${asks}Title`)}>
        {t(`agreement.${asks}Text`)}{' '}
        <Anchor component={Link} to={`${base}/goals`} inherit c="inherit" td="underline">
          {t('agreement.milestoneLink')}
        </Anchor>
      </Alert>
    );
  }
  return (
    <Section title={t('agreement.signTitle')} note={t('agreement.signNote')}>
      {isSignedByMe ? (
        <Text>{t('agreement.waits', { names: waitsFor.join(', ') })}</Text>
      ) : (
        <ActionForm intent="sign" submit={t('agreement.sign')}>
          <input type="hidden" name="version" value={latest.version} />
          <input type="hidden" name="hash" value={latest.hash} />
          <TextField
            name="name"
            label={t('agreement.name')}
            hint={t('agreement.nameHint')}
            value={myName}
            autoComplete="name"
          />
          <Text size="sm" c="dimmed">
            {t('agreement.hash', { hash: latest.hash.slice(0, 16) })}
          </Text>
        </ActionForm>
      )}
    </Section>
  );
}

function Versions({ base, versions }: Pick<Data, 'base' | 'versions'>) {
  const { t } = useTranslation('engagements');
  return (
    <Section title={t('agreement.history')}>
      <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {versions.map((version) => (
          <li key={version.version}>
            <Group gap="sm">
              <Anchor component={Link} to={`${base}/agreement/versions/${version.version}`}>
                {t('agreement.version', { version: version.version })}
              </Anchor>
              {version.isInForce && <State tone="good">{t('agreement.inForce')}</State>}
              <a
                href={`${base}/agreement/versions/${version.version}/agreement.pdf`}
                aria-label={t('agreement.pdfLabel', { version: version.version })}
              >
                {t('agreement.pdf')}
              </a>
              <Text size="sm" c="dimmed">
                {t('agreement.writtenBy', { name: version.writtenBy ?? t('agreement.formerly') })}{' '}
                <Moment value={version.createdAt} />
              </Text>
            </Group>
            {version.signatures.map((signed) => (
              <Text size="sm" key={signed.name + signed.signedAt}>
                {t('agreement.signedBy', { name: signed.name })} <Moment value={signed.signedAt} />
              </Text>
            ))}
          </li>
        ))}
      </Stack>
    </Section>
  );
}
