import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { found } from '../../../platform/refusal.ts';
import { Empty, Figures, Page, Section } from '../../../ui/page.tsx';
import { findProgramToMatch } from '../../matching/matching-queries.server.ts';
import { canOfferRequests } from '../../programs/program.ts';
import {
  ProgramPlaces,
  ProgramStateBadge,
  useAboveProgram,
} from '../../programs/program-parts.tsx';
import { countRequests } from '../request-queries.server.ts';
import type { Route } from './+types/choice';

export const loader = memberPage(async ({ world, actor, params }) => {
  const programId = idFrom(params.program);
  return asActor(world.db, actor, async (connection) => {
    const program = await findProgramToMatch(connection, actor, programId);
    // Where there is one side only, nobody chooses.
    found(canOfferRequests(program.kind) || null);
    return {
      program: { name: program.name, state: program.state },
      allowsRequests: program.allowsRequests,
      requests: await countRequests(connection, actor, programId),
    };
  });
});

export default function ChoicePage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('choice');
  const { t: matching } = useTranslation('matching');
  const { organization, program: id } = useParams();
  const { program, requests, allowsRequests } = loaderData;
  const base = `/o/${organization}/programs/${id}`;
  return (
    <Page
      title={t('choice.title')}
      lead={t('choice.lead')}
      above={[
        ...useAboveProgram(program.name),
        { to: `${base}/matching`, label: matching('title') },
      ]}
      badge={<ProgramStateBadge state={program.state} />}
    >
      <ProgramPlaces />
      <Section title={t('choice.requests')} note={t('choice.requestsNote')}>
        {allowsRequests || requests.some(({ count }) => count > 0) ? (
          <Figures
            items={requests.map(({ state, count }) => ({
              label: t(`choice.requestState.${state}`),
              value: count,
            }))}
          />
        ) : (
          <Empty
            action={
              <Anchor component={Link} to={`${base}/settings`}>
                {t('choice.settings')}
              </Anchor>
            }
          >
            {t('choice.noRequests')}
          </Empty>
        )}
      </Section>
    </Page>
  );
}
