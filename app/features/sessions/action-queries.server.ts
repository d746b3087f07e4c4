import { z } from 'zod';
import type { Connection } from '../../platform/database.server.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { type ActionState, actionStates } from './action.ts';

export interface Action {
  id: string;
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

interface Row {
  id: string;
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
    sessionId: row.session_id,
    ownerId: row.owner_id,
    cue: row.cue,
    deed: row.deed,
    dueOn: row.due_on,
    state: z.enum(actionStates).parse(row.state),
  };
}
