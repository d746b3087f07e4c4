import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Form, Link } from 'react-router';

/** Narrows a list down: its fields become the address, so a filtered list can be kept and shared. */
export function FilterForm({
  isFiltered,
  children,
}: {
  /** Something is filtered out: offers the way back to everything. */
  isFiltered: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Form method="get" role="search">
      <Group align="flex-end" gap="md">
        {children}
        <Button type="submit" variant="default">
          {t('filter')}
        </Button>
        {isFiltered && <Link to="?">{t('showAll')}</Link>}
      </Group>
    </Form>
  );
}
