import { Button, Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams } from 'react-router';
import { z } from 'zod';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { NotFound } from '../../../platform/refusal.ts';
import { ActionForm } from '../../../ui/form.tsx';
import { Empty, Page, Section, State } from '../../../ui/page.tsx';
import { FromTheGuide } from '../../guide/from-the-guide.tsx';
import { findOffer } from '../../guide/reader-queries.server.ts';
import { nameOfLanguage } from '../../profiles/language.ts';
import { askedOf } from '../../programs/enrolment-question.ts';
import { takesEnrolments } from '../../programs/program.ts';
import { type Side, sidesOf } from '../../programs/program-kind.ts';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { enrol } from '../enrol.server.ts';
import { canWithdraw, enrolmentForm } from '../enrolment.ts';
import { EnrolmentFields } from '../enrolment-fields.tsx';
import { findEnrolmentForm } from '../enrolment-queries.server.ts';
import { withdrawEnrolment } from '../withdraw-enrolment.server.ts';
import type { Route } from './+types/enrol';

export const loader = memberPage(async ({ world, actor, params, url }) => {
  const { program, enrolments, skills, ...profile } = await findEnrolmentForm(
    world,
    actor,
    idFrom(params.program),
  );
  const sides = sidesOf(program.kind);
  const present = enrolments.find((enrolment) => enrolment.state !== 'withdrawn');
  const wanted = sides.find((side) => side === url.searchParams.get('side'));
  const side = wanted ?? present?.side ?? (sides.length === 1 ? sides[0] : undefined);
  const enrolment = enrolments.find((each) => each.side === side);
  const open = takesEnrolments(program);
  // One who is in may change their part until the program closes.
  if (!open && !present) throw new NotFound();
  const direction = side === 'mentor' ? 'offers' : 'wants';
  return {
    guide: await findOffer(world, actor, {
      step: 'match',
      role: side ?? sides[0] ?? 'mentee',
      kind: program.kind,
    }),
    program: {
      name: program.name,
      kind: program.kind,
      entry: entryOf(program),
      isClosed: program.state === 'closed',
    },
    questions: side ? askedOf(program.questions, side) : [],
    ...profile,
    languages: profile.languages.map(nameOfLanguage).join('; '),
    skills: skills.filter((skill) => skill.direction === direction).map((skill) => skill.name),
    sides,
    side: side ?? null,
    enrolment: enrolment ?? null,
    others: enrolments.filter((each) => each.side !== side && each.state !== 'withdrawn'),
    open,
  };
});

/** What happens when somebody sends the form. */
function entryOf(program: {
  approvesEnrolment: boolean;
  places: number | null;
}): 'approved' | 'open' | 'whilePlacesLast' {
  if (program.approvesEnrolment) return 'approved';
  return program.places === null ? 'open' : 'whilePlacesLast';
}

export const action = memberAction({
  enrol: form(enrolmentForm, async ({ world, actor, params }, given) => {
    const { state } = await enrol(world, actor, idFrom(params.program), given);
    const said = state === 'applied' || state === 'waitlisted' ? state : 'enrolled';
    return redirect(`/o/${params.organization}/programs/${params.program}?said=enrolment.${said}`);
  }),
  withdraw: form(z.object({ enrolment: z.uuid() }), async ({ world, actor, params }, given) => {
    await withdrawEnrolment(world, actor, given.enrolment);
    return redirect(`/o/${params.organization}/programs?said=enrolment.withdrawn`);
  }),
});

export default function EnrolPage({ loaderData: page }: Route.ComponentProps) {
  const { t } = useTranslation('enrolment');
  const { t: programs } = useTranslation('programs');
  const above = useAboveProgram(page.program.name);
  const { side, enrolment } = page;
  const isIn = enrolment !== null && enrolment.state !== 'withdrawn';
  if (page.program.isClosed) {
    return (
      <Page title={t('enrol.title')} above={above}>
        <Empty>{t('problems.notOpen')}</Empty>
      </Page>
    );
  }
  if (side === null) {
    return (
      <Page title={t('enrol.title')} lead={t('enrol.whichSide')} above={above}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {page.sides.map((each) => (
            <Paper key={each} withBorder p="md">
              <Stack align="flex-start">
                <Text>
                  {t(
                    `enrol.about.${page.program.kind === 'reverse' ? 'reverse' : 'usual'}.${each}`,
                  )}
                </Text>
                <Button component={Link} to={`?side=${each}`}>
                  {t(`enrol.as.${each}`)}
                </Button>
              </Stack>
            </Paper>
          ))}
        </SimpleGrid>
        <FromTheGuide offer={page.guide} />
      </Page>
    );
  }
  return (
    <Page
      title={t(`enrol.as.${side}`)}
      lead={t(`enrol.entry.${page.program.entry}`)}
      above={above}
      badge={isIn && <State tone="good">{programs(`enrolmentState.${enrolment.state}`)}</State>}
    >
      {page.others.length > 0 && (
        <Text>
          {t('enrol.alsoAs', {
            sides: page.others.map((each) => programs(`overview.as.${each.side}`)).join(', '),
          })}
        </Text>
      )}
      <ActionForm
        intent="enrol"
        submit={t(isIn ? 'enrol.change' : 'enrol.submit')}
        aside={<OtherSide sides={page.sides} side={side} />}
      >
        <input type="hidden" name="side" value={side} />
        <EnrolmentFields
          {...page}
          side={side}
          enrolment={enrolment}
          answers={enrolment?.answers ?? {}}
        />
      </ActionForm>
      {isIn && canWithdraw(enrolment.state) && (
        <Section title={t('withdraw.title')} note={t('withdraw.note')}>
          <ActionForm intent="withdraw" submit={t('withdraw.submit')} tone="danger">
            <input type="hidden" name="enrolment" value={enrolment.id} />
          </ActionForm>
        </Section>
      )}
      <FromTheGuide offer={page.guide} />
    </Page>
  );
}

function OtherSide({ sides, side }: { sides: readonly Side[]; side: string }) {
  const { t } = useTranslation('enrolment');
  const { organization, program } = useParams();
  const base = `/o/${organization}/programs/${program}`;
  return (
    <Group>
      <Button component={Link} to={base} variant="subtle">
        {t('enrol.cancel')}
      </Button>
      {sides
        .filter((each) => each !== side)
        .map((each) => (
          <Link key={each} to={`${base}/enrol?side=${each}`}>
            {t(`enrol.insteadAs.${each}`)}
          </Link>
        ))}
    </Group>
  );
}
