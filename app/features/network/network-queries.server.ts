import { z } from 'zod';
import type { Connection } from '../../platform/database.server.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { careerEventKinds, contributions } from './career-event.ts';
import { introductionStates } from './introduction.ts';

export type Introduction = Awaited<ReturnType<typeof listIntroductions>>[number];
export type CareerEvent = Awaited<ReturnType<typeof listCareerEvents>>[number];

/** Newest first. It takes the engagement as a member found it. */
export async function listIntroductions(connection: Connection, engagement: Engagement) {
  const rows = await connection
    .selectFrom('introduction')
    .innerJoin('person as introducer', 'introducer.id', 'introduction.introducer_id')
    .innerJoin('person as introduced', 'introduced.id', 'introduction.introduced_id')
    .leftJoin('person as target', 'target.id', 'introduction.to_person_id')
    .selectAll('introduction')
    .select(['introducer.name as introducer', 'introduced.name as introduced'])
    .select('target.name as target')
    .where('introduction.engagement_id', '=', engagement.id)
    .orderBy('introduction.created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    introducer: row.introducer,
    introduced: row.introduced,
    to: row.target ?? row.to_initials ?? '',
    arena: row.arena,
    reason: row.reason,
    state: z.enum(introductionStates).parse(row.state),
    result: row.result,
    loggedOn: row.created_at.toISOString().slice(0, 10),
  }));
}

/** Latest first. */
export async function listCareerEvents(connection: Connection, engagement: Engagement) {
  const rows = await connection
    .selectFrom('career_event')
    .innerJoin('person', 'person.id', 'career_event.person_id')
    .selectAll('career_event')
    .select('person.name')
    .where('engagement_id', '=', engagement.id)
    .orderBy('happened_on', 'desc')
    .orderBy('career_event.created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: row.name,
    kind: z.enum(careerEventKinds).parse(row.kind),
    happenedOn: row.happened_on,
    contributed: z.enum(contributions).parse(row.contributed),
    note: row.note,
  }));
}
