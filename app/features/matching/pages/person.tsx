import type { RuleName } from '@ithaca/matching';
import { Anchor, Group, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { memberAction, memberPage } from '../../../http/page.server.ts';
import { say } from '../../../i18n.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { Deed, DeedProblems } from '../../../ui/deed.tsx';
import { ActionForm, TextField } from '../../../ui/form.tsx';
import { Empty, Facts, Page, Section } from '../../../ui/page.tsx';
import { Rows } from '../../../ui/table.tsx';
import { helpInWords } from '../help-text.ts';
import { isOnePopulation } from '../matching-policy.ts';
import { percentOf, removalsInWords } from '../reason-text.ts';
import { useRunPlace } from '../run-parts.tsx';
import { askAboutPerson } from '../what-if/ask-about.server.ts';
import type { Route } from './+types/person';
import { scenarioForms } from './scenario-forms.ts';

export const loader = memberPage(async ({ world, actor, params, url }) => {
  const scenario = url.searchParams.get('scenario');
  const personId = idFrom(params.person);
  const address = {
    programId: idFrom(params.program),
    runId: idFrom(params.run),
    scenarioId: scenario ? idFrom(scenario) : null,
  };
  const asked = await askAboutPerson(world, actor, address, personId).catch((error) => {
    // Somebody of the program who was not in the run has no page in it.
    if (error instanceof Refusal) {
      const base = `/o/${params.organization}/programs/${params.program}/matching`;
      throw redirect(`${base}/${params.run}/what-if`);
    }
    throw error;
  });
  const { names, possible, partners, program, run, isMentor } = asked;
  const named = <T extends { id: string }>(one: T) => ({
    ...one,
    name: names.get(one.id) ?? say('studio:whatIf.somebody'),
  });
  const byOneRule = possible.byOneRule.map(named);
  const arePeers = isOnePopulation(program.kind);
  const help = (one: { name: string; fit: number; rule?: RuleName; field?: string }) =>
    helpInWords({ ...one, partner: one.name }, { policy: run.policy, arePeers });
  const best = possible.partners.map(named);
  return {
    program: program.name,
    isClosed: program.state === 'closed',
    arePeers,
    createdAt: run.createdAt.toISOString(),
    scenario: asked.scenario,
    id: personId,
    name: asked.name,
    isMentor,
    places: asked.places,
    why: asked.why,
    removed: possible.removed,
    partners: partners.map(named),
    best,
    byOneRule: byOneRule.map((one) => ({ id: one.id, sentence: help(one) })),
    help: partners.length > 0 ? null : [...best, ...byOneRule].slice(0, 1).map(help).join(''),
  };
});

export const action = memberAction({ places: scenarioForms.places });

/** Somebody in a run: whom they have, why not more, whom else the rules would leave them. */
export default function PersonPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('studio');
  const { t: matching } = useTranslation('matching');
  const { above, run } = useRunPlace(loaderData);
  const { name, arePeers, partners, why, removed, places, help, isClosed, scenario } = loaderData;
  const list = removalsInWords(removed.by);
  return (
    <Page
      title={t('personPage.title', { name })}
      lead={t('personPage.lead', { name })}
      above={[...above, { to: `${run}/what-if`, label: t('whatIf.title') }]}
    >
      <DeedProblems intent="places" />
      {scenario && <Text c="dimmed">{t('pairPage.inScenario', { name: scenario.name })}</Text>}
      <Facts
        items={[
          { label: t('personPage.places'), value: places },
          {
            label: t('personPage.has'),
            value:
              partners.length === 0
                ? t('personPage.nobody')
                : partners
                    .map((one) => t('compare.partner', { name: one.name, fit: percentOf(one.fit) }))
                    .join(', '),
          },
        ]}
      />
      {why && (
        <Section title={matching('unmatched.why')}>
          <Text>
            {why === 'partners_full'
              ? matching('unmatched.reason.partners_full', { count: removed.allowed })
              : matching(`unmatched.reason.${why}`, { partners: removed.partners })}
          </Text>
          {list && <Text c="dimmed">{matching('unmatched.removedBy', { list })}</Text>}
          {help && <Text>{help}</Text>}
        </Section>
      )}
      <Partners data={loaderData} pair={`${run}/pair`} />
      {!isClosed && (
        <Section title={t('personPage.tryTitle')}>
          <Group align="flex-end">
            {!arePeers && (
              <ActionForm intent="places" submit={t('personPage.solve')} tone="quiet" inline>
                <input type="hidden" name="id" value={loaderData.id} />
                {scenario && <input type="hidden" name="scenario" value={scenario.id} />}
                <TextField
                  name="places"
                  type="number"
                  label={t('personPage.places')}
                  value={places + 1}
                  width="8rem"
                />
              </ActionForm>
            )}
            <Deed
              intent="places"
              what={{
                id: loaderData.id,
                places: '0',
                ...(scenario && { scenario: scenario.id }),
              }}
            >
              {t('personPage.withdraw', { name })}
            </Deed>
          </Group>
        </Section>
      )}
    </Page>
  );
}

function Partners({
  data: { id, name, isMentor, arePeers, partners, best, byOneRule, scenario },
  pair,
}: {
  data: Route.ComponentProps['loaderData'];
  pair: string;
}) {
  const { t } = useTranslation('studio');
  const within = scenario ? `&scenario=${scenario.id}` : '';
  const ask = (other: { id: string; name: string }) => {
    const [a, b] = isMentor && !arePeers ? [other.id, id] : [id, other.id];
    const label = t('personPage.askOf', { one: name, other: other.name });
    return (
      <Anchor component={Link} to={`${pair}?one=${a}&other=${b}${within}`} aria-label={label}>
        {t('personPage.ask')}
      </Anchor>
    );
  };
  const has = new Set(partners.map((partner) => partner.id));
  return (
    <>
      <Section title={t('personPage.best')} note={t('personPage.bestNote')}>
        {best.length === 0 ? (
          <Empty>{t('personPage.none')}</Empty>
        ) : (
          <Rows
            caption={t('personPage.best')}
            rows={best}
            rowKey={(one) => one.id}
            columns={[
              { title: t('personPage.partner'), cell: (one) => one.name },
              {
                title: t('personPage.fit'),
                number: true,
                cell: (one) => `${percentOf(one.fit)} %`,
              },
              {
                title: t('personPage.ask'),
                cell: (one) => (has.has(one.id) ? t('pairPage.answer.paired') : ask(one)),
              },
            ]}
          />
        )}
      </Section>
      {byOneRule.length > 0 && (
        <Section title={t('personPage.byOneRule')} note={t('personPage.byOneRuleNote')}>
          <List>
            {byOneRule.map((one) => (
              <List.Item key={one.id}>{one.sentence}</List.Item>
            ))}
          </List>
        </Section>
      )}
    </>
  );
}
