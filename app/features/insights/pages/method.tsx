import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { Page, Section } from '../../../ui/page.tsx';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { findManagedProgram } from '../../programs/program-queries.server.ts';
import { methodParts } from '../method.ts';
import type { Route } from './+types/method';

export const loader = memberPage(async ({ world, actor, params }) => ({
  program: (await findManagedProgram(world, actor, idFrom(params.program))).name,
}));

export default function Method({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('insights');
  const { organization, program } = useParams();
  return (
    <Page
      title={t('method.title')}
      lead={t('method.lead')}
      above={[
        ...useAboveProgram(loaderData.program),
        { to: `/o/${organization}/programs/${program}/outcomes`, label: t('outcomes.title') },
      ]}
    >
      <Stack gap="xl">
        {methodParts().map(({ title, text }) => (
          <Section key={title} title={title}>
            <Text maw="70ch" className="prose">
              {text}
            </Text>
          </Section>
        ))}
      </Stack>
    </Page>
  );
}
