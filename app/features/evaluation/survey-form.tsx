import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ActionForm } from '../../ui/form.tsx';
import { pulseQuestions } from '../engagements/pulse.ts';
import { ScaleField } from '../engagements/scale-field.tsx';
import type { AnsweringNow } from './answering.server.ts';
import { fieldOf } from './survey.ts';
import { HelpersField } from './who-helps-field.tsx';

/** The questions, each of which may be left without an answer. */
export function SurveyForm({ survey }: { survey: AnsweringNow }) {
  const { t } = useTranslation('evaluation');
  const { t: pulse } = useTranslation('engagements');
  return (
    <ActionForm intent={survey.isPulse ? 'pulse' : 'survey'} submit={t('answer.submit')}>
      <Text size="sm" c="dimmed">
        {t('answer.private')}
      </Text>
      {survey.isPulse
        ? pulseQuestions.map((question) => (
            <ScaleField
              key={question}
              name={question}
              label={pulse(`pulse.question.${question}`)}
              low={pulse(`pulse.low.${question}`)}
              high={pulse(`pulse.high.${question}`)}
              levels={[1, 2, 3, 4, 5]}
            />
          ))
        : survey.measures.flatMap((measure) =>
            measure.items.map((item, index) =>
              measure.format === 'helpers' ? (
                <HelpersField key={measure.key} measure={measure.key} label={item.text} />
              ) : (
                <ScaleField
                  key={fieldOf(measure, index)}
                  name={`answers[${fieldOf(measure, index)}]`}
                  label={item.text}
                  low={item.low}
                  high={item.high}
                  levels={measure.top === 5 ? [1, 2, 3, 4, 5] : [1, 2, 3, 4, 5, 6, 7]}
                />
              ),
            ),
          )}
    </ActionForm>
  );
}
