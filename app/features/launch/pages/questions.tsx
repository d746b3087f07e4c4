import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { ActionForm, AreaField, CheckField, SelectField, TextField } from '../../../ui/form.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import {
  answerReaders,
  mostQuestions,
  type Question,
  questionKinds,
} from '../../programs/enrolment-question.ts';
import { EntryFields } from '../../programs/entry-fields.tsx';
import { programQuestions } from '../../programs/program.ts';
import { sidesOf } from '../../programs/program-kind.ts';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { findManagedProgram } from '../../programs/program-queries.server.ts';

import { changeQuestions } from '../change-settings.server.ts';
import { countListedSkills } from '../launch-queries.server.ts';
import { afterStep, LaunchSteps } from '../launch-steps.tsx';
import type { Route } from './+types/questions';

export const loader = memberPage(async ({ world, actor, params }) => {
  const { name, kind, questions, approvesEnrolment, requiresTraining, enrolmentDomains, places } =
    await findManagedProgram(world, actor, idFrom(params.program));
  return {
    name,
    sides: sidesOf(kind),
    questions,
    approvesEnrolment,
    requiresTraining,
    enrolmentDomains,
    places,
    listedSkills: await countListedSkills(world, actor),
  };
});

export const action = memberAction({
  '': form(programQuestions, async ({ world, actor, params }, given) => {
    await changeQuestions(world, actor, idFrom(params.program), given);
    const base = `/o/${params.organization}/programs/${params.program}`;
    return redirect(`${base}/${afterStep('questions')}?said=launch.saved`);
  }),
});

const blank: Question = {
  key: '',
  label: '',
  kind: 'text',
  options: [],
  most: null,
  isRequired: false,
  side: null,
  seenBy: 'managers',
};

export default function Questions({ loaderData: program }: Route.ComponentProps) {
  const { t } = useTranslation('launch');
  const { organization } = useParams();
  const { questions } = program;
  const room = Math.min(2, mostQuestions - questions.length);
  const rows = [
    ...questions.map((row) => ({ row, place: row.key })),
    ...['first', 'second'].slice(0, room).map((place) => ({ row: blank, place })),
  ];
  return (
    <Page
      title={t('steps.questions')}
      lead={t('questions.lead')}
      above={useAboveProgram(program.name)}
    >
      <LaunchSteps />
      {program.listedSkills === 0 && questions.some(({ kind }) => kind === 'skills') && (
        <Text>
          {t('questions.skillsNone')}{' '}
          <Link to={`/o/${organization}/skills`}>{t('questions.skillsList')}</Link>
        </Text>
      )}
      <ActionForm submit={t('save')}>
        {rows.map(({ row, place }, index) => (
          <Section key={place} title={t('questions.one', { number: index + 1 })}>
            <QuestionRow row={row} index={index} sides={program.sides} />
          </Section>
        ))}
        <Section title={t('questions.who')}>
          <EntryFields {...program} />
        </Section>
      </ActionForm>
    </Page>
  );
}

function QuestionRow({
  row,
  index,
  sides,
}: {
  row: Question;
  index: number;
  sides: readonly ('mentee' | 'mentor' | 'peer')[];
}) {
  const { t } = useTranslation('launch');
  const { t: programs } = useTranslation('programs');
  const name = (part: string) => `questions[${index}][${part}]`;
  return (
    <Stack gap="sm" className="question">
      <input type="hidden" name={name('key')} value={row.key} />
      <TextField
        name={name('label')}
        label={t('questions.label')}
        hint={t(row.key ? 'questions.labelHint' : 'questions.furtherHint')}
        value={row.label}
      />
      <div className="field-grid">
        <SelectField
          name={name('kind')}
          label={t('questions.kind')}
          value={row.kind}
          options={questionKinds.map((kind) => ({
            value: kind,
            label: t(`questions.kinds.${kind}`),
          }))}
        />
        {sides.length > 1 && (
          <SelectField
            name={name('side')}
            label={t('questions.side')}
            value={row.side ?? ''}
            options={[
              { value: '', label: t('questions.everybody') },
              ...sides.map((side) => ({ value: side, label: programs(`side.${side}`) })),
            ]}
          />
        )}
        <SelectField
          name={name('seenBy')}
          label={t('questions.seenBy')}
          value={row.seenBy}
          options={answerReaders.map((reader) => ({
            value: reader,
            label: t(`questions.readers.${reader}`),
          }))}
        />
      </div>
      <div className="of-options">
        <AreaField
          name={name('options')}
          label={t('questions.options')}
          value={row.options.join('\n')}
        />
      </div>
      <div className="of-picks">
        <TextField
          name={name('most')}
          type="number"
          label={t('questions.most')}
          hint={t('questions.mostHint')}
          value={row.most}
          width="8rem"
          optional
        />
      </div>
      <CheckField
        name={name('isRequired')}
        label={t('questions.required')}
        checked={row.isRequired}
      />
    </Stack>
  );
}
