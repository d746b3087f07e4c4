import { redirect } from 'react-router';
import { z } from 'zod';
import { line, optional } from '../../../http/fields.ts';
import { form, type MemberVisit } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { refusal } from '../../../platform/refusal.ts';
import { findByName } from '../people-names.server.ts';
import {
  additionOf,
  changeScenario,
  type ScenarioAddress,
} from '../what-if/change-scenario.server.ts';
import { places, type ScenarioChange } from '../what-if/scenario.ts';

const who = () => line(254);
const pinOrForbid = z.enum(['pin', 'forbid']);

/** The scenario in the page's address, or in a form's field; none begins a new one. */
function addressOf({ params }: MemberVisit, given: { scenario?: string | undefined }) {
  const scenario = params.scenario ?? given.scenario;
  return {
    programId: idFrom(params.program),
    runId: idFrom(params.run),
    scenarioId: scenario && scenario !== 'new' ? idFrom(scenario) : null,
  } satisfies ScenarioAddress;
}

export async function solveAgain(
  visit: MemberVisit,
  change: ScenarioChange,
  given: { scenario?: string | undefined } = {},
): Promise<Response> {
  const { world, actor, params } = visit;
  const id = await changeScenario(world, actor, addressOf(visit, given), change);
  const base = `/o/${params.organization}/programs/${params.program}/matching`;
  return redirect(`${base}/${params.run}/what-if/${id}?said=studio.changed`);
}

const scenario = { scenario: optional(z.uuid()) };

/** The forms that change a scenario; whoever is named by a person is looked up, pages name ids. */
export const scenarioForms = {
  pair: form(
    z.object({ mentee: who(), mentor: who(), what: pinOrForbid }),
    async (visit: MemberVisit, { mentee, mentor, what }) => {
      const { world, actor, params } = visit;
      const [one, other] = await findByName(world, actor, idFrom(params.program), [
        { typed: mentee, side: 'mentee', field: 'mentee' },
        { typed: mentor, side: 'mentor', field: 'mentor' },
      ]);
      if (!one || !other || one === other) {
        throw refusal('mentor', 'studio:problems.onlyOnePerson');
      }
      return solveAgain(visit, { change: what, mentee: one, mentor: other });
    },
  ),
  person: form(
    z.object({ person: who(), places: places() }),
    async (visit: MemberVisit, { person, places: wanted }) => {
      const { world, actor, params } = visit;
      const named = { typed: person, field: 'person' };
      const [one = ''] = await findByName(world, actor, idFrom(params.program), [named]);
      return solveAgain(visit, toPlaces(one, wanted));
    },
  ),
  newcomer: form(z.object({ newcomer: who() }), async (visit: MemberVisit, { newcomer }) => {
    const { world, actor, params } = visit;
    const programId = idFrom(params.program);
    const named = { typed: newcomer, field: 'newcomer' };
    const [one = ''] = await findByName(world, actor, programId, [named]);
    const runId = idFrom(params.run);
    const change = await additionOf(world, actor, { programId, runId, enrolmentId: one });
    return solveAgain(visit, change);
  }),
  decide: form(
    z.object({ mentee: z.uuid(), mentor: z.uuid(), what: pinOrForbid, ...scenario }),
    async (visit: MemberVisit, { what, mentee, mentor, ...given }) =>
      solveAgain(visit, { change: what, mentee, mentor }, given),
  ),
  places: form(
    z.object({ id: z.uuid(), places: places(), ...scenario }),
    async (visit: MemberVisit, { id, places: wanted, ...given }) =>
      solveAgain(visit, toPlaces(id, wanted), given),
  ),
};

function toPlaces(person: string, wanted: number): ScenarioChange {
  return wanted === 0
    ? { change: 'withdraw', person }
    : { change: 'capacity', person, places: wanted };
}
