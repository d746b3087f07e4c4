import { i18n } from '../../i18n.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { formatMoment } from '../../ui/dates.tsx';
import { sendMail, writeMail } from '../mail/write-mail.server.tsx';
import { findMailMoment } from './mail-moment.server.ts';
import { dueNudges, type Nudge, nudgeKinds } from './nudge.ts';
import { loadNudgeFacts, type MemberFacts } from './nudge-facts.server.ts';
import { mayCome } from './nudge-setting.ts';
import { unsubscribeToken } from './unsubscribe.ts';

const together = 500;

type DueNudge = Nudge & Pick<MemberFacts, 'engagementId' | 'organizationId' | 'partners'>;

/** Reminds everybody of whom something is due and who may be reminded now. Returns how many mails it wrote. */
export async function sendNudges(world: World): Promise<number> {
  // Without a mail server they would wait in the outbox and arrive when nobody needs them.
  if (!world.deliversMail) return 0;
  const due = await findDue(world);
  let written = 0;
  for (const [personId, nudges] of due) {
    const mailId = await world.db
      .transaction()
      .execute((connection) => remind(connection, world, personId, nudges));
    if (!mailId) continue;
    written += 1;
    await sendMail(world, [mailId]);
  }
  return written;
}

async function findDue(world: World): Promise<Map<string, DueNudge[]>> {
  const due = new Map<string, DueNudge[]>();
  const now = world.clock.now();
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const engagements = await world.db
      .selectFrom('engagement')
      .innerJoin('organization', 'organization.id', 'engagement.organization_id')
      .select('engagement.id')
      .where('engagement.phase', 'in', ['preparing', 'agreed', 'working'])
      // The example's people are invented: nobody is to be reminded.
      .where('organization.is_example', '=', false)
      .where('engagement.id', '>', after)
      .orderBy('engagement.id')
      .limit(together)
      .execute();
    const last = engagements.at(-1);
    if (!last) return due;
    after = last.id;
    for (const facts of await loadNudgeFacts(
      world,
      engagements.map(({ id }) => id),
    )) {
      const { personId, engagementId, organizationId, partners } = facts;
      for (const nudge of dueNudges(facts, now, facts.timeZone)) {
        const list = due.get(personId) ?? [];
        due.set(personId, list);
        list.push({ ...nudge, engagementId, organizationId, partners });
      }
    }
  }
}

/**
 * One mail with all that is due to one person and was not said before. The person's row is locked,
 * so two workers never count the same week; what was said and the mail are written together.
 */
async function remind(
  connection: Connection,
  world: World,
  personId: string,
  due: readonly DueNudge[],
): Promise<string | null> {
  const now = world.clock.now();
  const person = await connection
    .selectFrom('person')
    .select(['name', 'email', 'time_zone'])
    .where('id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (!person) return null;
  const timeZone = person.time_zone ?? 'UTC';
  const { setting, moment } = await findMailMoment(connection, personId, timeZone, now);
  if (!mayCome(setting, moment)) return null;
  const said = await connection
    .selectFrom('nudge')
    .select(['engagement_id', 'kind', 'about'])
    .where('person_id', '=', personId)
    .execute();
  const fresh = due
    .filter(({ kind }) => !setting.kindsOff.includes(kind))
    .filter(
      (nudge) =>
        !said.some(
          (row) =>
            row.engagement_id === nudge.engagementId &&
            row.kind === nudge.kind &&
            row.about === nudge.about,
        ),
    )
    .toSorted((a, b) => nudgeKinds.indexOf(a.kind) - nudgeKinds.indexOf(b.kind));
  // A mail lies in one organization's outbox, so it is about that one's engagements only.
  const organizationId = fresh[0]?.organizationId;
  if (!organizationId) return null;
  const told = fresh.filter((nudge) => nudge.organizationId === organizationId);
  const reader = { personId, name: person.name, email: person.email, timeZone };
  const mailId = await writeDigest(connection, world, { ...reader, organizationId, told });
  await connection
    .insertInto('nudge')
    .values(
      told.map((nudge) => ({
        id: world.random.id(),
        organization_id: organizationId,
        person_id: personId,
        engagement_id: nudge.engagementId,
        kind: nudge.kind,
        about: nudge.about,
        mail_id: mailId,
        created_at: now,
      })),
    )
    .execute();
  return mailId;
}

interface Digest {
  personId: string;
  name: string;
  email: string;
  timeZone: string;
  organizationId: string;
  told: readonly DueNudge[];
}

async function writeDigest(
  connection: Connection,
  world: World,
  { personId, name, email, timeZone, organizationId, told }: Digest,
): Promise<string> {
  const t = i18n.getFixedT(null, 'nudges');
  const { slug } = await connection
    .selectFrom('organization')
    .select('slug')
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow();
  const base = `${world.origin}/o/${slug}`;
  const words = (nudge: DueNudge) => ({
    partner: nudge.partners.join(', '),
    count: nudge.count,
    when: nudge.moment ? formatMoment(nudge.moment.toISOString(), timeZone) : '',
    timeZone,
  });
  const [first, ...others] = told;
  const stop = (kinds: Parameters<typeof unsubscribeToken>[2]) =>
    `${world.origin}/reminders/${unsubscribeToken(world.signer, personId, kinds)}`;
  const kinds = nudgeKinds.filter((kind) => told.some((nudge) => nudge.kind === kind));
  return writeMail(world, connection, {
    organizationId,
    to: email,
    // Whoever holds its links changes the reader's settings.
    isSecret: true,
    unsubscribeUrl: stop(kinds),
    subject:
      first && others.length === 0
        ? t(`say.${first.kind}.subject`, words(first))
        : t('mail.subject', { count: told.length }),
    content: {
      greeting: i18n.t('mail:greeting', { name }),
      paragraphs: told.map(
        (nudge) =>
          `${t(`say.${nudge.kind}.text`, words(nudge))} ${t(`say.${nudge.kind}.reason`, words(nudge))}`,
      ),
      button: {
        label: t(first && others.length === 0 ? `say.${first.kind}.button` : 'mail.button'),
        href:
          first && others.length === 0
            ? `${base}/engagements/${first.engagementId}${first.path}`
            : base,
      },
      remarks: [
        t('mail.settings', { url: `${base}/profile/reminders` }),
        ...kinds.map((kind) => t('mail.stop', { kind: t(`kind.${kind}`), url: stop([kind]) })),
      ],
    },
  });
}
