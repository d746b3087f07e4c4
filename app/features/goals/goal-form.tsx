import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../ui/dates.tsx';
import { AreaField, ChecksField, RadioField, TextField } from '../../ui/form.tsx';
import { levels } from './attainment.ts';
import { type GoalType, milestoneRows, type Scale, type Timeframe } from './goal.ts';
import { SmartHintList } from './smart-hint-list.tsx';

export interface GoalWords {
  title: string;
  description: string;
  type: GoalType;
  dueOn: string;
  scale: Scale;
}

/** The fields of a goal, with what SMART asks as a quiet hint beside each: advice, never a gate. */
export function GoalFields({
  goal,
  timeframe,
}: {
  goal?: GoalWords | undefined;
  timeframe: Timeframe;
}) {
  const { t } = useTranslation('goals');
  return (
    <>
      <WordFields goal={goal} />
      <TextField
        name="dueOn"
        type="date"
        width="16rem"
        label={t('field.dueOn')}
        hint={t('field.dueOnHint', {
          startsOn: formatDay(timeframe.startsOn),
          endsOn: formatDay(timeframe.endsOn),
        })}
        value={goal?.dueOn}
      />
    </>
  );
}

/** What a goal says, without its day: a template says as much. */
export function WordFields({ goal }: { goal?: Omit<GoalWords, 'dueOn'> | undefined }) {
  const { t } = useTranslation('goals');
  return (
    <>
      <Stack gap={4}>
        <TextField
          name="title"
          label={t('field.title')}
          hint={t('field.titleHint')}
          value={goal?.title}
          width="46rem"
        />
        <SmartHintList />
      </Stack>
      <AreaField
        name="description"
        label={t('field.description')}
        hint={t('field.descriptionHint')}
        value={goal?.description}
        optional
      />
      <RadioField
        name="type"
        label={t('type.label')}
        hint={t('type.hint')}
        value={goal?.type ?? 'learning'}
        options={[
          { value: 'learning', label: t('type.learningOption') },
          { value: 'performance', label: t('type.performanceOption') },
        ]}
      />
    </>
  );
}

export function SkillFields({
  choices,
  chosen,
  more = [],
}: {
  choices: { id: string; name: string }[];
  chosen: string[];
  /** Names for the field beside the list. */
  more?: string[];
}) {
  const { t } = useTranslation('goals');
  return (
    <>
      {choices.length > 0 && (
        <ChecksField
          name="skills"
          label={t('field.skills')}
          hint={t('field.skillsHint')}
          values={chosen}
          options={choices.map((skill) => ({ value: skill.id, label: skill.name }))}
        />
      )}
      <TextField
        name="moreSkills"
        label={choices.length > 0 ? t('field.moreSkills') : t('field.skills')}
        hint={t('field.moreSkillsHint')}
        value={more.join(', ')}
        optional
      />
    </>
  );
}

export function ScaleFields({ scale, note }: { scale: Scale; note?: ReactNode }) {
  const { t } = useTranslation('goals');
  return (
    <FormPart title={t('scale.title')} hint={note ?? t('scale.hint')}>
      {levels.map((level, index) => (
        <TextField
          key={level}
          name={`scale[${index}]`}
          label={`${t(`levelMark.${level}`)} · ${t(`level.${level}`)}`}
          value={scale?.[index]}
          width="46rem"
        />
      ))}
    </FormPart>
  );
}

export function MilestoneFields({
  milestones = [],
}: {
  milestones?: { title: string; dueOn: string }[];
}) {
  const { t } = useTranslation('goals');
  return (
    <FormPart title={t('milestonesTitle')} hint={t('milestonesHint')}>
      {Array.from({ length: Math.max(milestoneRows, milestones.length) }, (_, index) => {
        const number = index + 1;
        const name = t('field.milestone', { number });
        return (
          <Group
            key={number}
            align="flex-start"
            gap="sm"
            component="fieldset"
            aria-label={name}
            className="row-fields"
          >
            <TextField
              name={`milestones[${index}][title]`}
              label={`${number}. ${t('field.milestoneTitle')}`}
              value={milestones[index]?.title}
              width="28rem"
            />
            <TextField
              name={`milestones[${index}][dueOn]`}
              label={t('field.milestoneDay')}
              value={milestones[index]?.dueOn}
              type="date"
              width="12rem"
            />
          </Group>
        );
      })}
    </FormPart>
  );
}

/** The second button of a goal's form: keeps it as a draft. */
export function DraftButton() {
  const { t } = useTranslation('goals');
  return (
    <Button type="submit" name="asDraft" value="yes" variant="default">
      {t('saveAsDraft')}
    </Button>
  );
}

/** A part of a long form with a heading of its own. */
export function FormPart({
  title,
  hint,
  children,
}: {
  title: string;
  hint: ReactNode;
  children: ReactNode;
}) {
  return (
    <Stack gap="sm" component="section" aria-label={title} pt="sm">
      <Title order={2} size="h3">
        {title}
      </Title>
      <Text size="sm" c="dimmed" maw="70ch">
        {hint}
      </Text>
      {children}
    </Stack>
  );
}
