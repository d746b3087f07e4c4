import { RouterContextProvider } from 'react-router';
import { beforeAll, describe, expect, it } from 'vitest';
import { makePair, type Pair } from '../../../tests/support/engagement.ts';
import { createTestWorld, type TestWorld } from '../../../tests/support/world.ts';
import { memberContext, visitorContext, worldContext } from '../../http/context.ts';
import { asActor } from '../../platform/database.server.ts';
import { findEngagementForMember } from '../engagements/engagement-queries.server.ts';
import { checkIn } from './check-in.server.ts';
import { newGoal } from './goal.ts';
import { findGoal } from './goal-queries.server.ts';
import { addMilestone } from './milestones.server.ts';
import { action, loader } from './pages/goal.tsx';
import { writeGoal } from './write-goal.server.ts';

let world: TestWorld;
let pair: Pair;
let goalId: string;

/** What the page is given when somebody in this zone opens it or sends one of its forms. */
function visitFrom(timeZone: string, fields?: Record<string, string>) {
  const visitor = { personId: pair.mentee.personId, name: 'Mo', email: 'mo@x.example', timeZone };
  const context = new RouterContextProvider();
  context.set(worldContext, world);
  context.set(visitorContext, visitor);
  context.set(memberContext, {
    ...visitor,
    actor: pair.mentee,
    organization: {
      id: pair.organizationId,
      name: 'Here',
      slug: 'here',
      isExample: false,
      isCommons: false,
      smallestGroup: 5,
      guideIsPublic: true,
    },
  });
  const address = `http://ithaca.test/o/here/engagements/${pair.id}/goals/${goalId}`;
  const body = fields && new URLSearchParams(fields);
  return {
    context,
    params: { organization: 'here', engagement: pair.id, goal: goalId },
    request: new Request(address, body ? { method: 'POST', body } : {}),
  };
}

beforeAll(async () => {
  world = await createTestWorld();
  pair = await makePair(world);
  const scale = ['a', 'b', 'c', 'd', 'e'];
  const words = newGoal.parse({ title: 'Lead a meeting', dueOn: '2026-06-30', scale });
  ({ id: goalId } = await writeGoal(world, pair.mentee, pair.id, words));
  const which = { engagementId: pair.id, goalId };
  await addMilestone(world, pair.mentee, { ...which, title: 'First', dueOn: '2026-04-01' });
  // Half an hour before midnight in UTC: in Athens it is tomorrow, in Los Angeles the afternoon.
  world.clock.moveTo(new Date('2026-04-01T23:30:00Z'));
  await checkIn(world, pair.mentee, { ...which, progress: 20, comment: '' });
});

describe('the days on a goal’s page', () => {
  it('are those of the reader, on both sides of midnight', async () => {
    for (const [zone, day] of [
      ['UTC', '2026-04-01'],
      ['Europe/Athens', '2026-04-02'],
      ['America/Los_Angeles', '2026-04-01'],
    ] as const) {
      const page = await loader(visitFrom(zone));
      expect([page.today, page.checkIns[0]?.day], zone).toEqual([day, day]);
    }
  });

  it('date a milestone with the day of whoever ticks it', async () => {
    const milestone = () =>
      asActor(world.db, pair.mentee, async (connection) => {
        const engagement = await findEngagementForMember(connection, pair.mentee, pair.id);
        return (await findGoal(connection, engagement, goalId)).milestones[0];
      });
    const fields = {
      intent: 'milestone',
      milestoneId: (await milestone())?.id ?? '',
      deed: 'reach',
    };
    await action(visitFrom('Europe/Athens', fields));
    expect((await milestone())?.reachedOn).toBe('2026-04-02');
    await action(visitFrom('America/Los_Angeles', fields));
    expect((await milestone())?.reachedOn).toBe('2026-04-01');
  });
});
