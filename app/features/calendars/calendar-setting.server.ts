import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { feedName } from './feed.ts';

/** What the actor chose for their calendar, and where their feed is, while it is on. */
export async function findCalendarSetting(world: World, actor: Actor) {
  const row = await asActor(world.db, actor, (connection) => find(connection, actor));
  return {
    showsPlace: row?.shows_place ?? false,
    feed: row?.feed_is_on
      ? `${world.origin}/calendar/${feedName(world.signer, actor.personId, row.feed_number)}`
      : null,
  };
}

function find(connection: Connection, actor: Actor) {
  return connection
    .selectFrom('calendar_setting')
    .selectAll()
    .where('person_id', '=', actor.personId)
    .executeTakeFirst();
}

export async function savePlaceInCalendar(
  world: World,
  actor: Actor,
  showsPlace: boolean,
): Promise<void> {
  await write(world, actor, { shows_place: showsPlace });
}

/** A feed with a new address; the one before, if any, opens nothing any more. */
export async function openFeed(world: World, actor: Actor): Promise<void> {
  await write(world, actor, { feed_is_on: true }, 1);
}

export async function closeFeed(world: World, actor: Actor): Promise<void> {
  await write(world, actor, { feed_is_on: false });
}

async function write(
  world: World,
  actor: Actor,
  change: { shows_place?: boolean; feed_is_on?: boolean },
  newNumber = 0,
): Promise<void> {
  await asActor(world.db, actor, (connection) =>
    connection
      .insertInto('calendar_setting')
      .values({ person_id: actor.personId, feed_number: newNumber, ...change })
      .onConflict((conflict) =>
        conflict.column('person_id').doUpdateSet((on) => ({
          ...change,
          feed_number: on('calendar_setting.feed_number', '+', newNumber),
        })),
      )
      .execute(),
  );
}
