import { List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redirect, useParams } from 'react-router';
import { z } from 'zod';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { Page, Section } from '../../../ui/page.tsx';
import {
  acceptSecondLook,
  returnSecondLook,
  withdrawSecondLook,
} from '../answer-second-look.server.ts';
import { findProgramToMatch } from '../matching-queries.server.ts';
import { useMatchingPlace } from '../run-parts.tsx';
import { partIn, returnForm } from '../second-look.ts';
import { LookAnswer, LookSoFar, LookStateBadge, useLookLead } from '../second-look-parts.tsx';
import { findSecondLook, listLookPeople } from '../second-look-queries.server.ts';
import type { Route } from './+types/circle-look';

function addressOf(params: MemberVisit['params']) {
  return { programId: idFrom(params.program), runId: null, lookId: idFrom(params.look) };
}

/** A circle that one manager formed, before it begins. */
export const loader = memberPage(async ({ world, actor, params }) => {
  const address = addressOf(params);
  return asActor(world.db, actor, async (connection) => {
    const program = await findProgramToMatch(connection, actor, address.programId);
    const { askedById, ...look } = await findSecondLook(connection, address);
    const people = await listLookPeople(connection, look.id);
    return {
      program: program.name,
      look,
      part:
        program.state === 'closed'
          ? null
          : partIn({ state: look.state, askedById }, actor.personId),
      people: people.map(({ id, name, side }) => ({ id, name, isMentor: side === 'mentor' })),
    };
  });
});

export const action = memberAction({
  accept: form(z.object({}), async ({ world, actor, params }) => {
    await acceptSecondLook(world, actor, addressOf(params));
    const program = `/o/${params.organization}/programs/${params.program}`;
    return redirect(`${program}/engagements?said=matching.circle`);
  }),
  return: form(returnForm, async ({ world, actor, params }, { note }) => {
    await returnSecondLook(world, actor, addressOf(params), note);
    return redirect('?said=matching.circleReturned');
  }),
  withdraw: form(z.object({}), async ({ world, actor, params }) => {
    await withdrawSecondLook(world, actor, addressOf(params));
    return redirect('?said=matching.circleWithdrawn');
  }),
});

export default function CircleLookPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('matching');
  const { above } = useMatchingPlace(loaderData.program);
  const { organization, program } = useParams();
  const { look, part, people } = loaderData;
  return (
    <Page
      title={t('look.circleTitle')}
      lead={useLookLead(look)}
      above={above}
      badge={<LookStateBadge state={look.state} />}
    >
      <LookSoFar
        look={look}
        part={part}
        again={t('look.circleAgain')}
        to={{ href: `/o/${organization}/programs/${program}/circles`, label: t('circle.action') }}
      />
      <Section title={t('look.circlePeople')}>
        <List>
          {people.map(({ id, name, isMentor }) => (
            <List.Item key={id}>{isMentor ? t('circle.mentor', { name }) : name}</List.Item>
          ))}
        </List>
      </Section>
      {part === 'answers' && (
        <LookAnswer
          accept={t('look.circleAccept')}
          acceptNote={t('look.circleAcceptNote')}
          returnNote={t('look.circleReturnNote')}
        />
      )}
    </Page>
  );
}
