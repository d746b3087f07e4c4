import { sql } from 'kysely';

/**
 * On a query over `enrolment`: somebody who gives time, and whose engagements take all the hours a
 * month that they offered over all programs of the organization. Whoever never said offers no end.
 */
export function hasUsedHours() {
  return sql<boolean>`(enrolment.side <> 'mentee' and coalesce(
    (
      select sum(offer.hours_per_month) from enrolment as offer
      where offer.organization_id = enrolment.organization_id
        and offer.person_id = enrolment.person_id
        and offer.side <> 'mentee' and offer.state in ('accepted', 'matched')
    ) <= (
      select coalesce(
        sum(engagement.session_minutes / 60.0 * (365 / 12.0) / engagement.cadence_days), 0)
      from engagement_member as member
      join engagement on engagement.id = member.engagement_id
      where member.organization_id = enrolment.organization_id
        and member.person_id = enrolment.person_id
        and member.role <> 'mentee' and member.left_at is null
        and engagement.phase not in ('paused', 'closed', 'ended_early')
    ), false))`;
}
