import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Rows } from '../../ui/table.tsx';
import { type NewAnswer, reviewScales, reviewWords } from './review.ts';

export type ShownAnswer = NewAnswer & { personId: string; name: string };

/** Answers beside each other: the words by question, the numbers in a table. */
export function ReviewAnswers({ answers }: { answers: ShownAnswer[] }) {
  const { t } = useTranslation('reviews');
  return (
    <Stack gap="lg">
      <div className="two-columns">
        {answers.map((answer) => (
          <Stack gap="sm" key={answer.personId} component="dl" m={0}>
            {reviewWords.map((part) => (
              <div key={part}>
                <Text component="dt" size="sm" c="dimmed">
                  {`${answer.name} · ${t(`short.${part}`)}`}
                </Text>
                <Text component="dd" m={0} className="prose">
                  {answer[part] || t('nothing')}
                </Text>
              </div>
            ))}
          </Stack>
        ))}
      </div>
      <Rows
        caption={t('answersNote')}
        rows={answers}
        rowKey={(answer) => answer.personId}
        columns={[
          { title: t('who'), cell: (answer) => answer.name },
          ...reviewScales.map((scale) => ({
            title: t(`short.${scale}`),
            cell: (answer: ShownAnswer) => answer[scale],
            number: true,
          })),
        ]}
      />
    </Stack>
  );
}
