import { Group, Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { Page, Section } from '../../../ui/page.tsx';
import { EnrolmentFields } from '../../enrolment/enrolment-fields.tsx';
import { DataFacts, ProgramFacts } from '../../enrolment/program-facts.tsx';
import { askedOf } from '../../programs/enrolment-question.ts';
import { sidesOf } from '../../programs/program-kind.ts';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { findManagedProgram } from '../../programs/program-queries.server.ts';
import { findFormChoices } from '../launch-queries.server.ts';
import { LaunchSteps } from '../launch-steps.tsx';
import type { Route } from './+types/preview';

export const loader = memberPage(async ({ world, actor, params, url, member }) => {
  const program = await findManagedProgram(world, actor, idFrom(params.program));
  const sides = sidesOf(program.kind);
  const asked = url.searchParams.get('side');
  const side = sides.find((each) => each === asked) ?? sides[0] ?? 'mentee';
  const { listedSkills, questions } = await findFormChoices(world, actor, program.questions);
  const { name, purpose, kind, startsOn, endsOn, cadenceDays, sessionMinutes } = program;
  const { dataPurpose, legalBasis, retentionMonths } = program;
  return {
    facts: {
      organization: member.organization.name,
      purpose,
      kind,
      startsOn,
      endsOn,
      cadenceDays,
      sessionMinutes,
      dataPurpose,
      legalBasis,
      retentionMonths,
    },
    name,
    sides,
    side,
    listedSkills,
    questions: askedOf(questions, side),
  };
});

export default function Preview({ loaderData: page }: Route.ComponentProps) {
  const { t } = useTranslation('launch');
  const { t: enrolment } = useTranslation('enrolment');
  return (
    <Page title={t('preview.title')} lead={t('preview.lead')} above={useAboveProgram(page.name)}>
      <LaunchSteps />
      <Section title={t('preview.page')}>
        <Paper withBorder p="md" maw="40rem">
          <Stack gap="md">
            <Text fw={600}>{page.name}</Text>
            <ProgramFacts program={page.facts} />
            <DataFacts program={page.facts} />
          </Stack>
        </Paper>
      </Section>
      <Section title={t('preview.form')}>
        {page.sides.length > 1 && (
          <Group gap="md" component="nav" aria-label={t('preview.side')}>
            {page.sides.map((side) => (
              <Link
                key={side}
                to={`?side=${side}`}
                aria-current={side === page.side ? 'page' : undefined}
              >
                {enrolment(`enrol.as.${side}`)}
              </Link>
            ))}
          </Group>
        )}
        <fieldset
          disabled
          style={{ border: 0, padding: 0, margin: 0 }}
          aria-label={t('preview.form')}
        >
          <Stack gap="md">
            <EnrolmentFields
              key={page.side}
              side={page.side}
              enrolment={null}
              answers={{}}
              questions={page.questions}
              skills={[]}
              listedSkills={page.listedSkills}
              careerStage={null}
              languages=""
              timeZone={null}
            />
          </Stack>
        </fieldset>
      </Section>
    </Page>
  );
}
