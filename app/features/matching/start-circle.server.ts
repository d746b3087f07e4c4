import { sql } from 'kysely';
import { z } from 'zod';
import { i18n } from '../../i18n.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { formatDay } from '../../ui/dates.tsx';
import { startEngagement } from '../engagements/start-engagement.server.ts';
import { sides } from '../enrolment/enrolment.ts';
import { lacksTraining } from '../enrolment/training-required.server.ts';
import { paragraphsOf, sendMail, writeMail } from '../mail/write-mail.server.tsx';
import type { Program } from '../programs/program-queries.server.ts';
import { countPartners } from './candidate-queries.server.ts';
import { type CircleCandidate, type CircleForm, faultOfCircle } from './circle.ts';
import { findsPairs } from './matching-policy.ts';
import { lockProgram } from './matching-queries.server.ts';

/** Brings accepted people of a circle program together, as its manager grouped them. */
export async function startCircle(
  world: World,
  actor: Actor,
  { programId, people, startsOn, endsOn }: CircleForm & { programId: string },
): Promise<{ id: string }> {
  const { id, mailIds } = await asActor(world.db, actor, async (connection) => {
    const program = await lockProgram(connection, actor, programId);
    if (findsPairs(program.kind)) throw refusal('', 'matching:problems.noCircles');
    const candidates = await listCircleCandidates(connection, programId);
    const chosen = candidates.filter(({ enrolmentId }) => people.includes(enrolmentId));
    if (chosen.length < new Set(people).size) {
      throw refusal('people', 'matching:problems.circleGone');
    }
    const fault = faultOfCircle(chosen);
    if (fault) throw fault;
    const circle = await startEngagement(connection, world, {
      organizationId: actor.organizationId,
      programId,
      proposalId: null,
      kind: program.kind,
      startsOn,
      endsOn,
      cadenceDays: program.cadenceDays,
      sessionMinutes: program.sessionMinutes,
      members: chosen.map(({ personId, enrolmentId, side }) => ({
        personId,
        enrolmentId,
        role: side === 'mentor' ? 'mentor' : 'peer',
      })),
    });
    const place = { organizationId: actor.organizationId, engagementId: circle.id };
    return { ...circle, mailIds: await write(connection, world, program, place, endsOn, chosen) };
  });
  await sendMail(world, mailIds);
  return { id };
}

/** Everybody accepted into the program who did the training that it may ask for, by name. */
export async function listCircleCandidates(
  connection: Connection,
  programId: string,
): Promise<CircleCandidate[]> {
  const rows = await connection
    .selectFrom('enrolment')
    .innerJoin('person', 'person.id', 'enrolment.person_id')
    .select(['enrolment.id', 'enrolment.person_id', 'enrolment.side', 'enrolment.capacity'])
    .select(['person.name', 'person.email'])
    .where('enrolment.program_id', '=', programId)
    .where('enrolment.state', 'in', ['accepted', 'matched'])
    .where((build) => build.not(lacksTraining()))
    .orderBy(sql`lower(person.name)`)
    .orderBy('enrolment.id')
    .execute();
  const circles = await countPartners(
    connection,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    enrolmentId: row.id,
    personId: row.person_id,
    name: row.name,
    email: row.email,
    side: z.enum(sides).parse(row.side),
    isFree: (circles.get(row.id) ?? 0) < row.capacity,
  }));
}

async function write(
  connection: Connection,
  world: World,
  program: Pick<Program, 'name' | 'announcementTexts'>,
  { organizationId, engagementId }: { organizationId: string; engagementId: string },
  endsOn: string,
  circle: readonly CircleCandidate[],
): Promise<string[]> {
  const { slug } = await connection
    .selectFrom('organization')
    .select('slug')
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow();
  const t = i18n.getFixedT(null, 'matching');
  const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });
  const ids: string[] = [];
  for (const person of circle) {
    const names = list.format(circle.filter((one) => one !== person).map(({ name }) => name));
    const values = { program: program.name, names };
    ids.push(
      await writeMail(world, connection, {
        organizationId,
        to: person.email,
        subject: t('mail.circle.subject', values),
        content: {
          greeting: i18n.t('mail:greeting', { name: person.name }),
          paragraphs: [
            t('mail.circle.text', values),
            ...paragraphsOf(program.announcementTexts.matched),
            t('mail.next', { endsOn: formatDay(endsOn) }),
          ],
          button: {
            label: t('mail.button'),
            href: `${world.origin}/o/${slug}/engagements/${engagementId}`,
          },
          remarks: [t('mail.decline')],
        },
      }),
    );
  }
  return ids;
}
