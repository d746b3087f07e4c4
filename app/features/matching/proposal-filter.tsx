import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';

/** Which pairs the list shows, and in which order; the address keeps it. */
export function ProposalFilter({ sort, name }: { sort: 'fit' | 'low' | 'name'; name: string }) {
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
          data={(['fit', 'low', 'name'] as const).map((value) => ({
            value,
            label: t(`run.sorts.${value}`),
          }))}
        />
        <Button type="submit" variant="default">
          {t('run.show')}
        </Button>
      </Group>
    </Form>
  );
}
