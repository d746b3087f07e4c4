import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Day, Moment } from '../../ui/dates.tsx';
import { ActionForm, CheckField, SelectField, TextField } from '../../ui/form.tsx';
import { Section, State } from '../../ui/page.tsx';
import { Rows } from '../../ui/table.tsx';
import { listSizes, type RoundState } from './round.ts';

interface ListedRound {
  id: string;
  state: RoundState;
  until: string;
  createdAt: string;
  mentees: { asked: number; answered: number };
  mentors: { asked: number; answered: number };
}

/** The rounds of a program and how far each has come. */
export function Rounds({ rounds }: { rounds: ListedRound[] }) {
  const { t } = useTranslation('choice');
  const answered = (counts: ListedRound['mentees']) =>
    counts.asked > 0 && t('choice.ofAll', counts);
  return (
    <Rows
      caption={t('choice.rounds')}
      rows={rounds}
      rowKey={(round) => round.id}
      columns={[
        { title: t('choice.began'), cell: (round) => <Moment value={round.createdAt} /> },
        { title: t('choice.until'), cell: (round) => <Day value={round.until} /> },
        {
          title: t('choice.state'),
          cell: ({ state }) => (
            <State tone={state === 'open' ? 'good' : state === 'empty' ? 'look' : 'calm'}>
              {t(`choice.roundState.${state}`)}
            </State>
          ),
        },
        { title: t('choice.mentees'), number: true, cell: (round) => answered(round.mentees) },
        { title: t('choice.mentors'), number: true, cell: (round) => answered(round.mentors) },
        {
          title: t('choice.early'),
          cell: ({ id, state }) =>
            (state === 'open' || state === 'preparing') && (
              <ActionForm intent="end" submit={t('choice.end')} tone="quiet">
                <input type="hidden" name="round" value={id} />
              </ActionForm>
            ),
        },
      ]}
    />
  );
}

export function NewRound({ suggested }: { suggested: string }) {
  const { t } = useTranslation('choice');
  return (
    <Section title={t('choice.newRound')}>
      <ActionForm intent="start" submit={t('choice.start')}>
        <SelectField
          name="size"
          label={t('choice.size')}
          value="4"
          options={listSizes.map((value) => ({ value, label: value }))}
        />
        <TextField
          name="closesOn"
          type="date"
          label={t('choice.closesOn')}
          hint={t('choice.closesOnHint')}
          value={suggested}
          width="14rem"
        />
      </ActionForm>
    </Section>
  );
}

/** After a round: the matching, with what people said. */
export function RunWithWishes({ round, weight }: { round: ListedRound; weight: number }) {
  const { t } = useTranslation('choice');
  return (
    <Section title={t('choice.run')}>
      <Text maw="70ch">{t('choice.runNote', round.mentees)}</Text>
      <ActionForm intent="run" submit={t('choice.submitRun')}>
        <input type="hidden" name="round" value={round.id} />
        <TextField
          name="weight"
          type="number"
          label={t('choice.weight')}
          hint={t('choice.weightHint')}
          value={weight}
          width="8rem"
        />
        <CheckField name="stable" label={t('choice.stable')} hint={t('choice.stableHint')} />
      </ActionForm>
    </Section>
  );
}
