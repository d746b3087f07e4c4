import type { ShownAnswer } from '../programs/enrolment-question.ts';

/** To a program's own questions. */
export function OwnAnswers({ answers }: { answers: readonly ShownAnswer[] }) {
  return (
    <dl className="facts">
      {answers.map(({ question, answer }) => (
        <div key={question}>
          <dt>{question}</dt>
          <dd>{answer}</dd>
        </div>
      ))}
    </dl>
  );
}
