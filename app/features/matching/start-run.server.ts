import { ENGINE_VERSION, type Policy } from '@ithaca/matching';
import { say } from '../../i18n.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { MatchingInput } from '../../platform/solver.ts';
import type { World } from '../../platform/world.ts';
import type { ProgramKind } from '../programs/program-kind.ts';
import { listCandidates, readQuestions, readReportsTo } from './candidate-queries.server.ts';
import { canonicalJson } from './canonical-json.ts';
import { type ChoiceMade, readChoices } from './choice-answers.server.ts';
import { withChoices } from './choices.ts';
import { effectInWords } from './effect-text.ts';
import { type Candidate, toEngineInput } from './engine-input.ts';
import { hashOf } from './input-hash.server.ts';
import { fieldsReadBy, isOnePopulation } from './matching-policy.ts';
import { findPolicy, lockProgramToMatch } from './matching-queries.server.ts';
import { isCountedInFull } from './policy-effect.ts';
import { effectOn } from './preview-policy.server.ts';

/**
 * Freezes who takes part and under which policy, and asks for the pairs. Returns the run: a new one, or
 * the one that is under way already.
 */
export async function startRun(
  world: World,
  actor: Actor,
  programId: string,
  choice?: ChoiceMade,
): Promise<string> {
  return startWith(world, actor, programId, async (connection, kind, seed) => {
    const { everybody, ...found } = await findEverybody(connection, programId);
    const candidates = choice
      ? withChoices(everybody, await readChoices(connection, programId, choice.roundId))
      : everybody;
    if (isOnePopulation(kind)) refuseTooFewPeers(candidates);
    else refuseEmptySides(candidates);
    const input = toEngineInput(candidates, await readReportsTo(connection, programId), seed);
    return { ...found, input: choice?.isStable ? { ...input, isStable: true } : input };
  });
}

interface Prepared {
  policyId: string;
  policy: Policy;
  input: MatchingInput;
}

/** Whoever takes part, and the policy that the next run uses. */
export async function findEverybody(connection: Connection, programId: string) {
  const found = await findPolicy(connection, programId);
  if (!found) throw refusal('', 'matching:problems.noPolicy');
  const asked = new Set((await readQuestions(connection, programId)).map(({ label }) => label));
  const gone = [...fieldsReadBy(found.policy)].filter((field) => !asked.has(field));
  if (gone.length > 0) {
    throw refusal('', 'matching:problems.questionGone', { questions: gone.join('”, “') });
  }
  return {
    policyId: found.id,
    policy: found.policy,
    everybody: await listCandidates(connection, programId),
  };
}

/** The same for a run of what `prepare` froze. */
export async function startWith(
  world: World,
  actor: Actor,
  programId: string,
  prepare: (connection: Connection, kind: ProgramKind, seed: number) => Promise<Prepared>,
): Promise<string> {
  const seed = world.random.seed();
  const prepared = await asActor(world.db, actor, async (connection) => {
    const { kind } = await lockProgramToMatch(connection, actor, programId);
    const underWay = await findUnderWay(connection, programId);
    return underWay ? null : prepare(connection, kind, seed);
  });
  // Outside of the transaction: nobody else waits while the pairs are counted.
  if (prepared) await refuseIfNobodyMay(world, prepared);
  const run = await asActor(world.db, actor, async (connection) => {
    // Locked, so that two who press the button at once get one run.
    await lockProgramToMatch(connection, actor, programId);
    const underWay = await findUnderWay(connection, programId);
    if (underWay || !prepared) return { id: underWay?.id ?? '', isNew: false };
    const id = world.random.id();
    await connection
      .insertInto('matching_run')
      .values({
        id,
        organization_id: actor.organizationId,
        program_id: programId,
        policy_id: prepared.policyId,
        state: 'queued',
        input: canonicalJson(prepared.input),
        input_hash: hashOf(prepared.input),
        engine_version: ENGINE_VERSION,
        seed,
        created_by: actor.personId,
        created_at: world.clock.now(),
      })
      .execute();
    return { id, isNew: true };
  });
  // It ended between the two looks: begin anew.
  if (!run.id) return startWith(world, actor, programId, prepare);
  if (run.isNew) await world.queue.add('run-matching', { runId: run.id });
  return run.id;
}

async function findUnderWay(connection: Connection, programId: string) {
  return connection
    .selectFrom('matching_run')
    .select('id')
    .where('program_id', '=', programId)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst();
}

/** A policy that lets no two people be a pair has no result to look for; says which rules leave nobody. */
async function refuseIfNobodyMay(
  world: World,
  { input, policy }: { input: MatchingInput; policy: Policy },
): Promise<void> {
  // Of more people only some would be looked at: then the run itself says so.
  if (!isCountedInFull(input)) return;
  const effect = await effectOn(world, input, policy);
  if (effect.allowed > 0) return;
  const rules = effectInWords(effect, policy)
    .filter(({ removed }) => removed > 0)
    .map(({ rule, removed }) =>
      say('studio:effect.culprit', { rule, count: removed, of: effect.pairs }),
    );
  throw refusal('', 'studio:problems.allowsNobody', { rules: rules.join(' ') });
}

function refuseEmptySides(candidates: readonly Candidate[]): void {
  for (const [side, nobody, full] of [
    ['mentee', 'matching:problems.noMentees', 'matching:problems.noFreeMentees'],
    ['mentor', 'matching:problems.noMentors', 'matching:problems.noFreeMentors'],
  ] as const) {
    const those = candidates.filter((candidate) => candidate.side === side);
    if (those.length === 0) throw refusal('', nobody);
    if (those.every(({ capacity, partners }) => capacity <= partners)) throw refusal('', full);
  }
}

function refuseTooFewPeers(candidates: readonly Candidate[]): void {
  if (candidates.length < 2) throw refusal('', 'matching:problems.noPeers');
  const free = candidates.filter(({ capacity, partners }) => capacity > partners);
  if (free.length < 2) throw refusal('', 'matching:problems.noFreePeers');
}
