import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatDay } from '../../ui/dates.tsx';
import { Empty, Section, State } from '../../ui/page.tsx';
import { WaitingPlaceWords } from '../programs/waiting-place-words.tsx';
import type {
  HomeProgram,
  listSecondLooks,
  listWays,
  ManagedProgram,
} from './home-queries.server.ts';

/** A manager's programs and what each of them needs. */
export function ManagedPrograms({ programs, base }: { programs: ManagedProgram[]; base: string }) {
  const { t } = useTranslation('engagements');
  const program = useTranslation('programs').t;
  if (programs.length === 0) {
    return (
      <Section title={t('home.programs')}>
        <Empty
          action={
            <Button component={Link} to={`${base}/programs/new`}>
              {program('new.action')}
            </Button>
          }
        >
          {program('empty.manager')}
        </Empty>
      </Section>
    );
  }
  return (
    <Section title={t('home.programs')}>
      <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {programs.map(({ id, name, state, next }) => (
          <li key={id}>
            <Group gap="sm">
              <Anchor component={Link} to={`${base}/programs/${id}`}>
                {name}
              </Anchor>
              <State>{program(`state.${state}`)}</State>
            </Group>
            <Text size="sm">{program(`overview.nextStep.${next}`)}</Text>
          </li>
        ))}
      </Stack>
    </Section>
  );
}

/** Pairs that a manager is to look at, or has to decide on again. */
export function WaitingLooks({
  looks,
  base,
}: {
  looks: Awaited<ReturnType<typeof listSecondLooks>>;
  base: string;
}) {
  const { t } = useTranslation('engagements');
  if (looks.length === 0) return null;
  return (
    <Section title={t('home.looks')}>
      <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {looks.map(({ id, path, program, isReturned, other }) => (
          <li key={id}>
            <Anchor component={Link} to={`${base}/${path}`}>
              {t(isReturned ? 'home.look.returned' : 'home.look.toAnswer', {
                name: other ?? t('home.look.somebody'),
              })}
            </Anchor>
            <Text size="sm">{program}</Text>
          </li>
        ))}
      </Stack>
    </Section>
  );
}

/** What a member waits for, and what they could join. */
export function Ways({
  enrolments,
  programs,
  base,
}: Awaited<ReturnType<typeof listWays>> & { base: string }) {
  const { t } = useTranslation('engagements');
  return (
    <>
      {enrolments.length > 0 && (
        <Section title={t('home.enrolments')}>
          <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {enrolments.map((enrolment) => (
              <li key={enrolment.id}>
                <Anchor component={Link} to={`${base}/programs/${enrolment.programId}`}>
                  {enrolment.program}
                </Anchor>
                <Text size="sm">
                  {t(`home.enrolment.${enrolment.state}`, {
                    role: t(`role.${enrolment.side}`).toLowerCase(),
                  })}
                </Text>
                {enrolment.wait && (
                  <WaitingPlaceWords wait={enrolment.wait} side={enrolment.side} size="sm" />
                )}
              </li>
            ))}
          </Stack>
        </Section>
      )}
      {programs.length > 0 && (
        <Section title={t('home.open')}>
          <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {programs.map((program) => (
              <OpenProgram key={program.id} program={program} base={base} />
            ))}
          </Stack>
        </Section>
      )}
    </>
  );
}

function OpenProgram({ program, base }: { program: HomeProgram; base: string }) {
  return (
    <li>
      <Anchor component={Link} to={`${base}/programs/${program.id}`}>
        {program.name}
      </Anchor>
      {program.purpose && (
        <Text size="sm" lineClamp={2} maw="70ch">
          {program.purpose}
        </Text>
      )}
    </li>
  );
}

/** Short questions that wait: at the top, since a minute is enough. */
export function OpenSurveys({
  surveys,
  base,
}: {
  surveys: { id: string; program: string; until: string }[];
  base: string;
}) {
  const { t } = useTranslation('engagements');
  if (surveys.length === 0) return null;
  return (
    <Section title={t('home.surveys')} note={t('home.surveysNote')}>
      {surveys.map(({ id, program, until }) => (
        <Link key={id} to={`${base}/surveys/${id}`}>
          {t('home.survey', { program, until: formatDay(until) })}
        </Link>
      ))}
    </Section>
  );
}
