import { useTranslation } from 'react-i18next';
import { AreaField, ChecksField, RadioField, TextField } from '../../ui/form.tsx';
import { PickField } from '../../ui/pick-field.tsx';
import { type Question, type QuestionAnswers, scaleEnd } from '../programs/enrolment-question.ts';

/** A program's own questions, each in the field of its kind. */
export function QuestionFields({
  questions,
  answers,
}: {
  questions: Question[];
  answers: QuestionAnswers;
}) {
  return questions.map((question) => (
    <QuestionField key={question.key} question={question} answer={answers[question.key]} />
  ));
}

function QuestionField({
  question: { key, label, kind, options, most, isRequired, seenBy },
  answer,
}: {
  question: Question;
  answer: string | string[] | undefined;
}) {
  const { t } = useTranslation();
  const { t: enrolment } = useTranslation('enrolment');
  const readers = enrolment(`seenBy.${seenBy}`);
  const hint = most === null ? readers : `${enrolment('field.most', { count: most })} ${readers}`;
  const name = `answers[${key}]`;
  const one = typeof answer === 'string' ? answer : '';
  const choices = (values: string[]) => values.map((value) => ({ value, label: value }));
  const marked = isRequired ? label : `${label} (${t('optional')})`;
  switch (kind) {
    case 'text':
      return <AreaField name={name} label={label} hint={hint} value={one} optional={!isRequired} />;
    case 'several':
      return (
        <ChecksField
          name={name}
          label={marked}
          hint={hint}
          values={Array.isArray(answer) ? answer : []}
          options={choices(options)}
        />
      );
    case 'skills':
      return (
        <PickField
          name={name}
          label={marked}
          hint={hint}
          values={Array.isArray(answer) ? answer : []}
          options={options}
          most={most}
        />
      );
    case 'choice':
      return (
        <RadioField
          name={name}
          label={marked}
          hint={hint}
          value={answer ? one : null}
          options={choices(options)}
        />
      );
    case 'scale':
      return (
        <RadioField
          name={name}
          label={marked}
          hint={hint}
          value={answer ? one : null}
          options={choices(Array.from({ length: scaleEnd }, (_, index) => String(index + 1)))}
        />
      );
    case 'number':
      return (
        <TextField
          name={name}
          label={label}
          hint={hint}
          type="number"
          value={one}
          width="10rem"
          optional={!isRequired}
        />
      );
    case 'day':
      return (
        <TextField
          name={name}
          label={label}
          hint={hint}
          type="date"
          value={one}
          width="14rem"
          optional={!isRequired}
        />
      );
  }
}
