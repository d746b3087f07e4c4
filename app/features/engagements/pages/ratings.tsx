import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { todayOf } from '../../../platform/clock.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { ActionForm, SelectField } from '../../../ui/form.tsx';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { levelWords } from '../../profiles/person-skill.ts';
import { findEngagementForMember } from '../engagement-queries.server.ts';
import { rateSkills } from '../rate-skills.server.ts';
import { RatingTable } from '../rating-table.tsx';
import { momentsOpen, newRatings, unrated, visibleRatings } from '../skill-rating.ts';
import { listRatedSkills, listRatings } from '../skill-rating-queries.server.ts';
import type { Route } from './+types/ratings';

export const loader = memberPage(async ({ world, actor, params }) => {
  const id = idFrom(params.engagement);
  return asActor(world.db, actor, async (connection) => {
    const engagement = await findEngagementForMember(connection, actor, id);
    const skills = await listRatedSkills(connection, [id]);
    const ratings = await listRatings(connection, [id]);
    // One after another: who is still to rate the close does not look back yet.
    const asked = momentsOpen(engagement, todayOf(world)).map((moment) => ({
      moment,
      open: unrated(skills, ratings, actor.personId, moment),
    }));
    const nothing = { moment: 'before' as const, open: [] };
    const { moment, open } = asked.find((each) => each.open.length > 0) ?? nothing;
    return {
      base: `/o/${params.organization}/engagements/${id}`,
      me: actor.personId,
      moment,
      skills,
      open,
      ratings: visibleRatings(ratings, actor.personId).map((rating) => ({
        ...rating,
        rater: engagement.members.find((member) => member.personId === rating.raterId)?.name ?? '',
      })),
    };
  });
});

export const action = memberAction({
  '': form(newRatings, async ({ world, actor, params }, value) => {
    await rateSkills(world, actor, idFrom(params.engagement), value);
    return redirect('?said=engagements.rated');
  }),
});

export default function Ratings({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('engagements');
  const { t: profiles } = useTranslation('profiles');
  const common = useTranslation().t;
  const { base, me, moment, open, skills, ratings } = loaderData;
  const levels = levelWords.map((words, level) => ({
    value: String(level),
    label: t('ratings.option', { level, words: profiles(`levelOf.${words}`) }),
  }));
  return (
    <Page title={t('ratings.title')} lead={t('ratings.lead')}>
      {skills.length === 0 && (
        <Empty action={<Link to={`${base}/goals`}>{t('tabs.goals')}</Link>}>
          {t('ratings.noSkills')}
        </Empty>
      )}
      {open.length > 0 && (
        <Section title={t(`ratings.ask.${moment}`)} note={t('ratings.askNote')}>
          <ActionForm submit={t('ratings.submit')}>
            <input type="hidden" name="moment" value={moment} />
            {open.map((entry, index) => (
              <div key={`${entry.skillId}-${entry.subjectId}`}>
                <input type="hidden" name={`ratings[${index}][subject]`} value={entry.subjectId} />
                <input type="hidden" name={`ratings[${index}][skill]`} value={entry.skillId} />
                <SelectField
                  name={`ratings[${index}][level]`}
                  label={
                    entry.subjectId === me
                      ? t('ratings.own', { skill: entry.skill })
                      : t('ratings.theirs', { skill: entry.skill, name: entry.subject })
                  }
                  options={levels}
                  optional
                />
              </div>
            ))}
          </ActionForm>
        </Section>
      )}
      {skills.length > 0 && (
        <Section title={t('ratings.given')} note={common('visibleTo.members')}>
          {ratings.length === 0 ? (
            <Empty>{t('ratings.none')}</Empty>
          ) : (
            <Stack gap="xs">
              <RatingTable skills={skills} ratings={ratings} />
              <Text size="sm" c="dimmed">
                {t('ratings.apart')}
              </Text>
            </Stack>
          )}
        </Section>
      )}
    </Page>
  );
}
