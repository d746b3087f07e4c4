import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { lockOpenEngagement } from '../engagements/open-engagement.server.ts';
import { withPoint } from './agenda.ts';
import { mergeText, mergeTexts } from './merge-text.ts';
import { suggestSession } from './next-session.server.ts';
import { findPrivateNote, findSession, type SessionWords } from './session-queries.server.ts';
import { type SharedField, type SharedText, type SharedTexts, sharedFields } from './words.ts';

interface Which {
  engagementId: string;
  sessionId: string;
}

/** What is saved now, and whether both had changed the same words. */
export interface SavedTexts {
  texts: SharedTexts;
  version: number;
  keptBoth: boolean;
}

/**
 * Saves the agenda, notes and decisions that all write on. What somebody else saved since this form
 * was opened is merged with it, so nobody's words are lost; the engagement's lock lets one save at a time.
 */
export async function writeSharedText(
  world: World,
  actor: Actor,
  { engagementId, sessionId, base, ...mine }: SharedText & Which,
): Promise<SavedTexts> {
  return asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    const session = await findSession(connection, engagement, sessionId);
    const { texts, keptBoth } = mergeTexts<SharedField>(base, mine, textsOf(session));
    return { ...(await keep(connection, session, texts)), keptBoth };
  });
}

/** Adds a point to the agenda, whatever else is written on it at this moment. */
export async function addAgendaPoint(
  world: World,
  actor: Actor,
  { engagementId, sessionId, ...point }: Which & { title: string; minutes?: number | undefined },
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    const session = await findSession(connection, engagement, sessionId);
    const texts = { ...textsOf(session), agenda: withPoint(session.agenda, point) };
    await keep(connection, session, texts);
  });
}

/** Drafts the agenda of a session that has none, from the playbook, open actions and goals due. */
export async function draftAgenda(
  world: World,
  actor: Actor,
  { engagementId, sessionId, timeZone }: Which & { timeZone: string },
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    const session = await findSession(connection, engagement, sessionId);
    if (session.agenda !== '') return;
    const now = world.clock.now();
    const { agenda } = await suggestSession(connection, engagement, now, timeZone);
    await keep(connection, session, { ...textsOf(session), agenda });
  });
}

/** What is saved, for somebody whose page is older. */
export async function readSharedText(
  connection: Connection,
  engagement: Engagement,
  sessionId: string,
): Promise<SavedTexts> {
  const session = await findSession(connection, engagement, sessionId);
  return { texts: textsOf(session), version: session.version, keptBoth: false };
}

export function textsOf({ agenda, notes, decisions }: SessionWords): SharedTexts {
  return { agenda, notes, decisions };
}

async function keep(connection: Connection, session: SessionWords, texts: SharedTexts) {
  const saved = textsOf(session);
  if (sharedFields.every((field) => saved[field] === texts[field])) {
    return { texts, version: session.version };
  }
  const version = session.version + 1;
  await connection
    .updateTable('session_content')
    .set({
      agenda: texts.agenda,
      shared_notes: texts.notes,
      decisions: texts.decisions,
      version,
    })
    .where('session_id', '=', session.id)
    .execute();
  return { texts, version };
}

/**
 * Saves the actor's own note, which nobody else can read; an empty one is taken away. Typed in two
 * windows at once, it is merged too.
 */
export async function writePrivateNote(
  world: World,
  actor: Actor,
  { engagementId, sessionId, note, base }: Which & { note: string; base: { note: string } },
): Promise<{ texts: { note: string }; keptBoth: boolean }> {
  return asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    await findSession(connection, engagement, sessionId);
    const present = await findPrivateNote(connection, actor, sessionId);
    const { text, keptBoth } = mergeText(base.note, note, present);
    const saved = { texts: { note: text }, keptBoth };
    if (text.trim() === '') {
      await connection
        .deleteFrom('session_private_note')
        .where('session_id', '=', sessionId)
        .where('person_id', '=', actor.personId)
        .execute();
      return saved;
    }
    const written = { text, updated_at: world.clock.now() };
    await connection
      .insertInto('session_private_note')
      .values({
        session_id: sessionId,
        person_id: actor.personId,
        organization_id: actor.organizationId,
        engagement_id: engagementId,
        ...written,
      })
      .onConflict((conflict) => conflict.columns(['session_id', 'person_id']).doUpdateSet(written))
      .execute();
    return saved;
  });
}
