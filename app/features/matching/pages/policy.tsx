import { Anchor, Button, Group, Text } from '@mantine/core';
import { type FormEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { data, Link, redirect, useFetcher } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { ActionForm } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { effectInWords, sharesOf } from '../effect-text.ts';
import {
  formFrom,
  isOnePopulation,
  policyForm,
  policyFrom,
  templateFor,
} from '../matching-policy.ts';
import { findPolicy, findProgramToMatch } from '../matching-queries.server.ts';
import { questionsToMatch } from '../matching-question.ts';
import { type DescribedEffect, EffectOfPolicy } from '../policy-effect.tsx';
import { PolicyFields } from '../policy-fields.tsx';
import { previewPolicy } from '../preview-policy.server.ts';
import { useMatchingPlace } from '../run-parts.tsx';
import { savePolicy } from '../save-policy.server.ts';
import type { Route } from './+types/policy';

async function describe(
  visit: Parameters<Parameters<typeof memberPage>[0]>[0],
  policy: ReturnType<typeof policyFrom>,
): Promise<DescribedEffect> {
  const { world, actor, params } = visit;
  const effect = await previewPolicy(world, actor, idFrom(params.program), policy);
  return { effect, rules: effectInWords(effect, policy), shares: sharesOf(policy) };
}

export const loader = memberPage(async (visit) => {
  const { world, actor, params, url } = visit;
  const programId = idFrom(params.program);
  const isFromTemplate = url.searchParams.get('from') === 'template';
  const { program, policy, ...head } = await asActor(world.db, actor, async (connection) => {
    const found = await findProgramToMatch(connection, actor, programId);
    const present = await findPolicy(connection, programId);
    const template = templateFor(found.kind);
    return {
      program: found.name,
      arePeers: isOnePopulation(found.kind),
      hasVersions: (present?.version ?? 0) > 1,
      questions: questionsToMatch(found.questions, found.kind),
      policy: isFromTemplate ? template : (present?.policy ?? template),
    };
  });
  return {
    program,
    ...head,
    isFromTemplate,
    form: formFrom(policy, head.questions),
    described: await describe(visit, policy),
  };
});

/** The search parameter with which a form is only looked at, not saved. */
const onlyLook = 'effect';

export const action = memberAction({
  '': form(policyForm, async (visit, given) => {
    const { world, actor, params, url } = visit;
    const program = await asActor(world.db, actor, (connection) =>
      findProgramToMatch(connection, actor, idFrom(params.program)),
    );
    const policy = policyFrom(given, questionsToMatch(program.questions, program.kind));
    if (url.searchParams.has(onlyLook)) {
      return data({ form: given, described: await describe(visit, policy) });
    }
    const version = await savePolicy(world, actor, idFrom(params.program), policy);
    return redirect(
      `/o/${params.organization}/programs/${params.program}/matching?said=matching.policySaved&version=${version}`,
    );
  }),
});

interface Looked {
  form: ReturnType<typeof formFrom>;
  described: DescribedEffect;
}

const isLooked = (answer: unknown): answer is Looked =>
  typeof answer === 'object' && answer !== null && 'described' in answer;

/** Long enough that a number is typed to its end. */
const pauseMs = 500;

export default function PolicyPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('matching');
  const { t: studio } = useTranslation('studio');
  const { t: common } = useTranslation();
  const { base, above } = useMatchingPlace(loaderData.program);
  const { arePeers, hasVersions, isFromTemplate } = loaderData;
  const looked = isLooked(actionData) ? actionData : loaderData;
  const { latest, look } = useLiveLook();
  return (
    <Page
      title={t('policy.title')}
      lead={arePeers ? `${t('policy.peers')} ${t('policy.lead')}` : t('policy.lead')}
      above={above}
      action={
        <Group gap="md">
          <Anchor component={Link} to="?from=template" reloadDocument>
            {studio('template.link')}
          </Anchor>
          {hasVersions && (
            <Anchor component={Link} to={`${base}/policy/versions`}>
              {studio('versions.link')}
            </Anchor>
          )}
        </Group>
      }
    >
      {isFromTemplate && <Text>{studio('template.note')}</Text>}
      <div className="with-aside">
        <div onChange={look}>
          <ActionForm
            submit={t('policy.save')}
            // Not the address that was only looked at.
            action={`${base}/policy`}
            aside={
              <>
                <Button type="submit" variant="default" formAction={`?${onlyLook}`}>
                  {studio('effect.preview')}
                </Button>
                <Anchor component={Link} to={base}>
                  {common('cancel')}
                </Anchor>
              </>
            }
          >
            <PolicyFields now={looked.form} questions={loaderData.questions} />
          </ActionForm>
        </div>
        <aside>
          <div>
            <EffectOfPolicy {...(latest ?? looked.described)} arePeers={arePeers} />
          </div>
        </aside>
      </div>
    </Page>
  );
}

/** Looks at the form a moment after each change; what is half typed or refused leaves the last look. */
function useLiveLook() {
  const fetcher = useFetcher<unknown>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const last = useRef<DescribedEffect>(undefined);
  if (isLooked(fetcher.data)) last.current = fetcher.data.described;
  const look = (event: FormEvent<HTMLDivElement>) => {
    const typed = event.currentTarget.querySelector('form');
    if (!typed) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      fetcher.submit(new FormData(typed), { method: 'post', action: `?${onlyLook}` });
    }, pauseMs);
  };
  return { latest: last.current, look };
}
