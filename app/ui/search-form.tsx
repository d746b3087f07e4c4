import { Button, Group, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';

/** Narrows a list: a GET form, so that a result has an address. The search parameter is `q`. */
export function SearchForm({
  label,
  value,
  children,
}: {
  label: string;
  value: string;
  /** Further fields of the same search. */
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Form method="get" role="search">
      <Group align="flex-end" gap="sm">
        <TextInput
          name="q"
          type="search"
          label={label}
          defaultValue={value}
          key={value}
          flex="1 1 14rem"
          maw="24rem"
        />
        {children}
        <Button type="submit" variant="default">
          {t('search')}
        </Button>
      </Group>
    </Form>
  );
}
