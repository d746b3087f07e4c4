import { i18n } from '../../i18n.ts';
import { type Actor, isManager } from '../../platform/actor.ts';
import { todayOf } from '../../platform/clock.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { found, NotFound, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { isOpen, type Phase } from '../engagements/engagement.ts';
import { writeToMembers } from '../engagements/write-to-members.server.ts';
import { dayAfter } from '../evaluation/survey.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { againAfterDays, type CareKind, type Offer } from './care.ts';

interface Place {
  programId: string;
  engagementId: string;
}

/** Writes to the members of an engagement that needs a look, and notes that it was done. */
export async function takeCare(
  world: World,
  actor: Actor,
  place: Place,
  kind: Offer,
): Promise<void> {
  if (!isManager(actor)) throw new NotFound();
  const mailIds = await asActor(world.db, actor, async (connection) => {
    const program = await openEngagement(connection, place);
    const since = new Date(world.clock.now().getTime() - againAfterDays * 86_400_000);
    const recent = await connection
      .selectFrom('care_step')
      .select('id')
      .where('engagement_id', '=', place.engagementId)
      .where('kind', '=', kind)
      .where('created_at', '>', since)
      .executeTakeFirst();
    if (recent) throw refusal('', 'dashboard:care.recently', { days: againAfterDays });
    await note(connection, world, actor, place, kind);
    return writeOffers(connection, world, actor, place, { kind, program });
  });
  await sendMail(world, mailIds);
}

/** Somebody looked: nobody is asked to look again for so many days. */
export async function putOff(
  world: World,
  actor: Actor,
  place: Place,
  days: number,
): Promise<void> {
  if (!isManager(actor)) throw new NotFound();
  await asActor(world.db, actor, async (connection) => {
    await openEngagement(connection, place);
    await note(connection, world, actor, place, 'snoozed', dayAfter(todayOf(world), days));
  });
}

/** Locked, so that two managers do not write the same at once. Returns the program's name. */
async function openEngagement(connection: Connection, { programId, engagementId }: Place) {
  const row = found(
    await connection
      .selectFrom('engagement')
      .innerJoin('program', 'program.id', 'engagement.program_id')
      .select(['engagement.phase', 'program.name'])
      .where('engagement.id', '=', engagementId)
      .where('program.id', '=', programId)
      .forUpdate('engagement')
      .executeTakeFirst(),
  );
  if (!isOpen(row.phase as Phase)) throw refusal('', 'dashboard:care.ended');
  return row.name;
}

async function note(
  connection: Connection,
  world: World,
  actor: Actor,
  { engagementId }: Place,
  kind: CareKind,
  untilOn: string | null = null,
): Promise<void> {
  await connection
    .insertInto('care_step')
    .values({
      id: world.random.id(),
      organization_id: actor.organizationId,
      engagement_id: engagementId,
      kind,
      person_id: actor.personId,
      until_on: untilOn,
      created_at: world.clock.now(),
    })
    .execute();
}

async function writeOffers(
  connection: Connection,
  world: World,
  actor: Actor,
  { engagementId }: Place,
  { kind, program }: { kind: Offer; program: string },
): Promise<string[]> {
  const t = i18n.getFixedT(null, 'dashboard');
  const manager = await connection
    .selectFrom('person')
    .select(['name', 'email'])
    .where('id', '=', actor.personId)
    .executeTakeFirstOrThrow();
  const members = await connection
    .selectFrom('engagement_member as member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select(['person.id', 'person.name'])
    .where('member.engagement_id', '=', engagementId)
    .where('member.left_at', 'is', null)
    .orderBy('person.name')
    .execute();
  const engagement = { id: engagementId, organizationId: actor.organizationId };
  const memberIds = members.map(({ id }) => id);
  return writeToMembers(connection, world, engagement, memberIds, ({ id, name, slug }) => {
    const others = members.filter((member) => member.id !== id).map((member) => member.name);
    const words = {
      program,
      partners: others.join(', '),
      manager: manager.name,
      email: manager.email,
    };
    const seen = `${world.origin}/o/${slug}/engagements/${engagementId}/seen`;
    return {
      subject: t(`mail.${kind}.subject`, words),
      greeting: i18n.t('mail:greeting', { name }),
      text: t(`mail.${kind}.text`, words),
      remark: t('mail.remark', { url: seen }),
      button: t('mail.button'),
      page: '',
    };
  });
}
