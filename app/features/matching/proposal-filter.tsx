import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ProposalSort, proposalSorts } from './proposal-order.ts';
import { type ProposalState, proposalStates } from './run-result.ts';

interface ProposalFilterProps {
  sort: ProposalSort;
  name: string;
  state: ProposalState | 'any';
}

/** The fields that say which pairs the list shows, and in which order. */
export function ProposalFilter({ sort, name, state }: ProposalFilterProps) {
  const { t } = useTranslation('matching');
  return (
    <Group align="flex-end" gap="sm" mb="md">
      <TextInput
        type="search"
        name="name"
        label={t('run.filter')}
        defaultValue={name}
        key={`name ${name}`}
        w="16rem"
      />
      <NativeSelect
        name="sort"
        label={t('run.sort')}
        defaultValue={sort}
        key={`sort ${sort}`}
        data={proposalSorts.map((value) => ({ value, label: t(`run.sorts.${value}`) }))}
      />
      <NativeSelect
        name="state"
        label={t('run.decision')}
        defaultValue={state}
        key={`state ${state}`}
        data={(['any', ...proposalStates] as const).map((value) => ({
          value,
          label: t(value === 'any' ? 'run.anyState' : `run.proposal.${value}`),
        }))}
      />
      <Button type="submit" variant="default">
        {t('run.show')}
      </Button>
    </Group>
  );
}
