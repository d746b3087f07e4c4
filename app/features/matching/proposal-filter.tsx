import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import type { ProposalSort } from './proposal-queries.server.ts';
import { type ProposalState, proposalStates } from './run-result.ts';

interface ProposalFilterProps {
  sort: ProposalSort;
  name: string;
  state: ProposalState | 'any';
}

/** Which pairs the list shows, and in which order; the address keeps it. */
export function ProposalFilter({ sort, name, state }: ProposalFilterProps) {
  const { t } = useTranslation('matching');
  return (
    <Form method="get">
      <Group align="flex-end" gap="sm">
        <TextInput
          type="search"
          name="name"
          label={t('run.filter')}
          defaultValue={name}
          key={name}
          w="16rem"
        />
        <NativeSelect
          name="sort"
          label={t('run.sort')}
          defaultValue={sort}
          data={(['fit', 'low', 'name', 'mentor'] as const satisfies ProposalSort[]).map(
            (value) => ({
              value,
              label: t(`run.sorts.${value}`),
            }),
          )}
        />
        <NativeSelect
          name="state"
          label={t('run.decision')}
          defaultValue={state}
          data={(['any', ...proposalStates] as const).map((value) => ({
            value,
            label: t(value === 'any' ? 'run.anyState' : `run.proposal.${value}`),
          }))}
        />
        <Button type="submit" variant="default">
          {t('run.show')}
        </Button>
      </Group>
    </Form>
  );
}
