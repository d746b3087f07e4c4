import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { isManager } from '../../../platform/actor.ts';
import { asActor } from '../../../platform/database.server.ts';
import { formatDay } from '../../../ui/dates.tsx';
import { Page, State } from '../../../ui/page.tsx';
import { moduleKeys } from '../training-module.ts';
import { modules } from '../training-modules.server.ts';
import { listCompleted } from '../training-queries.server.ts';
import type { Route } from './+types/trainings';

export const loader = memberPage(async ({ world, actor }) => {
  const done = await asActor(world.db, actor, (connection) =>
    listCompleted(connection, actor, actor.personId),
  );
  return {
    modules: moduleKeys
      .filter((key) => key !== 'manager' || isManager(actor))
      .map((key) => ({
        key,
        summary: modules[key].summary,
        minutes: modules[key].minutes,
        doneOn: done.find(({ module }) => module === key)?.on ?? null,
      })),
  };
});

export default function Trainings({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('training');
  const { organization } = useParams();
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ul className="cards">
        {loaderData.modules.map(({ key, summary, minutes, doneOn }) => (
          <li key={key}>
            <Stack gap={4} align="flex-start">
              <Link to={`/o/${organization}/training/${key}`} className="card-title">
                {t(`module.${key}`)}
              </Link>
              <Text size="sm">{summary}</Text>
              <Text size="sm" c="dimmed">
                {t('minutes', { count: minutes })}
              </Text>
              {doneOn && <State tone="good">{t('completedOn', { day: formatDay(doneOn) })}</State>}
            </Stack>
          </li>
        ))}
      </ul>
    </Page>
  );
}
