import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { Empty, Page } from '../../../ui/page.tsx';
import { newPulse } from '../../engagements/pulse.ts';
import { answerPulseSurvey, answerSurvey } from '../answer-survey.server.ts';
import { toAnswer } from '../answering.server.ts';
import { surveyAnswers } from '../survey.ts';
import { SurveyForm } from '../survey-form.tsx';
import { findOwnSurvey } from '../survey-queries.server.ts';
import type { Route } from './+types/survey';

/** The same questions as in the mail, for whoever is signed in. */
export const loader = memberPage(async ({ world, actor, params }) =>
  toAnswer(world, await findOwnSurvey(world, actor, idFrom(params.survey))),
);

export const action = memberAction({
  survey: form(surveyAnswers, async ({ world, actor, params }, answers) => {
    await answerSurvey(world, await findOwnSurvey(world, actor, idFrom(params.survey)), answers);
    return redirect(`/o/${params.organization}?said=evaluation.answered`);
  }),
  pulse: form(newPulse, async ({ world, actor, params }, answers) => {
    const survey = await findOwnSurvey(world, actor, idFrom(params.survey));
    await answerPulseSurvey(world, survey, answers);
    return redirect(`/o/${params.organization}?said=evaluation.answered`);
  }),
});

export default function Survey({ loaderData: survey }: Route.ComponentProps) {
  const { t } = useTranslation('evaluation');
  return (
    <Page
      title={t('answer.title')}
      lead={t(survey.isPulse ? 'answer.pulseLead' : 'answer.lead', { program: survey.program })}
    >
      {survey.state === 'open' ? (
        <SurveyForm survey={survey} />
      ) : (
        <Empty>{t(`answer.${survey.state}`)}</Empty>
      )}
    </Page>
  );
}
