import { Fieldset, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CheckField, SelectField, TextField } from '../../ui/form.tsx';
import { arenas, helps, mostHelpers } from './who-helps.ts';

/** So many rows are open at first. */
const openRows = 3;
const rows = Array.from({ length: mostHelpers }, (_, index) => index);

/** People named by initials, each with where they come from and what they help with. */
export function HelpersField({ measure, label }: { measure: string; label: string }) {
  const { t } = useTranslation('evaluation');
  const name = `helpers[${measure}]`;
  return (
    <Fieldset legend={label}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('helpers.note')}
        </Text>
        {rows.slice(0, openRows).map((row) => (
          <Helper key={row} name={`${name}[people][${row}]`} number={row + 1} />
        ))}
        <details>
          <summary>{t('helpers.more')}</summary>
          <Stack gap="sm" mt="sm">
            {rows.slice(openRows).map((row) => (
              <Helper key={row} name={`${name}[people][${row}]`} number={row + 1} />
            ))}
          </Stack>
        </details>
        <CheckField name={`${name}[nobody]`} label={t('helpers.nobody')} />
      </Stack>
    </Fieldset>
  );
}

function Helper({ name, number }: { name: string; number: number }) {
  const { t } = useTranslation('evaluation');
  const choose = { value: '', label: t('helpers.choose') };
  return (
    <SimpleGrid
      cols={{ base: 2, xs: 3 }}
      spacing="xs"
      role="group"
      aria-label={t('helpers.row', { number })}
    >
      <TextField name={`${name}[initials]`} label={t('helpers.initials')} />
      <SelectField
        name={`${name}[arena]`}
        label={t('helpers.arena')}
        value=""
        options={[
          choose,
          ...arenas.map((arena) => ({ value: arena, label: t(`helpers.arenas.${arena}`) })),
        ]}
      />
      <SelectField
        name={`${name}[help]`}
        label={t('helpers.help')}
        value=""
        options={[
          choose,
          ...helps.map((help) => ({ value: help, label: t(`helpers.helps.${help}`) })),
        ]}
      />
    </SimpleGrid>
  );
}
