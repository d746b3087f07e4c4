import { sql } from 'kysely';
import { i18n } from '../../i18n.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { discardEngagements, lockUntouched } from '../engagements/discard-engagements.server.ts';
import { blank, sendMail, writeMails } from '../mail/write-mail.server.tsx';
import { findRun, lockProgramToMatch } from './matching-queries.server.ts';
import { readEnded } from './repair-queries.server.ts';

/** An approval can be taken back for an hour: long enough for a slip, too short to rely on. */
const hour = 60 * 60_000;

interface Address {
  programId: string;
  runId: string;
  /** One pair, or all of the run that can be taken back. */
  proposal: string | 'all';
}

/**
 * Takes approvals of the last hour back where nobody has opened the workspace: the engagement is gone, the
 * pair is proposed again, and both are told. Returns how many.
 */
export async function takeBackApproval(
  world: World,
  actor: Actor,
  { programId, runId, proposal }: Address,
): Promise<number> {
  const { count, mailIds } = await asActor(world.db, actor, async (connection) => {
    const program = await lockProgramToMatch(connection, actor, programId);
    await findRun(connection, programId, runId);
    const recent = await listRecent(connection, world, runId);
    const chosen = recent.filter((row) => proposal === 'all' || row.proposalId === proposal);
    const untouched = await lockUntouched(
      connection,
      chosen.map(({ engagementId }) => engagementId),
    );
    const gone = chosen.filter(({ engagementId }) => untouched.has(engagementId));
    if (gone.length === 0) throw refusal('', 'matching:problems.cannotTakeBack');
    const engagementIds = gone.map(({ engagementId }) => engagementId);
    const mails = await tell(connection, world, actor, program.name, engagementIds);
    await discardEngagements(connection, world, engagementIds);
    await connection
      .updateTable('matching_proposal')
      .set({ state: 'proposed', decided_by: null, decided_at: null })
      .where('id', '=', sql<string>`any(${gone.map(({ proposalId }) => proposalId)}::uuid[])`)
      .execute();
    return { count: gone.length, mailIds: mails };
  });
  await sendMail(world, mailIds);
  return count;
}

/** The pairs of a run that can still be taken back. */
export async function listToTakeBack(
  connection: Connection,
  world: Pick<World, 'clock'>,
  runId: string,
): Promise<string[]> {
  const rows = await listRecent(connection, world, runId);
  return rows.filter(({ isUntouched }) => isUntouched).map(({ proposalId }) => proposalId);
}

async function listRecent(connection: Connection, world: Pick<World, 'clock'>, runId: string) {
  // What a repair ended does not come back, so neither do the places that it gave.
  const ended = await readEnded(connection, runId);
  if (ended && ended.length > 0) return [];
  const rows = await connection
    .selectFrom('matching_proposal as proposal')
    .innerJoin('engagement', 'engagement.proposal_id', 'proposal.id')
    .select(['proposal.id', 'engagement.id as engagement_id'])
    .select(
      sql<boolean>`not exists (select from engagement_member member
          where member.engagement_id = engagement.id and member.opened_at is not null)
        and not exists (select from engagement_event event
          where event.engagement_id = engagement.id and event.kind <> 'started')`.as('untouched'),
    )
    .where('proposal.run_id', '=', runId)
    .where('proposal.state', '=', 'approved')
    .where('proposal.decided_at', '>', new Date(world.clock.now().getTime() - hour))
    .execute();
  return rows.map((row) => ({
    proposalId: row.id,
    engagementId: row.engagement_id,
    isUntouched: row.untouched,
  }));
}

/** One mail to each, however many pairs of theirs are taken back: the first mail has gone out already. */
async function tell(
  connection: Connection,
  world: World,
  actor: Actor,
  program: string,
  engagementIds: readonly string[],
): Promise<string[]> {
  const people = await connection
    .selectFrom('engagement_member as member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select(['person.name', 'person.email'])
    .distinct()
    .where('member.engagement_id', '=', sql<string>`any(${engagementIds}::uuid[])`)
    .orderBy('person.email')
    .execute();
  const { slug } = await connection
    .selectFrom('organization')
    .select('slug')
    .where('id', '=', actor.organizationId)
    .executeTakeFirstOrThrow();
  const t = i18n.getFixedT(null, 'matching');
  return writeMails(
    world,
    connection,
    {
      organizationId: actor.organizationId,
      subject: t('mail.takenBack.subject', { program }),
      content: {
        greeting: i18n.t('mail:greeting', { name: blank('name') }),
        paragraphs: [t('mail.takenBack.text', { program })],
        button: { label: t('mail.takenBack.button'), href: `${world.origin}/o/${slug}` },
      },
    },
    people.map(({ name, email }) => ({ to: email, values: { name } })),
  );
}
