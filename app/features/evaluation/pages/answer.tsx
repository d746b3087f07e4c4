import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { form, openAction, openPage } from '../../../http/page.server.ts';
import { Bare } from '../../../ui/shell.tsx';
import { newPulse } from '../../engagements/pulse.ts';
import { answerPulseSurvey, answerSurvey } from '../answer-survey.server.ts';
import { toAnswer } from '../answering.server.ts';
import { surveyAnswers } from '../survey.ts';
import { SurveyForm } from '../survey-form.tsx';
import { findHeldSurvey } from '../survey-queries.server.ts';
import type { Route } from './+types/answer';

/** Whoever holds the link of a mail answers, with or without an account. */
export const loader = openPage(async ({ world, params, url }) => ({
  isDone: url.searchParams.has('done'),
  survey: await toAnswer(world, await findHeldSurvey(world, params.token ?? '')),
}));

export const action = openAction({
  survey: form(surveyAnswers, async ({ world, params }, answers) => {
    await answerSurvey(world, await findHeldSurvey(world, params.token ?? ''), answers);
    return redirect('?done=yes');
  }),
  pulse: form(newPulse, async ({ world, params }, answers) => {
    await answerPulseSurvey(world, await findHeldSurvey(world, params.token ?? ''), answers);
    return redirect('?done=yes');
  }),
});

export default function Answer({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('evaluation');
  const { survey, isDone } = loaderData;
  if (survey.state !== 'open') {
    const isThanked = survey.state === 'answered' && isDone;
    return (
      <Bare title={t(isThanked ? 'answer.thanks' : 'answer.title')}>
        <Text>{t(isThanked ? 'answer.thanksText' : `answer.${survey.state}`)}</Text>
      </Bare>
    );
  }
  return (
    <Bare title={t('answer.title')}>
      <Stack gap="lg">
        <Text>
          {t(survey.isPulse ? 'answer.pulseLead' : 'answer.lead', { program: survey.program })}
        </Text>
        <SurveyForm survey={survey} />
      </Stack>
    </Bare>
  );
}
