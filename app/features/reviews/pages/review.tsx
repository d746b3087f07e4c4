import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { z } from 'zod';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { todayOf } from '../../../platform/clock.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { NotFound } from '../../../platform/refusal.ts';
import { Day } from '../../../ui/dates.tsx';
import { ActionForm, TextField } from '../../../ui/form.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { isOpen } from '../../engagements/engagement.ts';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import { offerBeside } from '../../engagements/offer-beside.server.ts';
import { listGoals } from '../../goals/goal-queries.server.ts';
import { FromTheGuide } from '../../guide/from-the-guide.tsx';
import { newAction } from '../../sessions/action.ts';
import { AnswerForm } from '../answer-form.tsx';
import { answerReview } from '../answer-review.server.ts';
import { decideAction, decideRevision } from '../decide-in-review.server.ts';
import { moveReview } from '../move-review.server.ts';
import { newAnswer, newReviewDay, nth } from '../review.ts';
import { ReviewAnswers } from '../review-answers.tsx';
import { ReviewDecisions } from '../review-decisions.tsx';
import { findReview, listDecisions } from '../review-queries.server.ts';
import { ReviewState } from '../review-state.tsx';
import { standingOf } from '../shown-review.ts';
import type { Route } from './+types/review';

function numberFrom(text: string | undefined): 1 | 2 {
  if (text !== '1' && text !== '2') throw new NotFound();
  return text === '1' ? 1 : 2;
}

export const loader = memberPage(async ({ world, actor, params }) =>
  asActor(world.db, actor, async (connection) => {
    const id = idFrom(params.engagement);
    const engagement = await findEngagementForMember(connection, actor, id);
    const review = await findReview(connection, actor, engagement, numberFrom(params.number));
    const nameOf = (personId: string) =>
      engagement.members.find((member) => member.personId === personId)?.name ?? '';
    const goals = review.isComplete ? await listGoals(connection, engagement) : [];
    const decisions = await listDecisions(connection, engagement);
    return {
      guide: await offerBeside(connection, actor, engagement, 'review'),
      base: `/o/${params.organization}/engagements/${id}`,
      number: review.number,
      dueOn: review.dueOn,
      isOpen: isOpen(engagement.phase),
      ...standingOf(review, engagement, todayOf(world)),
      own: review.answers.find((answer) => answer.personId === actor.personId) ?? null,
      answers: review.isComplete
        ? review.answers.map((answer) => ({ ...answer, name: nameOf(answer.personId) }))
        : [],
      members: engagement.members.map(({ personId, name }) => ({ personId, name })),
      goals: goals
        .filter((goal) => goal.state === 'active')
        .map((goal) => ({ id: goal.id, title: goal.title })),
      decisions: decisions
        .filter((decision) => decision.reviewId === review.id)
        .map(({ id, action, goal }) => ({
          id,
          goal,
          action: action && {
            owner: nameOf(action.ownerId),
            cue: action.cue,
            deed: action.deed,
            dueOn: action.dueOn,
          },
        })),
    };
  }),
);

const which = ({ params }: MemberVisit) => ({
  engagementId: idFrom(params.engagement),
  number: numberFrom(params.number),
});

export const action = memberAction({
  answer: form(newAnswer, async (visit: MemberVisit, answer) => {
    const { isComplete } = await answerReview(visit.world, visit.actor, {
      ...which(visit),
      ...answer,
    });
    return redirect(`?said=reviews.${isComplete ? 'complete' : 'answered'}`);
  }),
  move: form(newReviewDay, async (visit: MemberVisit, { dueOn }) => {
    await moveReview(visit.world, visit.actor, { ...which(visit), dueOn });
    return redirect('?said=reviews.moved');
  }),
  action: form(newAction, async (visit: MemberVisit, given) => {
    await decideAction(visit.world, visit.actor, { ...which(visit), ...given });
    return redirect('?said=reviews.decided');
  }),
  revise: form(z.object({ goalId: z.uuid() }), async (visit: MemberVisit, { goalId }) => {
    await decideRevision(visit.world, visit.actor, { ...which(visit), goalId });
    const { organization, engagement } = visit.params;
    return redirect(`/o/${organization}/engagements/${engagement}/goals/${goalId}/revise`);
  }),
});

export default function ReviewPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('reviews');
  const common = useTranslation().t;
  const { base, number, state, missing, own, answers } = loaderData;
  const canMove = loaderData.isOpen && state !== 'complete';
  return (
    <Page
      title={t(`name.${nth[number]}`)}
      lead={
        <>
          {t(`at.${nth[number]}`)} · <Day value={loaderData.dueOn} />. {common('visibleTo.members')}
        </>
      }
      above={[{ to: `${base}/reviews`, label: t('title') }]}
      badge={<ReviewState state={state} missing={missing} />}
    >
      {state === 'ahead' && <Text>{t('opensOn')}</Text>}
      {loaderData.canAnswer && (
        <Section title={t('answer.title')} note={t('answer.note')}>
          {state === 'waits' && <Text>{t('answer.waits', { names: missing })}</Text>}
          <AnswerForm own={own} />
        </Section>
      )}
      {state === 'missed' && own && (
        <Section title={t('answer.title')} note={common('visibleTo.author')}>
          <ReviewAnswers answers={[{ ...own, name: t('you') }]} />
        </Section>
      )}
      {answers.length > 0 && (
        <>
          <Section title={t('answers')} note={t('answersNote')}>
            <ReviewAnswers answers={answers} />
          </Section>
          <ReviewDecisions
            decisions={loaderData.decisions}
            goals={loaderData.goals}
            members={loaderData.members}
            base={base}
            canDecide={loaderData.isOpen}
          />
        </>
      )}
      {canMove && (
        <Section title={t('move.title')} note={t('move.note')}>
          <ActionForm intent="move" submit={t('move.submit')} tone="quiet" inline>
            <TextField
              name="dueOn"
              type="date"
              label={t('move.day')}
              value={loaderData.dueOn}
              width="12rem"
            />
          </ActionForm>
        </Section>
      )}
      <FromTheGuide offer={loaderData.guide} />
    </Page>
  );
}
