import { sql } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { anyOf, asActor, type Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { isOnePopulation } from '../matching/matching-policy.ts';
import { findFinishedRun } from '../matching/what-if/scenario-queries.server.ts';
import {
  knownGroups,
  profileGroups,
  questionGroups,
  questionOf,
} from '../programs/fairness-group.ts';
import { type Placed, reportFairness } from './run-fairness.ts';

/** Who got what in a run, by one of the groups that the program chose to look at; only for groups that are large enough. */
export async function reportRunFairness(
  world: World,
  actor: Actor,
  { programId, runId, by: wanted }: { programId: string; runId: string; by: string | null },
) {
  return asActor(world.db, actor, async (connection) => {
    const { program, run } = await findFinishedRun(connection, actor, programId, runId);
    const { smallest_group: k } = await connection
      .selectFrom('organization')
      .select('smallest_group')
      .where('id', '=', actor.organizationId)
      .executeTakeFirstOrThrow();
    const groups = knownGroups(program.fairnessGroups, program.questions);
    const by = groups.find((group) => group === wanted) ?? groups[0] ?? null;
    const people = by === null ? [] : await readPlaced(connection, runId, by);
    const arePeers = isOnePopulation(program.kind);
    const of = (side: string) => people.filter((one) => one.side === side);
    return {
      program: program.name,
      createdAt: run.createdAt,
      smallestGroup: k,
      arePeers,
      by,
      groups: groups.map((value) => ({
        value,
        // A profile's column has its name in the texts.
        label: questionGroups(program.questions).find((one) => one.value === value)?.label ?? null,
      })),
      left: reportFairness(of(arePeers ? 'peer' : 'mentee'), k),
      mentors: arePeers ? [] : reportFairness(of('mentor'), k),
    };
  });
}

/** What somebody said of this group. */
function groupColumn(by: string) {
  const key = questionOf(by);
  const said = key
    ? sql<string | null>`said.answers -> 'own' ->> ${key}`
    : sql<string | null>`${sql.ref(`profile.${z.enum(profileGroups).parse(by)}`)}`;
  return said.as('group');
}

const frozen = z.array(z.object({ id: z.string(), capacity: z.number().default(1) })).default([]);

/** Everybody whom the run froze and who is still here, with the fits of their pairs. */
async function readPlaced(
  connection: Connection,
  runId: string,
  by: string,
): Promise<(Placed & { side: string })[]> {
  const run = await connection
    .selectFrom('matching_run')
    .select(['created_at', sql<unknown>`input -> 'mentees'`.as('mentees')])
    .select([
      sql<unknown>`input -> 'mentors'`.as('mentors'),
      sql<unknown>`input -> 'peers'`.as('peers'),
    ])
    .where('id', '=', runId)
    .executeTakeFirstOrThrow();
  const places = new Map(
    [run.mentees, run.mentors, run.peers ?? []]
      .flatMap((side) => frozen.parse(side ?? []))
      .map(({ id, capacity }) => [id, capacity]),
  );
  const fits = new Map<string, number[]>();
  const proposals = await connection
    .selectFrom('matching_proposal')
    .select(['mentee_enrolment_id', 'mentor_enrolment_id', 'fit'])
    .where('run_id', '=', runId)
    .execute();
  for (const { mentee_enrolment_id, mentor_enrolment_id, fit } of proposals) {
    for (const id of [mentee_enrolment_id, mentor_enrolment_id]) {
      fits.set(id, [...(fits.get(id) ?? []), fit]);
    }
  }
  const ids = anyOf([...places.keys()]);
  const rows = await connection
    .selectFrom('enrolment')
    .innerJoin('enrolment_answers as said', (join) =>
      join.onRef('said.enrolment_id', '=', 'enrolment.id').on('said.enrolment_id', '=', ids),
    )
    .leftJoin('profile', (join) =>
      join
        .onRef('profile.person_id', '=', 'enrolment.person_id')
        .onRef('profile.organization_id', '=', 'enrolment.organization_id'),
    )
    .select(['enrolment.id', 'enrolment.person_id', 'enrolment.side', 'enrolment.created_at'])
    .select(groupColumn(by))
    .where('enrolment.id', '=', ids)
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    side: row.side,
    group: row.group ?? '',
    waitedDays: Math.max(0, (run.created_at.getTime() - row.created_at.getTime()) / 86_400_000),
    fits: fits.get(row.id) ?? [],
    places: places.get(row.id) ?? 1,
  }));
}
