import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redirect, useParams } from 'react-router';
import { z } from 'zod';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { Day, formatDay } from '../../../ui/dates.tsx';
import { ActionForm, SelectField } from '../../../ui/form.tsx';
import { Facts, Page, Section, State } from '../../../ui/page.tsx';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { newSnooze, type Offer, offers, snoozeDays } from '../care.ts';
import { CareLog } from '../care-log.tsx';
import { loadLook } from '../engagement-look.server.ts';
import { signalWords } from '../signal-words.ts';
import { putOff, takeCare } from '../take-care.server.ts';
import type { Route } from './+types/engagement-look';

const placeOf = (params: MemberVisit['params']) => ({
  programId: idFrom(params.program),
  engagementId: idFrom(params.engagement),
});

export const loader = memberPage(async ({ world, actor, params }) => {
  const { log, ...look } = await loadLook(world, actor, placeOf(params));
  return { ...look, log: log.map((step) => ({ ...step, at: step.at.toISOString() })) };
});

const offering = (kind: Offer) =>
  form(z.object({}), async ({ world, actor, params }: MemberVisit) => {
    await takeCare(world, actor, placeOf(params), kind);
    return redirect('?said=dashboard.care');
  });

// One intent for each offer: a refusal stands at the button that was pressed.
export const action = memberAction({
  checked_in: offering('checked_in'),
  rematch_offered: offering('rematch_offered'),
  pause_offered: offering('pause_offered'),
  putOff: form(newSnooze, async ({ world, actor, params }, { days }) => {
    await putOff(world, actor, placeOf(params), days);
    return redirect('?said=dashboard.care');
  }),
});

type Data = Route.ComponentProps['loaderData'];

export default function EngagementLook({ loaderData: look }: Route.ComponentProps) {
  const { t } = useTranslation('dashboard');
  const { t: insights } = useTranslation('insights');
  const { t: engagements } = useTranslation('engagements');
  const { organization, program: id } = useParams();
  const base = `/o/${organization}/programs/${id}`;
  return (
    <Page
      title={t('care.title', { names: look.members.join(', ') })}
      lead={t('care.lead')}
      above={[
        ...useAboveProgram(look.program?.name ?? ''),
        { to: `${base}/engagements`, label: insights('engagements.title') },
      ]}
      badge={<State>{engagements(`phase.${look.phase}`)}</State>}
    >
      <Stack gap={40}>
        <Section title={t('care.why')}>
          {look.signals.length === 0 ? (
            <Text c="dimmed">{t('care.fine')}</Text>
          ) : (
            look.signals.map((raised) => (
              <Text key={raised.signal} c={look.snoozedUntil ? 'dimmed' : 'clay'}>
                {signalWords(raised)}
              </Text>
            ))
          )}
          {look.snoozedUntil && (
            <Text size="sm" c="dimmed">
              {insights('engagements.lookedUntil', { day: formatDay(look.snoozedUntil) })}
            </Text>
          )}
          <Seen look={look} />
        </Section>
        {look.isOpen && <Offers />}
        <CareLog log={look.log} note={t('care.logNote')} />
      </Stack>
    </Page>
  );
}

function Seen({ look }: { look: Data }) {
  const { t } = useTranslation('dashboard');
  return (
    <Facts
      items={[
        { label: t('seen.started'), value: <Day value={look.startsOn} /> },
        { label: t('seen.ends'), value: <Day value={look.endsOn} /> },
        { label: t('seen.sessions'), value: look.sessionsHeld },
        {
          label: t('seen.lastActive'),
          value: look.lastActiveOn && <Day value={look.lastActiveOn} />,
        },
      ]}
    />
  );
}

function Offers() {
  const { t } = useTranslation('dashboard');
  return (
    <Section title={t('care.what')} note={t('care.whatNote')}>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="lg">
        {offers.map((kind) => (
          <Stack gap="xs" key={kind}>
            <ActionForm intent={kind} submit={t(`care.steps.${kind}.button`)} tone="quiet" />
            <Text size="sm" c="dimmed">
              {t(`care.steps.${kind}.hint`)}
            </Text>
          </Stack>
        ))}
      </SimpleGrid>
      <ActionForm intent="putOff" submit={t('care.snoozeButton')} tone="quiet">
        <SelectField
          name="days"
          label={t('care.snooze')}
          value="14"
          options={snoozeDays.map((count) => ({
            value: String(count),
            label: t('care.snoozeDays', { count }),
          }))}
        />
      </ActionForm>
    </Section>
  );
}
