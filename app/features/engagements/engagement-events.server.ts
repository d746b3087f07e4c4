import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import type { EventKind } from './event-kind.ts';

interface NewEvent {
  engagementId: string;
  kind: EventKind;
  /** Who did it; null where managers may not learn it, as at an early end. */
  personId: string | null;
}

/** Notes that something happened, without its words: managers' figures and the timeline read this. */
export async function recordEvent(
  connection: Connection,
  world: Pick<World, 'clock' | 'random'>,
  { engagementId, kind, personId }: NewEvent,
): Promise<void> {
  await connection
    .insertInto('engagement_event')
    .columns(['id', 'organization_id', 'engagement_id', 'kind', 'person_id', 'occurred_at'])
    .expression((build) =>
      build
        .selectFrom('engagement')
        .select((column) => [
          column.val(world.random.id()).as('id'),
          'engagement.organization_id',
          'engagement.id as engagement_id',
          column.val(kind).as('kind'),
          column.val(personId).as('person_id'),
          column.val(world.clock.now()).as('occurred_at'),
        ])
        .where('engagement.id', '=', engagementId),
    )
    .execute();
}
