import { Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams } from 'react-router';
import { z } from 'zod';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { todayOf } from '../../../platform/clock.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { formatDay } from '../../../ui/dates.tsx';
import { ActionForm } from '../../../ui/form.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { FromTheGuide } from '../../guide/from-the-guide.tsx';
import { findOffer } from '../../guide/reader-queries.server.ts';
import { findNeededTraining } from '../../training/needed-training.server.ts';
import { TrainingNeeded } from '../../training/training-needed.tsx';
import { cadenceWords } from '../cadence.ts';
import { guideStep } from '../guide-step.ts';
import { closeProgram, openProgram, startProgram } from '../move-program.server.ts';
import {
  canManagePrograms,
  nextStep,
  possibleMoves,
  takesEnrolments,
  takesRequests,
} from '../program.ts';
import { ProgramPlaces, ProgramStateBadge, Timespan } from '../program-parts.tsx';
import { countEnrolments, findProgram } from '../program-queries.server.ts';
import { SideCounts } from '../side-counts.tsx';
import { WaitingPlaceWords } from '../waiting-place-words.tsx';
import type { Route } from './+types/program';

export const loader = memberPage(async ({ world, actor, params }) => {
  const id = idFrom(params.program);
  const { enrolmentCode, mine, ...program } = await findProgram(world, actor, id);
  const manages = canManagePrograms(actor);
  const contact = program.concernContact;
  const counts = manages ? await countEnrolments(world, actor, id) : [];
  const today = todayOf(world);
  const next = nextStep(program, counts, today);
  const sides = mine.filter(({ state }) => state !== 'withdrawn').map(({ side }) => side);
  const training = program.requiresTraining
    ? await asActor(world.db, actor, (connection) => findNeededTraining(connection, actor, sides))
    : [];
  return {
    id,
    guide: await findOffer(world, actor, {
      step: manages ? guideStep(next) : 'match',
      role: manages ? 'manager' : (sides[0] ?? 'mentee'),
      kind: program.kind,
    }),
    name: program.name,
    purpose: program.purpose,
    kind: program.kind,
    state: program.state,
    startsOn: program.startsOn,
    endsOn: program.endsOn,
    cadenceDays: program.cadenceDays,
    sessionMinutes: program.sessionMinutes,
    contact: contact && { name: contact.name, email: contact.email },
    takesEnrolments: takesEnrolments(program),
    mine,
    mayAsk:
      takesRequests(program) &&
      training.length === 0 &&
      mine.some(
        ({ side, state }) => side === 'mentee' && (state === 'accepted' || state === 'matched'),
      ),
    training,
    asksTraining: program.requiresTraining,
    manager: manages
      ? {
          approves: program.approvesEnrolment,
          counts,
          link: `${world.origin}/enrol/${enrolmentCode}`,
          forgetsOn: program.forgetsOn,
          isForgotten: program.isForgotten,
          next,
          moves: possibleMoves(program.state),
        }
      : null,
  };
});

const moving = (
  move: (world: MemberVisit['world'], actor: MemberVisit['actor'], id: string) => Promise<void>,
  said: string,
) =>
  form(z.object({}), async ({ world, actor, params }: MemberVisit) => {
    await move(world, actor, idFrom(params.program));
    return redirect(`/o/${params.organization}/programs/${params.program}?said=programs.${said}`);
  });

export const action = memberAction({
  open: moving(openProgram, 'open'),
  start: moving(startProgram, 'running'),
  close: moving(closeProgram, 'closed'),
});

export default function ProgramPage({ loaderData: program }: Route.ComponentProps) {
  const { t } = useTranslation('programs');
  const { organization } = useParams();
  return (
    <Page
      title={program.name}
      lead={<span className="prose">{program.purpose}</span>}
      above={[{ to: `/o/${organization}/programs`, label: t('title') }]}
      badge={<ProgramStateBadge state={program.state} />}
    >
      {program.manager && <ProgramPlaces />}
      <TrainingNeeded needed={program.training} />
      {program.manager?.forgetsOn && (
        <Text>
          {t(program.manager.isForgotten ? 'retention.forgotten' : 'retention.near', {
            day: formatDay(program.manager.forgetsOn),
          })}
        </Text>
      )}
      {program.manager && !program.manager.isForgotten && <Next {...program.manager} />}
      {program.manager && (
        <Section title={t('overview.people')}>
          <SideCounts kind={program.kind} counts={program.manager.counts} />
        </Section>
      )}
      {(!program.manager || program.mine.length > 0) && <Mine {...program} />}
      <Section title={t('overview.facts')}>
        <Stack gap={4}>
          <Text>
            <Timespan startsOn={program.startsOn} endsOn={program.endsOn} />
            {'. '}
            {t(`kindHint.${program.kind}`)}
          </Text>
          <Text>
            {t('overview.rhythm', {
              cadence: cadenceWords(program.cadenceDays).toLowerCase(),
              minutes: program.sessionMinutes,
            })}
          </Text>
          {program.manager && (
            <Text>
              {t(program.manager.approves ? 'overview.approves' : 'overview.approvesNot')}
            </Text>
          )}
          {program.asksTraining && <Text>{t('overview.training')}</Text>}
          <Text>
            {program.contact
              ? t('overview.concern', program.contact)
              : program.manager && t('overview.noConcern')}
          </Text>
          <Text>
            <Link to={`/o/${organization}/programs/${program.id}/concern`}>
              {t('overview.raiseConcern')}
            </Link>
          </Text>
        </Stack>
      </Section>
      {program.manager && (
        <Section
          title={t('overview.link')}
          note={t(program.takesEnrolments ? 'overview.linkNote' : 'overview.linkClosed')}
        >
          <TextInput
            readOnly
            value={program.manager.link}
            aria-label={t('overview.linkLabel')}
            maw="46rem"
          />
        </Section>
      )}
      <FromTheGuide offer={program.guide} />
      {program.manager && <OtherMoves {...program.manager} alwaysOn={program.endsOn === null} />}
    </Page>
  );
}

type Managed = NonNullable<Route.ComponentProps['loaderData']['manager']>;

/** The one thing to do now: a move of the program, or a page to go to. */
function Next({ next, moves }: Managed) {
  const { t } = useTranslation('programs');
  const { organization, program } = useParams();
  const base = `/o/${organization}/programs/${program}`;
  const pages = {
    invite: 'enrolments/import',
    answer: 'enrolments?state=applied',
    match: 'matching',
    accompany: 'engagements',
    read: 'outcomes',
  } as const;
  return (
    <Paper withBorder p="md" component="section" aria-label={t('overview.next')}>
      <Group justify="space-between" gap="md">
        <Text flex="1 1 20rem">
          <strong>{t('overview.next')}:</strong> {t(`overview.nextStep.${next}`)}
        </Text>
        {next === 'open' || next === 'start' || next === 'close' ? (
          moves.includes(next) && <ActionForm intent={next} submit={t(`overview.move.${next}`)} />
        ) : (
          <Button component={Link} to={`${base}/${pages[next]}`}>
            {t(`overview.go.${next}`)}
          </Button>
        )}
      </Group>
    </Paper>
  );
}

function OtherMoves({ next, moves, alwaysOn }: Managed & { alwaysOn: boolean }) {
  const { t } = useTranslation('programs');
  const others = moves.filter((move) => move !== next);
  if (others.length === 0) return null;
  return (
    <Section title={t('overview.otherMoves')}>
      {others.map((move) => (
        <Stack key={move} gap="xs">
          <Text size="sm" c="dimmed">
            {t(
              move === 'start' && alwaysOn
                ? 'overview.moveNote.startAlwaysOn'
                : `overview.moveNote.${move}`,
            )}
          </Text>
          <ActionForm intent={move} submit={t(`overview.move.${move}`)} tone="quiet" />
        </Stack>
      ))}
    </Section>
  );
}

function Mine({
  mine,
  mayAsk,
  takesEnrolments: open,
}: Pick<Route.ComponentProps['loaderData'], 'mine' | 'mayAsk' | 'takesEnrolments'>) {
  const { t } = useTranslation('programs');
  const { organization, program } = useParams();
  const isIn = mine.some((enrolment) => enrolment.state !== 'withdrawn');
  return (
    <Section title={t('overview.mine')}>
      {isIn || <Text>{t('overview.notEnrolled')}</Text>}
      {mine.map(({ id, side, state, wait }) => (
        <Stack key={id} gap={4}>
          <Text>
            {t('overview.mineAs', {
              side: t(`overview.as.${side}`),
              state: t(`enrolmentState.${state}`).toLowerCase(),
            })}
          </Text>
          {wait && <WaitingPlaceWords wait={wait} side={side} />}
        </Stack>
      ))}
      {(isIn || open) && (
        <Group>
          {mayAsk && (
            <Button component={Link} to={`/o/${organization}/programs/${program}/mentors`}>
              {t('overview.askMentors')}
            </Button>
          )}
          <Button
            component={Link}
            to={`/o/${organization}/programs/${program}/enrol`}
            variant={isIn ? 'default' : 'filled'}
          >
            {t(isIn ? 'overview.changeMine' : 'overview.enrol')}
          </Button>
        </Group>
      )}
    </Section>
  );
}
