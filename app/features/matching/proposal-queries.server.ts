import { sql } from 'kysely';
import { z } from 'zod';
import { type Connection, likePattern } from '../../platform/database.server.ts';
import { namesOf } from './people-names.server.ts';
import { type ProposalSort, proposalOrders } from './proposal-order.ts';
import {
  breakdown,
  mainScores,
  type ProposalState,
  proposalStates,
  without,
} from './run-result.ts';

const proposalState = z.enum(proposalStates);

/** Which proposals of a run, in which order; `name` is part of the name of either person. */
export interface ProposalFilter {
  runId: string;
  sort: ProposalSort;
  name: string;
  state?: ProposalState | 'any';
  /** Only those of a request for a second look. */
  secondLookId?: string;
  page: number;
  size: number;
}

/** The pairs of a run, and the names in them beside it as `named`. */
function selectPairs(connection: Connection, runId: string) {
  const names = sql<{
    proposal_id: string;
    mentee: string;
    mentor: string;
  }>`names_in_run(${runId})`;
  return connection
    .selectFrom('matching_proposal as proposal')
    .innerJoin(names.as<'named'>('named'), 'named.proposal_id', 'proposal.id')
    .where('proposal.run_id', '=', runId);
}

/** One page of a run's pairs, with the criteria that speak most for each, and how many there are. */
export async function listProposals(
  connection: Connection,
  { runId, sort, name, state = 'any', secondLookId, page, size }: ProposalFilter,
) {
  const pattern = likePattern(name);
  let matching = selectPairs(connection, runId);
  if (name) {
    matching = matching.where((build) =>
      build.or([build('named.mentee', 'ilike', pattern), build('named.mentor', 'ilike', pattern)]),
    );
  }
  if (state !== 'any') matching = matching.where('proposal.state', '=', state);
  if (secondLookId) {
    matching = matching.where('proposal.id', 'in', (build) =>
      build
        .selectFrom('second_look_pair')
        .select('proposal_id')
        .where('second_look_id', '=', secondLookId),
    );
  }
  const { total } = await matching
    .select((build) => build.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const { by, direction } = proposalOrders[sort];
  const rows = await matching
    .select(['proposal.id', 'proposal.fit', 'proposal.state', 'proposal.breakdown'])
    .select(['named.mentee', 'named.mentor'])
    .orderBy(by === 'fit' ? 'proposal.fit' : `named.${by}`, direction)
    .orderBy('named.mentee')
    .orderBy('proposal.id')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  const proposals = rows.map((row) => ({
    id: row.id,
    mentee: row.mentee,
    mentor: row.mentor,
    fit: row.fit,
    state: proposalState.parse(row.state),
    reasons: mainScores(breakdown.parse(row.breakdown), 2),
  }));
  return { total, proposals };
}

/** How many pairs of a run nobody decided on yet. */
export async function countOpen(connection: Connection, runId: string): Promise<number> {
  const { open } = await connection
    .selectFrom('matching_proposal')
    .select((build) => build.fn.countAll<number>().as('open'))
    .where('run_id', '=', runId)
    .where('state', '=', 'proposed')
    .executeTakeFirstOrThrow();
  return open;
}

/** The open ones among the chosen pairs (or all open ones), and how many people they are. */
export async function listOpenPairs(
  connection: Connection,
  runId: string,
  chosen: readonly string[] | 'all',
) {
  let query = selectPairs(connection, runId).where('proposal.state', '=', 'proposed');
  if (chosen !== 'all')
    query = query.where('proposal.id', '=', sql<string>`any(${chosen}::uuid[])`);
  return query
    .innerJoin('enrolment as mentee', 'mentee.id', 'proposal.mentee_enrolment_id')
    .innerJoin('enrolment as mentor', 'mentor.id', 'proposal.mentor_enrolment_id')
    .select(['proposal.id', 'proposal.fit', 'named.mentee', 'named.mentor'])
    .select(['mentee.person_id as menteeId', 'mentor.person_id as mentorId'])
    .orderBy('named.mentee')
    .orderBy('proposal.id')
    .execute();
}

/** Pairs by tenths of the fit, the last with the perfect ones in it. */
export async function readSpread(connection: Connection, runId: string) {
  const rows = await connection
    .selectFrom('matching_proposal')
    .select(sql<number>`least(9, fit / 1000)`.as('tenth'))
    .select((build) => build.fn.countAll<number>().as('pairs'))
    .where('run_id', '=', runId)
    .groupBy('tenth')
    .execute();
  const pairs = new Map(rows.map((row) => [row.tenth, row.pairs]));
  return Array.from({ length: 10 }, (_, tenth) => ({
    from: tenth * 10,
    to: tenth * 10 + 10,
    pairs: pairs.get(tenth) ?? 0,
  }));
}

/** How many mentors got how many mentees in a run's result; those with none are not among them. */
export async function readLoads(connection: Connection, runId: string) {
  const rows = await connection
    .selectFrom((build) =>
      build
        .selectFrom('matching_proposal')
        .select((inner) => inner.fn.countAll<number>().as('mentees'))
        .where('run_id', '=', runId)
        .groupBy('mentor_enrolment_id')
        .as('load'),
    )
    .select('load.mentees')
    .select((build) => build.fn.countAll<number>().as('mentors'))
    .groupBy('load.mentees')
    .orderBy('load.mentees')
    .execute();
  return rows;
}

/** Everybody without a partner in a run's result, by name, each with the reason. */
export async function listWithout(connection: Connection, runId: string) {
  const { kept } = await connection
    .selectFrom('matching_run')
    .select(sql<unknown>`result -> 'without'`.as('kept'))
    .where('id', '=', runId)
    .executeTakeFirstOrThrow();
  const { unmatched, spare } = without.parse(kept ?? { unmatched: [], spare: [] });
  const names = await namesOf(connection, [
    ...unmatched.map(({ mentee }) => mentee),
    ...unmatched.flatMap(({ help }) => (help ? [help.partner] : [])),
    ...spare.map(({ mentor }) => mentor),
  ]);
  const byName = <T extends { name: string }>(people: T[]) =>
    people.sort((a, b) => a.name.localeCompare(b.name));
  // Whoever left the organization since has no name any more, and no place in the list.
  return {
    unmatched: byName(
      unmatched.flatMap(({ mentee, help, ...rest }) => {
        const name = names.get(mentee);
        const partner = help && names.get(help.partner);
        const helped = help && partner ? { ...help, partner, partnerId: help.partner } : null;
        return name === undefined ? [] : [{ id: mentee, name, ...rest, help: helped }];
      }),
    ),
    spare: byName(
      spare.flatMap(({ mentor, ...rest }) => {
        const name = names.get(mentor);
        return name === undefined ? [] : [{ id: mentor, name, ...rest }];
      }),
    ),
  };
}
