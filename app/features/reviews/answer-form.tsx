import { useTranslation } from 'react-i18next';
import { ActionForm, AreaField } from '../../ui/form.tsx';
import { ScaleField } from '../engagements/scale-field.tsx';
import { type NewAnswer, reviewScales, reviewWords } from './review.ts';

/** Keep, change, stop, and three numbers; filled in where the member has answered before. */
export function AnswerForm({ own }: { own: NewAnswer | null }) {
  const { t } = useTranslation('reviews');
  return (
    <ActionForm intent="answer" submit={t(own ? 'answer.change' : 'answer.submit')}>
      {reviewWords.map((part) => (
        <AreaField
          key={part}
          name={part}
          label={t(`field.${part}`)}
          value={own?.[part]}
          rows={2}
          optional
        />
      ))}
      {reviewScales.map((scale) => (
        <ScaleField
          key={scale}
          name={scale}
          label={t(`field.${scale}`)}
          low={t(`low.${scale}`)}
          high={t(`high.${scale}`)}
          levels={[1, 2, 3, 4, 5]}
          value={own?.[scale]}
        />
      ))}
    </ActionForm>
  );
}
