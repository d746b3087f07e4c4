import { z } from 'zod';
import { type MemberApiVisit, memberOperation } from '../../../http/api.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { checkedPolicy, withStandingRules } from '../matching-policy.ts';
import { summary } from '../run-result.ts';
import { additionOf, changeScenario, takeBackChange } from '../what-if/change-scenario.server.ts';
import { keepScenario, throwAwayScenario } from '../what-if/keep-scenario.server.ts';
import { places, type ScenarioChange, scenarioChange } from '../what-if/scenario.ts';
import {
  findFinishedRun,
  findKept,
  findScenario,
  listScenarios,
} from '../what-if/scenario-queries.server.ts';

const path = '/o/{organization}/programs/{program}/matching/runs/{run}/what-ifs';

const addressOf = ({ params }: MemberApiVisit) => ({
  programId: idFrom(params.program),
  runId: idFrom(params.run),
});

const list = memberOperation(
  {
    method: 'GET',
    path,
    summary: 'What was tried on a run, oldest first, with what it would come to.',
    answer: z.object({
      whatIfs: z.array(
        z.object({ id: z.uuid(), name: z.string(), changes: z.number().int(), summary }),
      ),
    }),
  },
  async (visit) => {
    const { programId, runId } = addressOf(visit);
    return asActor(visit.world.db, visit.actor, async (connection) => {
      await findFinishedRun(connection, visit.actor, programId, runId);
      return { whatIfs: await listScenarios(connection, runId) };
    });
  },
);

const shown = z.object({
  id: z.uuid(),
  name: z.string(),
  changes: z.array(scenarioChange),
  summary,
  pairs: z
    .array(z.tuple([z.uuid(), z.uuid(), z.number().int()]))
    .describe('Enrolments of mentee and mentor, and their fit.'),
  keptAs: z.uuid().nullable().describe('The run that it was kept as.'),
});

async function show(visit: MemberApiVisit, id: string): Promise<z.input<typeof shown>> {
  const { programId, runId } = addressOf(visit);
  return asActor(visit.world.db, visit.actor, async (connection) => {
    await findFinishedRun(connection, visit.actor, programId, runId);
    const { name, changes, result } = await findScenario(connection, runId, id);
    return {
      id,
      name,
      changes,
      summary: result.summary,
      pairs: result.proof.pairs,
      keptAs: await findKept(connection, id),
    };
  });
}

const look = memberOperation(
  {
    method: 'GET',
    path: `${path}/{whatIf}`,
    summary: 'One what-if: its changes in their order, its figures and its pairs.',
    answer: shown,
  },
  (visit) => show(visit, idFrom(visit.params.whatIf)),
);

const pair = { mentee: z.uuid(), mentor: z.uuid() };
const wanted = z.discriminatedUnion('change', [
  z.object({ change: z.literal('pin'), ...pair }),
  z.object({ change: z.literal('forbid'), ...pair }),
  z.object({ change: z.literal('capacity'), person: z.uuid(), places: places() }),
  z.object({ change: z.literal('withdraw'), person: z.uuid() }),
  z.object({ change: z.literal('add'), person: z.uuid() }),
  z.object({ change: z.literal('policy'), policy: z.looseObject({}) }),
]);

const change = memberOperation(
  {
    method: 'POST',
    path,
    summary:
      'Makes a change in a what-if, or begins one with it, and solves everything again. People are named by their enrolments; weights and rules change with a whole policy.',
    body: z.object({
      whatIf: z.uuid().nullable().default(null).describe('Without one, a new one begins.'),
      change: wanted,
    }),
    answer: shown,
    status: 201,
  },
  async (visit, { body }) => {
    const address = { ...addressOf(visit), scenarioId: body.whatIf };
    const made = await changeFrom(visit, body.change);
    return show(visit, await changeScenario(visit.world, visit.actor, address, made));
  },
);

async function changeFrom(
  visit: MemberApiVisit,
  given: z.output<typeof wanted>,
): Promise<ScenarioChange> {
  switch (given.change) {
    case 'add':
      return additionOf(visit.world, visit.actor, {
        ...addressOf(visit),
        enrolmentId: given.person,
      });
    case 'policy':
      return { change: 'policy', policy: withStandingRules(checkedPolicy(given.policy)) };
    default:
      return given;
  }
}

const takeBack = memberOperation(
  {
    method: 'POST',
    path: `${path}/{whatIf}/take-back`,
    summary: 'Takes one change back, by its place from 0, and solves everything again.',
    body: z.object({ at: z.number().int().min(0) }),
    answer: shown,
  },
  async (visit, { body }) => {
    const address = { ...addressOf(visit), scenarioId: idFrom(visit.params.whatIf) };
    return show(visit, await takeBackChange(visit.world, visit.actor, address, body.at));
  },
);

const keep = memberOperation(
  {
    method: 'POST',
    path: `${path}/{whatIf}/keep`,
    summary: 'Makes a run of it, whose pairs can be approved.',
    answer: z.object({ run: z.uuid() }),
    status: 201,
  },
  async (visit) => {
    const address = { ...addressOf(visit), scenarioId: idFrom(visit.params.whatIf) };
    return { run: await keepScenario(visit.world, visit.actor, address) };
  },
);

const throwAway = memberOperation(
  {
    method: 'POST',
    path: `${path}/{whatIf}/throw-away`,
    summary: 'Throws it away for good; runs that were made of it stay.',
    answer: z.object({}),
  },
  async (visit) => {
    const address = { ...addressOf(visit), scenarioId: idFrom(visit.params.whatIf) };
    await throwAwayScenario(visit.world, visit.actor, address);
    return {};
  },
);

export const operations = [list, look, change, takeBack, keep, throwAway];
