import { i18n } from '../../i18n.ts';
import type { Actor } from '../../platform/actor.ts';
import { anyOf, type Connection } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { blank, writeMails } from '../mail/write-mail.server.tsx';
import type { Program } from '../programs/program-queries.server.ts';
import { pathOfLook } from './second-look.ts';

interface Asked {
  program: Pick<Program, 'id' | 'name'>;
  /** Pairs of a run that `lockPairs` gave, or the people of one circle, by enrolment. */
  subject: { runId: string; proposals: readonly string[] } | { circle: readonly string[] };
  startsOn: string;
  endsOn: string;
}

/** Has pairs or a circle wait until another manager has looked. Returns the request, and the mails that tell the others. */
export async function askSecondLook(
  world: Pick<World, 'clock' | 'random' | 'origin'>,
  connection: Connection,
  actor: Actor,
  { program, subject, startsOn, endsOn }: Asked,
): Promise<{ id: string; mailIds: string[] }> {
  const others = await listOthers(connection, actor);
  // Nobody would ever answer.
  if (others.length === 0) throw refusal('', 'matching:problems.noSecond');
  const id = world.random.id();
  const runId = 'circle' in subject ? null : subject.runId;
  await connection
    .insertInto('second_look')
    .values({
      id,
      organization_id: actor.organizationId,
      program_id: program.id,
      run_id: runId,
      starts_on: startsOn,
      ends_on: endsOn,
      state: 'open',
      asked_by: actor.personId,
      asked_at: world.clock.now(),
    })
    .execute();
  if ('circle' in subject) {
    await connection
      .insertInto('second_look_person')
      .values(
        subject.circle.map((enrolment) => ({
          second_look_id: id,
          enrolment_id: enrolment,
          organization_id: actor.organizationId,
        })),
      )
      .execute();
  } else await holdPairs(world, connection, actor, id, subject.proposals);
  const path = `programs/${program.id}/${pathOfLook({ id, runId })}`;
  const mailIds = await writeMail(world, connection, actor, { program, subject, path, others });
  return { id, mailIds };
}

async function holdPairs(
  world: Pick<World, 'clock'>,
  connection: Connection,
  actor: Actor,
  id: string,
  proposals: readonly string[],
): Promise<void> {
  await connection
    .insertInto('second_look_pair')
    .columns(['second_look_id', 'proposal_id', 'organization_id'])
    // One parameter for all: rows of values end at 65,535.
    .expression(
      connection
        .selectFrom('matching_proposal')
        .select((build) => [
          build.val(id).as('second_look_id'),
          'id as proposal_id',
          'organization_id',
        ])
        .where('id', '=', anyOf(proposals)),
    )
    .execute();
  await connection
    .updateTable('matching_proposal')
    .set({ state: 'waiting', decided_by: actor.personId, decided_at: world.clock.now() })
    .where('id', '=', anyOf(proposals))
    .execute();
}

/** Whoever may answer. */
async function listOthers(connection: Connection, actor: Actor) {
  return connection
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.name', 'person.email'])
    .where('membership.role', 'in', ['manager', 'admin'])
    .where('person.id', '<>', actor.personId)
    .orderBy('person.email')
    .execute();
}

async function writeMail(
  world: Pick<World, 'clock' | 'random' | 'origin'>,
  connection: Connection,
  actor: Actor,
  {
    program,
    subject,
    path,
    others,
  }: Pick<Asked, 'program' | 'subject'> & {
    path: string;
    others: readonly { name: string; email: string }[];
  },
): Promise<string[]> {
  const { slug, asker } = await connection
    .selectFrom('organization')
    .innerJoin('membership', 'membership.organization_id', 'organization.id')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['organization.slug', 'person.name as asker'])
    .where('organization.id', '=', actor.organizationId)
    .where('person.id', '=', actor.personId)
    .executeTakeFirstOrThrow();
  const t = i18n.getFixedT(null, 'matching');
  const words = { program: program.name, name: asker };
  return writeMails(
    world,
    connection,
    {
      organizationId: actor.organizationId,
      subject: t('mail.look.subject', words),
      content: {
        greeting: i18n.t('mail:greeting', { name: blank('name') }),
        paragraphs: [
          'circle' in subject
            ? t('mail.look.circle', words)
            : t('mail.look.text', { ...words, count: subject.proposals.length }),
        ],
        button: { label: t('mail.look.button'), href: `${world.origin}/o/${slug}/${path}` },
        remarks: [t('mail.look.remark')],
      },
    },
    others.map(({ name, email }) => ({ to: email, values: { name } })),
  );
}
