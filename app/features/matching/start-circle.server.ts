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
import { askSecondLook } from './ask-second-look.server.ts';
import { countPartners } from './candidate-queries.server.ts';
import { type CircleCandidate, type CircleForm, faultOfCircle } from './circle.ts';
import { findsPairs } from './matching-policy.ts';
import { lockProgram } from './matching-queries.server.ts';

/** A circle that began, or that waits for another manager. */
export interface FormedCircle {
  id: string | null;
  secondLook: string | null;
}

/** Brings accepted people of a circle program together, as its manager grouped them. */
export async function startCircle(
  world: World,
  actor: Actor,
  { programId, people, startsOn, endsOn }: CircleForm & { programId: string },
): Promise<FormedCircle> {
  const { mailIds, ...formed } = await asActor(world.db, actor, async (connection) => {
    const program = await lockProgram(connection, actor, programId);
    if (findsPairs(program.kind)) throw refusal('', 'matching:problems.noCircles');
    const circle = await readCircle(connection, programId, people);
    if (program.asksSecondLook) {
      const { id, mailIds } = await askSecondLook(world, connection, actor, {
        program,
        subject: { circle: circle.map(({ enrolmentId }) => enrolmentId) },
        startsOn,
        endsOn,
      });
      return { id: null, secondLook: id, mailIds };
    }
    const begun = await beginCircle(world, connection, actor, program, {
      circle,
      startsOn,
      endsOn,
    });
    return { ...begun, secondLook: null };
  });
  await sendMail(world, mailIds);
  return formed;
}

/** The people of a circle as they are now; refused where they cannot be one. */
export async function readCircle(
  connection: Connection,
  programId: string,
  people: readonly string[],
): Promise<CircleCandidate[]> {
  const candidates = await listCircleCandidates(connection, programId);
  const chosen = candidates.filter(({ enrolmentId }) => people.includes(enrolmentId));
  if (chosen.length < new Set(people).size) {
    throw refusal('people', 'matching:problems.circleGone');
  }
  const fault = faultOfCircle(chosen);
  if (fault) throw fault;
  return chosen;
}

/** The circle begins. Returns it and the mails that tell everybody in it. */
export async function beginCircle(
  world: World,
  connection: Connection,
  actor: Actor,
  program: Program,
  {
    circle,
    startsOn,
    endsOn,
  }: { circle: readonly CircleCandidate[]; startsOn: string; endsOn: string },
): Promise<{ id: string; mailIds: string[] }> {
  const { id } = await startEngagement(connection, world, {
    organizationId: actor.organizationId,
    programId: program.id,
    proposalId: null,
    kind: program.kind,
    startsOn,
    endsOn,
    cadenceDays: program.cadenceDays,
    sessionMinutes: program.sessionMinutes,
    members: circle.map(({ personId, enrolmentId, side }) => ({
      personId,
      enrolmentId,
      role: side === 'mentor' ? 'mentor' : 'peer',
    })),
  });
  const place = { organizationId: actor.organizationId, engagementId: id };
  return { id, mailIds: await write(connection, world, program, place, endsOn, circle) };
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
