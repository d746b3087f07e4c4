import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { Page, Section } from '../../../ui/page.tsx';
import { findEngagementForMember } from '../engagement-queries.server.ts';
import type { Route } from './+types/overview';

export const loader = memberPage(async ({ world, actor, params }) => {
  const id = idFrom(params.engagement);
  const engagement = await asActor(world.db, actor, (connection) =>
    findEngagementForMember(connection, actor, id),
  );
  return { members: engagement.members };
});

export default function Overview({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('engagements');
  return (
    <Page title={t('overview.title')}>
      <Section title={t('overview.who')}>
        {loaderData.members.map((member) => (
          <Stack gap={0} key={member.personId}>
            <Text fw={600}>{member.name}</Text>
            <Text size="sm" c="dimmed">
              {t(`role.${member.role}`)} {member.headline}
            </Text>
          </Stack>
        ))}
      </Section>
    </Page>
  );
}
