import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { NotFound } from '../../../platform/refusal.ts';
import { ActionForm, ChecksField, TextField } from '../../../ui/form.tsx';
import { Empty, Page } from '../../../ui/page.tsx';
import { FromTheGuide } from '../../guide/from-the-guide.tsx';
import { offerArticles } from '../../guide/reader-queries.server.ts';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { defaultDates } from '../approval.ts';
import { circleForm, circleSize } from '../circle.ts';
import { findsPairs } from '../matching-policy.ts';
import { findProgramToMatch } from '../matching-queries.server.ts';
import { listCircleCandidates, startCircle } from '../start-circle.server.ts';
import type { Route } from './+types/circles';

/** A manager groups accepted people into a circle. */
export const loader = memberPage(async ({ world, actor, params }) => {
  const programId = idFrom(params.program);
  return asActor(world.db, actor, async (connection) => {
    const program = await findProgramToMatch(connection, actor, programId);
    if (findsPairs(program.kind)) throw new NotFound();
    const candidates = await listCircleCandidates(connection, programId);
    return {
      guide: await offerArticles(connection, actor, {
        step: 'match',
        role: 'manager',
        kind: program.kind,
      }),
      program: program.name,
      isClosed: program.state === 'closed',
      asksSecondLook: program.asksSecondLook,
      dates: defaultDates(program, world.clock.now()),
      people: candidates
        .filter(({ isFree }) => isFree)
        .map(({ enrolmentId, name, side }) => ({ enrolmentId, name, isMentor: side === 'mentor' })),
    };
  });
});

export const action = memberAction({
  '': form(circleForm, async ({ world, actor, params }, given) => {
    const programId = idFrom(params.program);
    const { secondLook } = await startCircle(world, actor, { programId, ...given });
    const program = `/o/${params.organization}/programs/${programId}`;
    return redirect(
      secondLook
        ? `${program}/second-looks/${secondLook}?said=matching.circleAsked`
        : `${program}/engagements?said=matching.circle`,
    );
  }),
});

export default function Circles({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('matching');
  const { t: common } = useTranslation();
  const { organization, program: id } = useParams();
  const base = `/o/${organization}/programs/${id}/matching`;
  const above = [...useAboveProgram(loaderData.program), { to: base, label: t('title') }];
  const { people, dates, isClosed, asksSecondLook } = loaderData;
  const { smallest, largest, mentors } = circleSize;
  const back = (
    <Anchor component={Link} to={base}>
      {common('back')}
    </Anchor>
  );
  return (
    <Page
      title={t('circle.title')}
      lead={t(asksSecondLook ? 'circle.leadSecond' : 'circle.lead', { smallest, largest, mentors })}
      above={above}
    >
      {people.length === 0 || isClosed ? (
        <Empty action={back}>{t('circle.nobody')}</Empty>
      ) : (
        <ActionForm submit={t(asksSecondLook ? 'circle.ask' : 'circle.submit')} aside={back}>
          <ChecksField
            name="people"
            label={t('circle.people')}
            values={[]}
            options={people.map(({ enrolmentId, name, isMentor }) => ({
              value: enrolmentId,
              label: isMentor ? t('circle.mentor', { name }) : name,
            }))}
          />
          <TextField
            name="startsOn"
            type="date"
            label={t('circle.startsOn')}
            value={dates.startsOn}
            width="14rem"
          />
          <TextField
            name="endsOn"
            type="date"
            label={t('circle.endsOn')}
            value={dates.endsOn}
            width="14rem"
          />
        </ActionForm>
      )}
      <FromTheGuide offer={loaderData.guide} />
    </Page>
  );
}
