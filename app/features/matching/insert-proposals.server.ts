import type { Connection } from '../../platform/database.server.ts';
import type { MatchingOutcome } from '../../platform/solver.ts';
import type { World } from '../../platform/world.ts';

/** Rows of one insert: ten columns each stay far below the 65,535 parameters of one statement. */
const chunk = 1_000;

/** A run's pairs, for somebody to decide on; `approved` are those that were approved before. */
export async function insertProposals(
  world: Pick<World, 'random'>,
  connection: Connection,
  run: { id: string; organization_id: string },
  pairs: MatchingOutcome['pairs'],
  isApproved: (mentee: string, mentor: string) => boolean = () => false,
): Promise<void> {
  const rows = pairs.map(({ mentee, mentor, fit, explanation }) => ({
    id: world.random.id(),
    organization_id: run.organization_id,
    run_id: run.id,
    mentee_enrolment_id: mentee,
    mentor_enrolment_id: mentor,
    fit,
    breakdown: JSON.stringify({ criteria: explanation.criteria, rules: explanation.rules }),
    state: isApproved(mentee, mentor) ? 'approved' : 'proposed',
  }));
  for (let from = 0; from < rows.length; from += chunk) {
    await connection
      .insertInto('matching_proposal')
      .values(rows.slice(from, from + chunk))
      .execute();
  }
}
