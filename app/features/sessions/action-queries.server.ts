import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { type ActionState, actionStates } from './action.ts';

export interface Action {
  id: string;
  engagementId: string;
  sessionId: string | null;
  ownerId: string;
  cue: string;
  deed: string;
  dueOn: string;
  state: ActionState;
}

/** The actions of an engagement: open ones first, by day. */
export async function listActions(
  connection: Connection,
  engagement: Engagement,
): Promise<Action[]> {
  const rows = await connection
    .selectFrom('action')
    .selectAll()
    .where('engagement_id', '=', engagement.id)
    .orderBy((order) => order('state', '=', 'open'), 'desc')
    .orderBy('due_on')
    .orderBy('created_at')
    .execute();
  return rows.map(toAction);
}

/** What is open in the actor's engagements, theirs and their partners', soonest first. */
export async function listOpenActions(connection: Connection, actor: Actor): Promise<Action[]> {
  const rows = await connection
    .selectFrom('action')
    .innerJoin('engagement', 'engagement.id', 'action.engagement_id')
    .innerJoin('engagement_member as member', 'member.engagement_id', 'action.engagement_id')
    .selectAll('action')
    .where('member.person_id', '=', actor.personId)
    .where('member.left_at', 'is', null)
    .where('engagement.phase', 'not in', ['closed', 'ended_early'])
    .where('action.state', '=', 'open')
    .orderBy('action.due_on')
    .orderBy('action.created_at')
    .execute();
  return rows.map(toAction);
}

interface Row {
  id: string;
  engagement_id: string;
  session_id: string | null;
  owner_id: string;
  cue: string;
  deed: string;
  due_on: string;
  state: string;
}

function toAction(row: Row): Action {
  return {
    id: row.id,
    engagementId: row.engagement_id,
    sessionId: row.session_id,
    ownerId: row.owner_id,
    cue: row.cue,
    deed: row.deed,
    dueOn: row.due_on,
    state: z.enum(actionStates).parse(row.state),
  };
}
