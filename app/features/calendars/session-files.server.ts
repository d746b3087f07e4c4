import { i18n } from '../../i18n.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Database } from '../../platform/database.server.ts';
import { found, NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { sessionStates } from '../sessions/session.ts';
import { type CalendarSession, writeCalendar } from '../sessions/session-calendar.ts';
import { feedNamed } from './feed.ts';

const daysBack = 60;
const dayMs = 24 * 3_600_000;

/**
 * Everything that somebody has planned, in all organizations, for whoever knows the secret address:
 * a calendar program signs nobody in, so the address is the key and no actor asks.
 */
export async function readFeed(world: World, name: string): Promise<string> {
  const named = found(feedNamed(world.signer, name));
  const setting = await world.db
    .selectFrom('calendar_setting')
    .select(['feed_number', 'feed_is_on', 'shows_place'])
    .where('person_id', '=', named.personId)
    .executeTakeFirst();
  if (!setting?.feed_is_on || setting.feed_number !== named.number) throw new NotFound();
  const now = world.clock.now();
  const rows = await sessionsOf(world.db, named.personId)
    .where('session.starts_at', '>', new Date(now.getTime() - daysBack * dayMs))
    .where('session.state', 'in', ['proposed', 'scheduled', 'held'])
    .where((on) =>
      on.or([
        on('session.state', '=', 'held'),
        on('engagement.phase', 'not in', ['closed', 'ended_early']),
      ]),
    )
    .orderBy('session.starts_at')
    .limit(1_000)
    .execute();
  const title = i18n.getFixedT(null, 'calendars')('feed.name');
  const shown = rows.map((row) => toCalendar(world, row, setting.shows_place));
  return writeCalendar(shown, { name: title, now });
}

/** One session as a file, for a member of its engagement. */
export async function readSessionFile(
  world: World,
  actor: Actor,
  { engagementId, sessionId }: { engagementId: string; sessionId: string },
): Promise<string> {
  const row = found(
    await sessionsOf(world.db, actor.personId)
      .where('session.id', '=', sessionId)
      .where('session.engagement_id', '=', engagementId)
      .where('session.organization_id', '=', actor.organizationId)
      .executeTakeFirst(),
  );
  const setting = await world.db
    .selectFrom('calendar_setting')
    .select('shows_place')
    .where('person_id', '=', actor.personId)
    .executeTakeFirst();
  const session = toCalendar(world, row, setting?.shows_place ?? false);
  return writeCalendar([session], { name: '', now: world.clock.now() });
}

/** Sessions of engagements that the person is in now, with the names of the others. */
function sessionsOf(db: Database, personId: string) {
  return db
    .selectFrom('session')
    .innerJoin('session_content as content', 'content.session_id', 'session.id')
    .innerJoin('engagement', 'engagement.id', 'session.engagement_id')
    .innerJoin('organization', 'organization.id', 'session.organization_id')
    .innerJoin('engagement_member as mine', 'mine.engagement_id', 'session.engagement_id')
    .select(['session.id', 'session.starts_at', 'session.minutes', 'session.state'])
    .select(['session.sequence', 'session.engagement_id', 'content.place', 'organization.slug'])
    .select((on) =>
      on
        .selectFrom('engagement_member as other')
        .innerJoin('person', 'person.id', 'other.person_id')
        .select((inner) => inner.fn<string[]>('array_agg', ['person.name']).as('names'))
        .whereRef('other.engagement_id', '=', 'session.engagement_id')
        .where('other.left_at', 'is', null)
        .where('other.person_id', '!=', personId)
        .as('names'),
    )
    .where('mine.person_id', '=', personId)
    .where('mine.left_at', 'is', null);
}

type Row = Awaited<ReturnType<ReturnType<typeof sessionsOf>['executeTakeFirstOrThrow']>>;

function toCalendar(world: World, row: Row, showsPlace: boolean): CalendarSession {
  return {
    id: row.id,
    startsAt: row.starts_at,
    minutes: row.minutes,
    state: found(sessionStates.find((state) => state === row.state)),
    sequence: row.sequence,
    names: [...(row.names ?? [])].sort(),
    place: showsPlace ? row.place : '',
    url: `${world.origin}/o/${row.slug}/engagements/${row.engagement_id}/sessions/${row.id}`,
  };
}
