import { Alert, Group } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useLocation, useParams } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor } from '../../../platform/database.server.ts';
import { renderArticle } from '../../../platform/markdown.server.ts';
import { Article } from '../../../ui/article.tsx';
import { formatDay } from '../../../ui/dates.tsx';
import { ActionForm, RadioField } from '../../../ui/form.tsx';
import { Page, Section, State } from '../../../ui/page.tsx';
import { completeTraining } from '../complete-training.server.ts';
import { answerFields, choicesIn, choicesQuery, markAnswers } from '../training-module.ts';
import { moduleNamed, modules } from '../training-modules.server.ts';
import { listCompleted } from '../training-queries.server.ts';
import type { Route } from './+types/training';

export const loader = memberPage(async ({ world, actor, params, url }) => {
  const key = moduleNamed(params.module);
  const module = modules[key];
  const choices = choicesIn(url.searchParams, module);
  const isMarked = choices.some((choice) => choice !== null);
  const done = await asActor(world.db, actor, (connection) =>
    listCompleted(connection, actor, actor.personId),
  );
  const marks = markAnswers(module, choices);
  return {
    key,
    personId: actor.personId,
    summary: module.summary,
    minutes: module.minutes,
    doneOn: done.find((each) => each.module === key)?.on ?? null,
    parts: module.parts.map(({ title, text }) => ({ title, html: renderArticle(text) })),
    // Of nothing, where nothing is marked.
    right: isMarked ? marks.filter((mark) => mark?.isRight).length : null,
    questions: module.questions.map(({ question, answers }, index) => ({
      question,
      answers: answers.map(({ text }) => text),
      chosen: choices[index] ?? null,
      mark: isMarked ? (marks[index] ?? null) : null,
    })),
  };
});

export const action = memberAction({
  '': form(answerFields, async ({ world, actor, params }, given) => {
    const key = moduleNamed(params.module);
    const choices = choicesIn(given, modules[key]);
    await completeTraining(world, actor, key, choices);
    return redirect(`?${choicesQuery(choices)}#questions`);
  }),
});

export default function TrainingPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('training');
  const { organization } = useParams();
  const { key, parts, questions, right, doneOn } = loaderData;
  return (
    <Page
      title={t(`module.${key}`)}
      lead={`${loaderData.summary} ${t('minutes', { count: loaderData.minutes })}.`}
      above={[{ to: `/o/${organization}/training`, label: t('title') }]}
      badge={doneOn && <State tone="good">{t('completedOn', { day: formatDay(doneOn) })}</State>}
    >
      {parts.map(({ title, html }) => (
        <Section key={title} title={title}>
          <Article html={html} />
        </Section>
      ))}
      <div id="questions">
        <Section title={t('questions.title')} note={t('questions.note')}>
          {right !== null && <Result {...loaderData} right={right} />}
          <ActionForm
            submit={t('questions.submit')}
            aside={<Link to={`/o/${organization}/training`}>{t('questions.back')}</Link>}
          >
            {questions.map(({ question, answers, chosen, mark }, index) => (
              <RadioField
                key={question}
                name={`a${index}`}
                label={question}
                value={chosen}
                options={answers.map((text, place) => ({ value: String(place), label: text }))}
                after={right !== null && <Mark mark={mark} />}
              />
            ))}
          </ActionForm>
        </Section>
      </div>
    </Page>
  );
}

type Loaded = Route.ComponentProps['loaderData'];

/** How it went: takes the focus, so that a reader of screens hears it and the next Tab leads to the questions. */
function Result({
  right,
  doneOn,
  questions,
  personId,
}: Pick<Loaded, 'doneOn' | 'questions' | 'personId'> & { right: number }) {
  const { t } = useTranslation('training');
  const { organization } = useParams();
  const { key } = useLocation();
  const box = useRef<HTMLDivElement>(null);
  // Each check is a new place, also where the answers are the same.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is what asks for the focus
  useEffect(() => box.current?.focus(), [key]);
  const allRight = right === questions.length;
  return (
    <Alert
      color={allRight ? 'aegean' : 'clay'}
      variant="light"
      role="status"
      ref={box}
      tabIndex={-1}
    >
      {!allRight && t('questions.notYet', { right, count: questions.length })}
      {/* The answers may come from an address that somebody was given: that completes nothing. */}
      {allRight && !doneOn && t('questions.notKept')}
      {allRight && doneOn && (
        <Group gap="md">
          <span>{t('questions.passed')}</span>
          <Link to={`/o/${organization}/people/${personId}`}>{t('questions.profile')}</Link>
        </Group>
      )}
    </Alert>
  );
}

function Mark({ mark }: { mark: Loaded['questions'][number]['mark'] }) {
  const { t } = useTranslation('training');
  if (!mark) return <State tone="look">{t('questions.open')}</State>;
  return (
    <>
      <State tone={mark.isRight ? 'good' : 'look'}>
        {t(mark.isRight ? 'questions.right' : 'questions.wrong')}
      </State>{' '}
      {mark.feedback}
    </>
  );
}
