import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { memberAction, memberPage } from '../../../http/page.server.ts';
import { say } from '../../../i18n.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { Deed, DeedProblems } from '../../../ui/deed.tsx';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { Rows } from '../../../ui/table.tsx';
import { isOnePopulation } from '../matching-policy.ts';
import { fieldOf, ruleInWords } from '../reason-text.ts';
import { useRunPlace } from '../run-parts.tsx';
import { askLevers } from '../what-if/ask-levers.server.ts';
import { signed } from '../what-if/comparison.tsx';
import type { Route } from './+types/levers';
import { scenarioForms } from './scenario-forms.ts';

interface Line {
  key: string;
  lever: string;
  morePairs: number;
  moreFit: number;
  /** The places with which it is tried. */
  tried?: { id: string; places: string };
}

export const loader = memberPage(async ({ world, actor, params }) => {
  const asked = await askLevers(world, actor, {
    programId: idFrom(params.program),
    runId: idFrom(params.run),
  });
  const { levers, names, skills, program, run } = asked;
  const name = (id: string) => names.get(id) ?? say('studio:whatIf.somebody');
  const arePeers = isOnePopulation(program.kind);
  const places = levers.places?.map(({ change, morePairs, moreFit }): Line => {
    const gain = { morePairs, moreFit };
    if (change.change !== 'capacity') {
      const [one, other] = change.pair;
      const lever = say('studio:levers.allow', { one: name(one), other: name(other) });
      return { key: change.pair.join(), lever, ...gain };
    }
    return {
      key: change.id,
      lever: say('studio:levers.place', { name: name(change.id) }),
      ...gain,
      tried: { id: change.id, places: String(change.capacity) },
    };
  });
  const mentors = levers.mentors?.map(({ like, places: more, morePairs, moreFit }): Line => {
    const offers = (skills.get(like) ?? []).slice(0, 4).join(', ');
    const values = { name: name(like), places: more, skills: offers };
    const who = arePeers ? 'peer' : 'mentor';
    const lever = say(offers ? `studio:levers.${who}For` : `studio:levers.${who}`, values);
    return { key: like, lever, morePairs, moreFit };
  });
  const rules = levers.rules?.map(({ rule, field, morePairs, moreFit }): Line => {
    const entry = run.policy.rules.find((one) => one.rule === rule && fieldOf(one) === field);
    const sentence = entry ? ruleInWords(entry) : '';
    return {
      key: `${rule} ${field ?? ''}`,
      lever: say('studio:levers.rule', { rule: sentence }),
      morePairs,
      moreFit,
    };
  });
  return {
    program: program.name,
    isClosed: program.state === 'closed',
    createdAt: run.createdAt.toISOString(),
    arePeers,
    places: places ?? null,
    mentors: mentors ?? null,
    rules: rules ?? null,
  };
});

export const action = memberAction({ places: scenarioForms.places });

/** The changes that would help a run most, each with what it would do. */
export default function LeversPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('studio');
  const { above } = useRunPlace(loaderData);
  const { arePeers, places, mentors, rules, isClosed } = loaderData;
  return (
    <Page title={t('levers.title')} lead={t('levers.lead')} above={above}>
      <DeedProblems intent="places" />
      <Lines title={t(arePeers ? 'levers.peers' : 'levers.mentors')} lines={mentors} />
      {arePeers ? (
        <Lines title={t('levers.bans')} note={t('levers.noPlaces')} lines={places} />
      ) : (
        <Lines title={t('levers.places')} lines={places} canTry={!isClosed} />
      )}
      <Lines title={t('levers.rules')} note={t('levers.rulesNote')} lines={rules} />
    </Page>
  );
}

interface LinesProps {
  title: string;
  note?: string;
  /** Null: there were too many to try. */
  lines: Line[] | null;
  canTry?: boolean;
}

function Lines({ title, note, lines, canTry = false }: LinesProps) {
  const { t } = useTranslation('studio');
  return (
    <Section title={title} note={note}>
      {lines === null ? (
        <Text>{t('levers.tooMany')}</Text>
      ) : lines.length === 0 ? (
        <Empty>{t('levers.none')}</Empty>
      ) : (
        <Rows
          caption={title}
          rows={lines}
          rowKey={(line) => line.key}
          columns={[
            { title: t('levers.lever'), wide: true, cell: (line) => line.lever },
            {
              title: t('levers.gain'),
              wide: true,
              cell: ({ morePairs, moreFit }) =>
                [
                  morePairs > 0 && t('levers.pairs', { count: morePairs }),
                  moreFit !== 0 && t('levers.fit', { fit: signed(moreFit) }),
                ]
                  .filter(Boolean)
                  .join(' '),
            },
            ...(canTry
              ? [
                  {
                    title: t('levers.try'),
                    cell: ({ lever, tried }: Line) =>
                      tried && (
                        <Deed intent="places" what={tried} label={t('levers.tryOf', { lever })}>
                          {t('levers.try')}
                        </Deed>
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </Section>
  );
}
