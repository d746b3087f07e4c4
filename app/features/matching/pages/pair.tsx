import { Alert, Anchor, Group, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { z } from 'zod';
import { memberAction, memberPage } from '../../../http/page.server.ts';
import { say } from '../../../i18n.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { type Problem, Refusal } from '../../../platform/refusal.ts';
import { Deed, DeedProblems } from '../../../ui/deed.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { PairReasons } from '../pair-reasons.tsx';
import { findByName } from '../people-names.server.ts';
import { checkInWords, percentOf } from '../reason-text.ts';
import { useRunPlace } from '../run-parts.tsx';
import { breakdown } from '../run-result.ts';
import { askAboutPair } from '../what-if/ask-about.server.ts';
import type { Route } from './+types/pair';
import { scenarioForms } from './scenario-forms.ts';

const uuid = z.uuid();

/** Why not these two? People are named by enrolment, or as somebody typed them. */
export const loader = memberPage(async ({ world, actor, params, url }) => {
  const programId = idFrom(params.program);
  const scenario = url.searchParams.get('scenario');
  const address = {
    programId,
    runId: idFrom(params.run),
    scenarioId: scenario ? idFrom(scenario) : null,
  };
  const typed = (name: string) => (url.searchParams.get(name) ?? '').trim().slice(0, 254);
  const idOf = async (name: 'one' | 'other', side: 'mentee' | 'mentor') => {
    const text = typed(name);
    if (uuid.safeParse(text).success) return text;
    const [id = ''] = await findByName(world, actor, programId, [
      { typed: text, side, field: name },
    ]);
    return id;
  };
  const ask = async () => {
    const pair = [await idOf('one', 'mentee'), await idOf('other', 'mentor')] as const;
    const asked = await askAboutPair(world, actor, address, pair);
    const { answer, names, program, run } = asked;
    const name = (id: string) => names.get(id) ?? say('studio:whatIf.somebody');
    const made = (pairs: readonly (readonly [string, string, number])[]) =>
      pairs.map(([a, b, fit]) => ({ key: `${a} ${b}`, one: name(a), other: name(b), fit }));
    return {
      program: program.name,
      isClosed: program.state === 'closed',
      createdAt: run.createdAt.toISOString(),
      scenario: asked.scenario,
      one: { id: pair[0], name: name(pair[0]) },
      other: { id: pair[1], name: name(pair[1]) },
      answer: answer.answer,
      fit: answer.explanation.fit,
      reasons: breakdown.parse(answer.explanation),
      cost: answer.cost && {
        ...answer.cost,
        gone: made(answer.cost.gone),
        added: made(answer.cost.added),
      },
    };
  };
  try {
    return { asked: await ask(), problems: [] as Problem[] };
  } catch (error) {
    if (error instanceof Refusal) return { asked: null, problems: error.problems };
    throw error;
  }
});

export const action = memberAction({ decide: scenarioForms.decide });

export default function PairPage({ loaderData: { asked, problems } }: Route.ComponentProps) {
  const { t } = useTranslation('studio');
  if (asked) return <Answer asked={asked} />;
  return (
    <Page title={t('whatIf.whyNot')}>
      <Alert color="clay" variant="light" role="alert">
        {problems.map((problem) => (
          <div key={problem.key}>{say(problem.key, problem.values)}</div>
        ))}
      </Alert>
      <Anchor component={Link} to="../what-if" relative="path">
        {t('whatIf.title')}
      </Anchor>
    </Page>
  );
}

type Asked = NonNullable<Route.ComponentProps['loaderData']['asked']>;

function Answer({ asked }: { asked: Asked }) {
  const { t } = useTranslation('studio');
  const { above, run } = useRunPlace(asked);
  const { one, other, answer, fit, reasons, cost, scenario, isClosed } = asked;
  const broken = reasons.rules.filter(({ isKept }) => !isKept);
  const decide = (what: 'pin' | 'forbid') => ({
    what,
    mentee: one.id,
    mentor: other.id,
    ...(scenario && { scenario: scenario.id }),
  });
  return (
    <Page
      title={t('pairPage.title', { one: one.name, other: other.name })}
      lead={t(`pairPage.answer.${answer}`)}
      above={[...above, { to: `${run}/what-if`, label: t('whatIf.title') }]}
      action={
        !isClosed && (
          <Group>
            {answer === 'possible' && (
              <Deed intent="decide" what={decide('pin')} tone="primary">
                {t('pairPage.pin')}
              </Deed>
            )}
            {answer === 'paired' && (
              <Deed intent="decide" what={decide('forbid')}>
                {t('pairPage.forbid')}
              </Deed>
            )}
          </Group>
        )
      }
    >
      <DeedProblems intent="decide" />
      {scenario && <Text c="dimmed">{t('pairPage.inScenario', { name: scenario.name })}</Text>}
      {answer === 'not_allowed' && (
        <>
          <Text>{t(broken.length > 0 ? 'pairPage.broken' : 'pairPage.minimumFit')}</Text>
          {broken.length > 0 && (
            <List>
              {broken.map((check) => (
                <List.Item key={check.rule}>{checkInWords(check)}</List.Item>
              ))}
            </List>
          )}
        </>
      )}
      {cost && <Cost cost={cost} />}
      <Text>{t('pairPage.fit', { fit: percentOf(fit) })}</Text>
      <PairReasons breakdown={reasons} />
    </Page>
  );
}

function Cost({ cost }: { cost: NonNullable<Asked['cost']> }) {
  const { t } = useTranslation('studio');
  const { lostPairs, lostFit, gone, added } = cost;
  const fit = percentOf(Math.abs(lostFit));
  const list = (title: string, pairs: typeof gone) => (
    <Section title={title}>
      <List>
        {pairs.map((pair) => (
          <List.Item key={pair.key}>
            {t('compare.partner', {
              name: t('pairPage.title', pair),
              fit: percentOf(pair.fit),
            })}
          </List.Item>
        ))}
      </List>
    </Section>
  );
  return (
    <>
      <Section title={t('pairPage.cost')}>
        <Text>
          {lostPairs > 0 ? t('pairPage.lostPairs', { count: lostPairs }) : t('pairPage.samePairs')}{' '}
          {lostFit === 0
            ? t('pairPage.sameFit')
            : t(lostFit > 0 ? 'pairPage.lostFit' : 'pairPage.wonFit', { fit })}
        </Text>
      </Section>
      <div className="two-columns">
        {gone.length > 0 && list(t('pairPage.gone'), gone)}
        {list(t('pairPage.added'), added)}
      </div>
    </>
  );
}
