import { Anchor, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { todayOf } from '../../../platform/clock.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { Day } from '../../../ui/dates.tsx';
import { Empty, Page } from '../../../ui/page.tsx';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import { offerBeside } from '../../engagements/offer-beside.server.ts';
import { FromTheGuide } from '../../guide/from-the-guide.tsx';
import { nth } from '../review.ts';
import { listReviews } from '../review-queries.server.ts';
import { ReviewState } from '../review-state.tsx';
import { standingOf } from '../shown-review.ts';
import type { Route } from './+types/reviews';

export const loader = memberPage(async ({ world, actor, params }) =>
  asActor(world.db, actor, async (connection) => {
    const id = idFrom(params.engagement);
    const engagement = await findEngagementForMember(connection, actor, id);
    const reviews = await listReviews(connection, actor, engagement);
    return {
      guide: await offerBeside(connection, actor, engagement, 'review'),
      base: `/o/${params.organization}/engagements/${id}/reviews`,
      reviews: reviews.map((review) => ({
        number: review.number,
        dueOn: review.dueOn,
        ...standingOf(review, engagement, todayOf(world)),
      })),
    };
  }),
);

export default function Reviews({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('reviews');
  const common = useTranslation().t;
  const { base, reviews } = loaderData;
  return (
    <Page title={t('title')} lead={`${t('lead')} ${common('visibleTo.members')}`}>
      {reviews.length === 0 && <Empty>{t('none')}</Empty>}
      <ul className="cards">
        {reviews.map((review) => (
          <li key={review.number}>
            <Group justify="space-between" gap="xs">
              <div>
                <Anchor component={Link} to={`${base}/${review.number}`} className="card-title">
                  {t(`name.${nth[review.number]}`)}
                </Anchor>
                <Text size="sm" c="dimmed">
                  {t(`at.${nth[review.number]}`)} · <Day value={review.dueOn} />
                </Text>
              </div>
              <ReviewState {...review} />
            </Group>
          </li>
        ))}
      </ul>
      <FromTheGuide offer={loaderData.guide} />
    </Page>
  );
}
