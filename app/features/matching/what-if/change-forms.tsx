import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ActionForm, RadioField, TextField } from '../../../ui/form.tsx';
import { Section } from '../../../ui/page.tsx';
import type { OfferedName } from '../people-names.server.ts';

interface ChangeFormsProps {
  arePeers: boolean;
  names: OfferedName[];
  /** Where weights and rules are changed. */
  policy: string;
}

/** Everything that a manager may want otherwise: a pair, somebody's places, a newcomer, the policy. */
export function ChangeForms({ arePeers, names, policy }: ChangeFormsProps) {
  const { t } = useTranslation('studio');
  const of = (side: 'mentee' | 'mentor') =>
    names.filter((one) => one.side === side || one.side === 'peer').map(({ name }) => name);
  return (
    <div className="two-columns">
      <Section title={t('whatIf.pair')}>
        <ActionForm intent="pair" submit={t('whatIf.tryPair')} tone="quiet">
          <TextField
            name="mentee"
            label={t(arePeers ? 'whatIf.one' : 'whatIf.mentee')}
            suggestions={of('mentee')}
          />
          <TextField
            name="mentor"
            label={t(arePeers ? 'whatIf.other' : 'whatIf.mentor')}
            suggestions={of('mentor')}
          />
          <RadioField
            name="what"
            label={t('whatIf.pinOrForbid')}
            value="pin"
            options={(['pin', 'forbid'] as const).map((value) => ({
              value,
              label: t(`whatIf.${value}`),
            }))}
          />
        </ActionForm>
      </Section>
      <Section title={t('whatIf.person')}>
        <ActionForm intent="person" submit={t('whatIf.tryPerson')} tone="quiet">
          <TextField
            name="person"
            label={t('whatIf.who')}
            suggestions={names.map(({ name }) => name)}
          />
          <TextField
            name="places"
            type="number"
            label={t('whatIf.places')}
            hint={t(arePeers ? 'whatIf.peerPlacesHint' : 'whatIf.placesHint')}
            width="8rem"
          />
        </ActionForm>
      </Section>
      <Section title={t('whatIf.newcomer')} note={t('whatIf.newcomerHint')}>
        <ActionForm intent="newcomer" submit={t('whatIf.tryNewcomer')} tone="quiet">
          <TextField
            name="newcomer"
            label={t('whatIf.who')}
            suggestions={names.filter(({ takesPart }) => !takesPart).map(({ name }) => name)}
          />
        </ActionForm>
      </Section>
      <Section title={t('whatIf.policy')}>
        <Text>{t('whatIf.policyNote')}</Text>
        <Anchor component={Link} to={policy}>
          {t('whatIf.changePolicy')}
        </Anchor>
      </Section>
    </div>
  );
}
