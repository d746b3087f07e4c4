import { createManualClock, todayOf } from '../../platform/clock.ts';
import type { Queue } from '../../platform/queue.server.ts';
import { createSeededRandom } from '../../platform/random.ts';
import type { World } from '../../platform/world.ts';
import { prepareRound } from '../choice/prepare-round.server.ts';
import { callMailSent } from '../mail/call-mail-sent.server.ts';
import { exampleDomain } from '../mail/invented-addresses.ts';
import { runMatching } from '../matching/run-matching.server.ts';
import { removeExampleOrganizations } from '../organizations/remove-example.server.ts';
import { hasExampleSignIns } from '../people/example-queries.server.ts';
import {
  examplePassword,
  exampleRoles,
  exampleSignIns as signIns,
} from '../people/example-sign-ins.ts';
import { givePassword } from '../people/give-password.server.ts';
import { removePeopleAt } from '../people/remove-people.server.ts';
import { makeCast } from './cast.ts';
import { createChance } from './chance.ts';
import { dayAfter, moment, type Past } from './past.ts';
import { tellHistory } from './tell-history.server.ts';
import { tellOrganization } from './tell-organization.server.ts';

/** Everything that is drawn is drawn from this: the same people, pairs and words on every server. */
const seed = 20_260;
const name = 'Harbour & Hill';

const underWay = new WeakMap<World, Promise<void>>();

/**
 * Fills the server with the example organization, by the same commands as real use, on a clock that
 * runs through its history and ends today. Does nothing where it is there already; a second caller
 * waits for the first.
 */
export async function makeExample(world: World, say: (line: string) => void): Promise<void> {
  const making = underWay.get(world) ?? makeOnce(world, say);
  underWay.set(world, making);
  try {
    await making;
  } finally {
    underWay.delete(world);
  }
}

async function makeOnce(world: World, say: (line: string) => void): Promise<void> {
  if (await hasExampleSignIns(world)) return;
  // Passwords come last: without them an earlier attempt was cut short.
  await removeExampleOrganizations(world);
  await removePeopleAt(world, exampleDomain);
  say(`Making the example organization, ${name} (about half a minute)…`);
  const today = todayOf(world);
  const past = beginPast(world, moment(dayAfter(today, -330), 9));
  const cast = makeCast(createChance(seed), { mentors: 22, mentees: 34 });
  const company = await tellOrganization(past, name, cast);
  await tellHistory(past, seed, company, today);
  await callMailSent(world, company.organizationId);
  for (const role of exampleRoles) {
    await givePassword(world, company[role].actor.personId, examplePassword);
  }
}

/** A world of its own: seeded chance, a clock to move, jobs done on the spot, mail that stays. */
function beginPast(world: World, start: Date): Past {
  const clock = createManualClock(start);
  const queue: Queue = {
    async add(job, data) {
      if (job === 'run-matching' && 'runId' in data) await runMatching(past, data.runId);
      if (job === 'prepare-choice' && 'roundId' in data) await prepareRound(past, data.roundId);
    },
  };
  const past: Past = { ...world, clock, queue, random: createSeededRandom(seed) };
  return past;
}

/** How to look around, for whoever started the server. */
export function exampleSignIns(): string[] {
  return [
    `Look around as one of the people of ${name} (the sign-in page offers them as buttons);`,
    `the password of each is '${examplePassword}':`,
    ...exampleRoles.map((role) => `  ${role.padEnd(8)} ${signIns[role].email}`),
  ];
}
