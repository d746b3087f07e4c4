import { Anchor, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { say } from '../../../i18n.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { found } from '../../../platform/refusal.ts';
import { ActionForm, AreaField } from '../../../ui/form.tsx';
import { Facts, Page, Section } from '../../../ui/page.tsx';
import { OwnAnswers } from '../../enrolment/own-answers.tsx';
import { listShownAnswers } from '../../enrolment/shown-answers.server.ts';
import { percentOf, reasonInWords } from '../../matching/reason-text.ts';
import { mainScores } from '../../matching/run-result.ts';
import { nameOfLanguage } from '../../profiles/language.ts';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { listMentors } from '../mentor-queries.server.ts';
import { hoursAMonth, requestForm, whyNotAsk } from '../request.ts';
import { requestMentor } from '../request-mentor.server.ts';
import { RoomInWords } from '../room-in-words.tsx';
import { whyNot } from '../why-not.ts';
import type { Route } from './+types/mentor';

export const loader = memberPage(async ({ world, actor, params }) => {
  const enrolmentId = idFrom(params.mentor);
  const { program, mentee, mentors, open } = await listMentors(
    world,
    actor,
    idFrom(params.program),
  );
  const mentor = found(mentors.find((each) => each.enrolmentId === enrolmentId));
  const request = open.find((each) => each.mentorEnrolmentId === enrolmentId);
  const { explanation, ...shown } = mentor;
  const refused = whyNotAsk({
    mentee: { ...mentee, takesPart: true },
    mentor: { ...mentor, takesPart: true },
    isAllowed: mentor.isAllowed,
    isAsked: request !== undefined,
    open: open.length,
    limit: program.openRequests,
  });
  const said = await asActor(world.db, actor, (connection) =>
    listShownAnswers(connection, actor, 'directory', [enrolmentId]),
  );
  return {
    said: said[enrolmentId] ?? [],
    program: program.name,
    days: program.requestDays,
    adds: hoursAMonth(program),
    mentor: shown,
    reasons: mainScores(explanation, 10),
    whyNot: whyNot(mentor),
    request: request?.id ?? null,
    refused: refused?.problems ?? null,
  };
});

export const action = memberAction({
  '': form(requestForm, async ({ world, actor, params }, { message }) => {
    const id = await requestMentor(world, actor, {
      programId: idFrom(params.program),
      mentorEnrolmentId: idFrom(params.mentor),
      message,
    });
    return redirect(`/o/${params.organization}/requests/${id}?said=choice.sent`);
  }),
});

export default function MentorPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('choice');
  const { t: profiles } = useTranslation('profiles');
  const { organization, program } = useParams();
  const above = [
    ...useAboveProgram(loaderData.program),
    { to: `/o/${organization}/programs/${program}/mentors`, label: t('mentor.above') },
  ];
  const { mentor, reasons, request, refused } = loaderData;
  return (
    <Page title={mentor.name} lead={mentor.headline} above={above}>
      <Facts
        items={[
          {
            label: t('mentors.stage'),
            value: mentor.careerStage && profiles(`stage.${mentor.careerStage}`),
          },
          { label: t('mentors.industry'), value: mentor.industry },
          {
            label: t('mentors.language'),
            value: mentor.languages.map(nameOfLanguage).join(', '),
          },
          { label: t('mentor.offers'), value: mentor.offers.join(', ') },
        ]}
      />
      {loaderData.said.length > 0 && <OwnAnswers answers={loaderData.said} />}
      {mentor.about && (
        <Section title={t('mentor.about')}>
          <Text className="prose">{mentor.about}</Text>
        </Section>
      )}
      {mentor.isAllowed ? (
        <Section
          title={t('mentor.reasons')}
          note={t('mentor.fitLead', { percent: percentOf(mentor.fit) })}
        >
          <List>
            {reasons.map((score) => (
              <List.Item key={score.criterion}>{reasonInWords(score)}</List.Item>
            ))}
          </List>
        </Section>
      ) : (
        <Section title={t('mentor.whyNot')}>
          <List>
            {loaderData.whyNot.map((key) => (
              <List.Item key={key}>{say(key)}</List.Item>
            ))}
          </List>
        </Section>
      )}
      <Section title={t('mentor.room')}>
        <div>
          <RoomInWords mentor={mentor} />
          <Text size="sm">{t('mentor.adds', { hours: loaderData.adds })}</Text>
        </div>
      </Section>
      {request ? (
        <Section title={t('mentors.asked')}>
          <Anchor component={Link} to={`/o/${organization}/requests/${request}`}>
            {t('mentor.openRequest')}
          </Anchor>
        </Section>
      ) : refused && !mentor.isAllowed ? null : (
        <Section
          title={t('mentor.ask', { name: mentor.name })}
          note={
            refused
              ? refused.map(({ key, values }) => say(key, values)).join(' ')
              : t('mentor.askNote', { name: mentor.name, days: loaderData.days })
          }
        >
          {!refused && (
            <ActionForm submit={t('mentor.submit')}>
              <AreaField
                name="message"
                label={t('mentor.message')}
                hint={t('mentor.messageHint')}
                rows={4}
              />
            </ActionForm>
          )}
        </Section>
      )}
    </Page>
  );
}
