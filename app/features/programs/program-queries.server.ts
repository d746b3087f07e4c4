import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { found, NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { type Clause, clauses } from './agreement-clauses.ts';
import { type AnnouncementTexts, announcementTexts } from './announcement-texts.ts';
import { type Question, questions } from './enrolment-question.ts';
import {
  canManagePrograms,
  canSeeProgram,
  type ProgramState,
  type SideCount,
  takesEnrolments,
} from './program.ts';
import type { EnrolmentState, ProgramKind, Side } from './program-kind.ts';
import { listWaitingPlaces } from './waiting-place.server.ts';
import type { WaitingPlace } from './waiting-place.ts';

export interface Program {
  id: string;
  name: string;
  purpose: string;
  kind: ProgramKind;
  state: ProgramState;
  startsOn: string;
  /** null: always on. */
  endsOn: string | null;
  cadenceDays: number;
  sessionMinutes: number;
  changeNoticeHours: number;
  enrolmentCode: string;
  approvesEnrolment: boolean;
  /** Whose proved addresses its link takes; empty: everybody's. */
  enrolmentDomains: string[];
  /** On each side; null: no limit. */
  places: number | null;
  /** Mentees may ask mentors themselves: how many at a time, and how long each has to answer. */
  allowsRequests: boolean;
  openRequests: number;
  requestDays: number;
  /** Nobody is matched before they did the training of their side. */
  requiresTraining: boolean;
  /** What one manager approves waits until another one has looked at it. */
  asksSecondLook: boolean;
  /** By which groups its managers look at what a run gave to whom. */
  fairnessGroups: string[];
  clauses: Clause[];
  /** What it is meant to change. */
  targetOutcomes: string;
  /** What the enrolment form asks besides the usual. */
  questions: Question[];
  invitationText: string;
  /** What it says in its own words on other occasions. */
  announcementTexts: AnnouncementTexts;
  isArchived: boolean;
  dataPurpose: string;
  legalBasis: string;
  retentionMonths: number;
  /** The day on which what people gave it is deleted; null until a month before. */
  forgetsOn: string | null;
  isForgotten: boolean;
  concernContact: { id: string; name: string; email: string } | null;
}

function selectProgram(connection: Connection) {
  return connection
    .selectFrom('program')
    .leftJoin('person as contact', 'contact.id', 'program.concern_contact_id')
    .selectAll('program')
    .select(['contact.name as contact_name', 'contact.email as contact_email']);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectProgram>['executeTakeFirstOrThrow']>>;

function toProgram(row: Row): Program {
  return {
    id: row.id,
    name: row.name,
    purpose: row.purpose,
    kind: row.kind as ProgramKind,
    state: row.state as ProgramState,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    cadenceDays: row.cadence_days,
    sessionMinutes: row.session_minutes,
    changeNoticeHours: row.change_notice_hours,
    enrolmentCode: row.enrolment_code,
    approvesEnrolment: row.approves_enrolment,
    enrolmentDomains: row.enrolment_domains,
    places: row.places,
    allowsRequests: row.allows_requests,
    openRequests: row.open_requests,
    requestDays: row.request_days,
    requiresTraining: row.requires_training,
    asksSecondLook: row.asks_second_look,
    fairnessGroups: row.fairness_groups,
    clauses: clauses.parse(row.agreement_clauses),
    targetOutcomes: row.target_outcomes,
    questions: questions.parse(row.questions),
    invitationText: row.invitation_text,
    announcementTexts: announcementTexts.parse(row.announcement_texts),
    isArchived: row.archived_at !== null,
    dataPurpose: row.data_purpose,
    legalBasis: row.legal_basis,
    retentionMonths: row.retention_months,
    forgetsOn: row.forgets_on,
    isForgotten: row.forgotten_at !== null,
    concernContact: row.concern_contact_id
      ? {
          id: row.concern_contact_id,
          name: row.contact_name ?? '',
          email: row.contact_email ?? '',
        }
      : null,
  };
}

/** The program, on the connection of a command that already knows that the actor may act on it. */
export async function loadProgram(connection: Connection, programId: string): Promise<Program> {
  return toProgram(
    found(await selectProgram(connection).where('program.id', '=', programId).executeTakeFirst()),
  );
}

/** The program as its managers see it; 'not found' for everybody else. */
export async function findManagedProgram(
  world: World,
  actor: Actor,
  programId: string,
): Promise<Program> {
  if (!canManagePrograms(actor)) throw new NotFound();
  return asActor(world.db, actor, (connection) => loadProgram(connection, programId));
}

export interface OwnEnrolment {
  id: string;
  side: Side;
  state: EnrolmentState;
  /** Where they are on the waitlist. */
  wait: WaitingPlace | null;
}

/** The program with the actor's own part in it; 'not found' where they may not see it. */
export async function findProgram(
  world: World,
  actor: Actor,
  programId: string,
): Promise<Program & { mine: OwnEnrolment[] }> {
  return asActor(world.db, actor, async (connection) => {
    const program = await loadProgram(connection, programId);
    const rows = await connection
      .selectFrom('enrolment')
      .select(['id', 'side', 'state'])
      .where('program_id', '=', programId)
      .where('person_id', '=', actor.personId)
      .orderBy('side')
      .execute();
    const waits = await listWaitingPlaces(
      connection,
      actor,
      rows.map(({ id }) => id),
    );
    const mine = rows.map((row) => ({
      id: row.id,
      side: row.side as Side,
      state: row.state as EnrolmentState,
      wait: waits.get(row.id) ?? null,
    }));
    const isEnrolled = mine.some((row) => row.state !== 'withdrawn');
    if (!canSeeProgram(actor, { ...program, isEnrolled })) throw new NotFound();
    return { ...program, mine };
  });
}

/** How many enrolments there are of each side in each state. */
export async function countEnrolments(
  world: World,
  actor: Actor,
  programId: string,
): Promise<SideCount[]> {
  if (!canManagePrograms(actor)) throw new NotFound();
  return asActor(world.db, actor, async (connection) => {
    const rows = await connection
      .selectFrom('enrolment')
      .select(['side', 'state', (eb) => eb.fn.countAll<number>().as('count')])
      .where('program_id', '=', programId)
      .groupBy(['side', 'state'])
      .execute();
    return rows.map(({ side, state, count }) => ({
      side: side as Side,
      state: state as EnrolmentState,
      count,
    }));
  });
}

export interface ListedProgram {
  id: string;
  name: string;
  kind: ProgramKind;
  state: ProgramState;
  startsOn: string;
  endsOn: string | null;
  /** Everybody enrolled who has not withdrawn. */
  people: number;
  mySides: Side[];
}

/**
 * Managers: every program, or those in the archive. Members: those they are in, and those they could
 * join. Newest first.
 */
export async function listPrograms(
  world: World,
  actor: Actor,
  { archived = false } = {},
): Promise<ListedProgram[]> {
  const rows = await asActor(world.db, actor, (connection) =>
    connection
      .selectFrom('program')
      .leftJoin('enrolment', (join) =>
        join
          .onRef('enrolment.program_id', '=', 'program.id')
          .on('enrolment.state', '<>', 'withdrawn'),
      )
      .select(['program.id', 'program.name', 'program.kind', 'program.state'])
      .select(['program.starts_on', 'program.ends_on'])
      .select((eb) => [
        eb.fn.count<number>('enrolment.person_id').distinct().as('people'),
        eb.fn
          .agg<Side[] | null>('array_agg', ['enrolment.side'])
          .filterWhere('enrolment.person_id', '=', actor.personId)
          .as('my_sides'),
      ])
      .where('program.archived_at', archived ? 'is not' : 'is', null)
      .groupBy('program.id')
      .orderBy('program.created_at', 'desc')
      .orderBy('program.id')
      .execute(),
  );
  return rows
    .map((row) => ({
      id: row.id,
      name: row.name,
      kind: row.kind as ProgramKind,
      state: row.state as ProgramState,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      people: row.people,
      mySides: row.my_sides ?? [],
    }))
    .filter((program) =>
      canSeeProgram(actor, { ...program, isEnrolled: program.mySides.length > 0 }),
    );
}

/** What a stranger with the enrolment link is told; null: no such link. */
export async function findProgramByCode(world: World, code: string | undefined) {
  // Nobody acts yet: whoever holds the link may read this much, and no more.
  const row = await world.db
    .selectFrom('program')
    .innerJoin('organization', 'organization.id', 'program.organization_id')
    .select(['program.id', 'program.organization_id', 'program.name', 'program.purpose'])
    .select(['program.kind', 'program.state', 'program.starts_on', 'program.ends_on'])
    .select(['program.data_purpose', 'program.legal_basis', 'program.retention_months'])
    .select(['program.cadence_days', 'program.session_minutes', 'program.approves_enrolment'])
    .select(['program.requires_training', 'program.enrolment_domains'])
    .select(['organization.name as organization', 'organization.slug'])
    .where('program.enrolment_code', '=', code ?? '')
    .executeTakeFirst();
  if (!row) return null;
  const state = row.state as ProgramState;
  return {
    id: row.id,
    organizationId: row.organization_id,
    organization: row.organization,
    slug: row.slug,
    name: row.name,
    purpose: row.purpose,
    kind: row.kind as ProgramKind,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    cadenceDays: row.cadence_days,
    sessionMinutes: row.session_minutes,
    approvesEnrolment: row.approves_enrolment,
    enrolmentDomains: row.enrolment_domains,
    requiresTraining: row.requires_training,
    dataPurpose: row.data_purpose,
    legalBasis: row.legal_basis,
    retentionMonths: row.retention_months,
    takesEnrolments: takesEnrolments({ state, endsOn: row.ends_on }),
  };
}

/** Addresses to offer as a program's contact for a concern: those who run the organization, first. */
export async function listPossibleContacts(world: World, actor: Actor): Promise<string[]> {
  if (!canManagePrograms(actor)) throw new NotFound();
  const rows = await asActor(world.db, actor, (connection) =>
    connection
      .selectFrom('membership')
      .innerJoin('person', 'person.id', 'membership.person_id')
      .select('person.email')
      .orderBy((eb) => eb.case().when('membership.role', '=', 'member').then(1).else(0).end())
      .orderBy('person.email')
      .limit(100)
      .execute(),
  );
  return rows.map((row) => row.email);
}
