import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { todayOf } from '../../../platform/clock.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { Day, formatDay } from '../../../ui/dates.tsx';
import { ActionForm, TextField } from '../../../ui/form.tsx';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { Rows } from '../../../ui/table.tsx';
import { FromTheGuide } from '../../guide/from-the-guide.tsx';
import { answerPulse } from '../answer-pulse.server.ts';
import { isOpen } from '../engagement.ts';
import { findEngagementForMember } from '../engagement-queries.server.ts';
import { offerBeside } from '../offer-beside.server.ts';
import { newPulse, nextPulseOn, pulseQuestions } from '../pulse.ts';
import { listOwnPulses } from '../pulse-queries.server.ts';
import { ScaleField } from '../scale-field.tsx';
import type { Route } from './+types/pulse';

export const loader = memberPage(async ({ world, actor, params }) => {
  const id = idFrom(params.engagement);
  return asActor(world.db, actor, async (connection) => {
    const engagement = await findEngagementForMember(connection, actor, id);
    const answers = await listOwnPulses(connection, actor, id);
    return {
      guide: await offerBeside(connection, actor, engagement, 'review'),
      answers,
      isOpen: isOpen(engagement.phase),
      nextOn: nextPulseOn(answers[0]?.answeredOn ?? null, todayOf(world)),
    };
  });
});

export const action = memberAction({
  '': form(newPulse, async ({ world, actor, params }, answers) => {
    await answerPulse(world, actor, idFrom(params.engagement), answers);
    return redirect('?said=engagements.pulse');
  }),
});

export default function Pulse({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('engagements');
  const common = useTranslation().t;
  const { answers, nextOn } = loaderData;
  return (
    <Page title={t('pulse.title')} lead={t('pulse.lead')}>
      {loaderData.isOpen && nextOn && <Empty>{t('pulse.next', { day: formatDay(nextOn) })}</Empty>}
      {loaderData.isOpen && !nextOn && (
        <ActionForm submit={t('pulse.submit')}>
          {pulseQuestions.map((question) => (
            <ScaleField
              key={question}
              name={question}
              label={t(`pulse.question.${question}`)}
              low={t(`pulse.low.${question}`)}
              high={t(`pulse.high.${question}`)}
              levels={[1, 2, 3, 4, 5]}
            />
          ))}
          <TextField
            name="noteToSelf"
            label={t('pulse.note')}
            hint={common('visibleTo.author')}
            optional
          />
        </ActionForm>
      )}
      <Section title={t('pulse.history')} note={t('seen.pulse')}>
        {answers.length === 0 ? (
          <Empty>{t('pulse.empty')}</Empty>
        ) : (
          <Rows
            caption={t('pulse.history')}
            rows={answers}
            rowKey={(row) => row.id}
            columns={[
              { title: t('pulse.day'), cell: (row) => <Day value={row.answeredOn} /> },
              ...pulseQuestions.map((question) => ({
                title: t(`pulse.short.${question}`),
                cell: (row: (typeof answers)[number]) => row[question] ?? '–',
                number: true,
              })),
              { title: t('pulse.note'), cell: (row) => row.noteToSelf, wide: true },
            ]}
          />
        )}
      </Section>
      <FromTheGuide offer={loaderData.guide} />
    </Page>
  );
}
