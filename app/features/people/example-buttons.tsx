import { Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { exampleRoles, exampleSignIns } from './example-sign-ins.ts';

/** One button for each pair of eyes on the example organization. */
export function ExampleButtons() {
  const { t } = useTranslation('people');
  return (
    <Stack component="section" aria-labelledby="example" gap="sm">
      <Title order={2} size="h3" id="example">
        {t('signIn.exampleTitle')}
      </Title>
      <Text c="dimmed">{t('signIn.exampleText')}</Text>
      <Form method="post">
        <input type="hidden" name="intent" value="example" />
        <Stack gap="xs">
          {exampleRoles.map((role) => (
            <Button key={role} type="submit" name="as" value={role} variant="default" fullWidth>
              {t(`signIn.exampleAs.${role}`, { name: exampleSignIns[role].name })}
            </Button>
          ))}
        </Stack>
      </Form>
    </Stack>
  );
}
