import { beforeEach, describe, expect, it } from 'vitest';
import { createBrowser } from '../../../../tests/support/browser.ts';
import { createTestWorld, makeMember, makeOrganization } from '../../../../tests/support/world.ts';
import type { Actor } from '../../../platform/actor.ts';
import { asActor } from '../../../platform/database.server.ts';
import { NotFound } from '../../../platform/refusal.ts';
import type { World } from '../../../platform/world.ts';
import { enterCommons } from '../../organizations/enter-commons.server.ts';
import {
  findCommonsOf,
  isSetUp,
  listOrganizationsOf,
} from '../../organizations/organization-queries.server.ts';
import { ensurePeople } from '../../people/ensure-people.server.ts';
import { ensureSkills } from '../../skills/ensure-skills.server.ts';
import { endEngagementEarly } from '../end-engagement-early.server.ts';
import { findEngagementForMember, listEngagementsOf } from '../engagement-queries.server.ts';
import {
  acceptEngagementAsNewcomer,
  acceptEngagementInvitation,
  declineEngagementInvitation,
} from './answer-engagement-invitation.server.ts';
import { listSentInvitations } from './engagement-invitation-queries.server.ts';
import {
  inviteAgain,
  inviteToEngagement,
  withdrawEngagementInvitation,
} from './invite-to-engagement.server.ts';

const world = await createTestWorld();
const silent: World = { ...world, deliversMail: false };
const start = new Date('2026-03-02T09:00:00Z');
let number = 0;
let email = '';
beforeEach(async () => {
  world.clock.moveTo(start);
  number += 1;
  email = `nia${number}@example.org`;
  await world.runJobs();
});

const refused = (key: string, field = '') => ({
  problems: [expect.objectContaining({ key, field })],
});
const given = {
  name: 'Nia',
  role: 'mentor',
  message: 'Your way of teaching.',
  startsOn: '2026-03-02',
  endsOn: '2026-09-01',
  cadenceDays: 30,
  sessionMinutes: 60,
} as const;
const newcomer = { name: 'Nia Okafor', password: 'a raft of olive logs' };

/** Somebody with an account and no organization. */
async function makePerson(name = 'Ada') {
  const address = `${name.toLowerCase()}${world.random.id().slice(0, 8)}@example.org`;
  const people = await ensurePeople(world.db, world, [{ email: address, name }]);
  const personId = people.get(address)?.id ?? '';
  await world.db
    .updateTable('person')
    .set({ email_verified: true })
    .where('id', '=', personId)
    .execute();
  return { personId, email: address, name };
}

async function invite(inviter: Awaited<ReturnType<typeof makePerson>>, to = email) {
  await inviteToEngagement(world, inviter, { ...given, email: to });
  const mail = (await world.runJobs()).find((sent) => sent.to === to);
  return /\/invited\/(\w+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

const actorOf = (personId: string): Promise<Actor> =>
  world.db.transaction().execute(async (connection) => {
    return (await enterCommons(connection, world, personId)).actor;
  });

async function makeInformalPair() {
  const [ada, bo] = [await makePerson('Ada'), await makePerson('Bo')];
  const token = await invite(ada, bo.email);
  const { engagementId } = await acceptEngagementInvitation(world, bo, token);
  return {
    engagementId,
    ada: await actorOf(ada.personId),
    bo: await actorOf(bo.personId),
  };
}

describe('inviting somebody to an informal engagement', () => {
  it('starts one when a newcomer accepts by the mailed link, which proves the address', async () => {
    const ada = await makePerson();
    const token = await invite(ada);
    const { begun, headers } = await acceptEngagementAsNewcomer(
      world,
      createBrowser(world).request(),
      token,
      newcomer,
    );
    expect(headers.getSetCookie().length).toBeGreaterThan(0);
    const nia = await world.db
      .selectFrom('person')
      .selectAll()
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    expect(nia).toMatchObject({ name: 'Nia Okafor', email_verified: true });
    const actor = await actorOf(nia.id);
    const engagement = await asActor(world.db, actor, (connection) =>
      findEngagementForMember(connection, actor, begun.engagementId),
    );
    expect(engagement).toMatchObject({ kind: 'one_to_one', phase: 'preparing', program: null });
    expect(engagement.me.role).toBe('mentor');
    expect(engagement.partners).toMatchObject([{ name: 'Ada', role: 'mentee' }]);
    const mails = await world.runJobs();
    expect(mails.map(({ to, subject }) => [to, subject])).toContainEqual([
      ada.email,
      'Nia Okafor has accepted',
    ]);
    // Once: the link is used up.
    await expect(
      acceptEngagementInvitation(world, { personId: nia.id, email }, token),
    ).rejects.toMatchObject(refused('informal:problems.notGood'));
  });

  it('keeps the inviter’s words out of the mail', async () => {
    const ada = await makePerson();
    await inviteToEngagement(world, ada, { ...given, email });
    const [mail] = await world.runJobs();
    expect(mail?.subject).toBe('Ada asks you to be their mentor');
    expect(mail?.text).not.toContain(given.message);
  });

  it('refuses oneself, a second open one, a past end, and too many', async () => {
    const ada = await makePerson();
    const ask = (over: Partial<Parameters<typeof inviteToEngagement>[2]>) =>
      inviteToEngagement(world, ada, { ...given, email, ...over });
    await expect(ask({ email: ada.email })).rejects.toMatchObject(
      refused('informal:problems.oneself', 'email'),
    );
    await expect(ask({ startsOn: '2026-01-01', endsOn: '2026-03-01' })).rejects.toMatchObject(
      refused('informal:problems.over', 'endsOn'),
    );
    await ask({});
    await expect(ask({})).rejects.toMatchObject(
      refused('informal:problems.invitedAlready', 'email'),
    );
    for (let more = 1; more < 20; more++) await ask({ email: `more${more}.${email}` });
    await expect(ask({ email: `last.${email}` })).rejects.toMatchObject(
      refused('informal:problems.tooMany'),
    );
  });

  it('refuses the inviter’s own yes, and that of a third person once the address has an account', async () => {
    const [ada, bo, cy] = [await makePerson('Ada'), await makePerson('Bo'), await makePerson('Cy')];
    const token = await invite(ada, bo.email);
    await expect(acceptEngagementInvitation(world, ada, token)).rejects.toMatchObject(
      refused('informal:problems.oneself'),
    );
    await expect(acceptEngagementInvitation(world, cy, token)).rejects.toMatchObject(
      refused('organizations:join.forAnother'),
    );
    expect((await acceptEngagementInvitation(world, bo, token)).engagementId).toBeTruthy();
  });

  it('shows the inviter that it was declined, and sends them a kind mail', async () => {
    const ada = await makePerson();
    const token = await invite(ada);
    await declineEngagementInvitation(world, token);
    expect(await world.runJobs()).toMatchObject([{ to: ada.email, subject: 'Nia has declined' }]);
    const actor = await actorOf(ada.personId);
    const list = () =>
      asActor(world.db, actor, (connection) => listSentInvitations(connection, start));
    const [sent] = await list();
    expect(sent).toMatchObject({ email, state: 'declined' });
    await withdrawEngagementInvitation(world, actor, sent?.id ?? '');
    expect(await list()).toEqual([]);
    await expect(declineEngagementInvitation(world, token)).rejects.toMatchObject(
      refused('informal:problems.notGood'),
    );
  });

  it('lapses after thirty days, is shown so, and can be sent once more', async () => {
    const ada = await makePerson();
    const token = await invite(ada);
    const actor = await actorOf(ada.personId);
    const [sent] = await asActor(world.db, actor, (connection) =>
      listSentInvitations(connection, start),
    );
    const id = sent?.id ?? '';
    await expect(inviteAgain(world, ada, actor, id)).rejects.toMatchObject(
      refused('informal:problems.againTooSoon'),
    );
    const late = new Date('2026-04-02T09:00:00Z');
    world.clock.moveTo(late);
    await expect(declineEngagementInvitation(world, token)).rejects.toMatchObject(
      refused('informal:problems.notGood'),
    );
    const [lapsed] = await asActor(world.db, actor, (connection) =>
      listSentInvitations(connection, late),
    );
    expect(lapsed).toMatchObject({ id, state: 'expired' });
    const stranger = await actorOf((await makePerson('Bo')).personId);
    await expect(inviteAgain(world, ada, stranger, id)).rejects.toBeInstanceOf(NotFound);
    await inviteAgain(world, ada, actor, id);
    const [mail] = await world.runJobs();
    expect(mail?.to).toBe(email);
    await declineEngagementInvitation(world, /\/invited\/(\w+)/.exec(mail?.text ?? '')?.[1] ?? '');
  });

  it('never lets a link that its inviter saw claim somebody whom an import brought', async () => {
    const ada = await makePerson();
    await ensurePeople(world.db, world, [{ email, name: 'Imported' }]);
    const { link } = await inviteToEngagement(silent, ada, { ...given, email });
    const token = link?.split('/').at(-1) ?? '';
    await expect(
      acceptEngagementAsNewcomer(silent, createBrowser(world).request(), token, newcomer),
    ).rejects.toMatchObject(refused('organizations:join.proveAddress'));
  });
});

describe('the commons', () => {
  it('is one place, is no organization of theirs, and sets nothing up', async () => {
    const ada = await makePerson();
    expect(await findCommonsOf(world, ada.personId)).toBeNull();
    const actors = await Promise.all([actorOf(ada.personId), actorOf(ada.personId)]);
    expect(new Set(actors.map((actor) => actor.organizationId)).size).toBe(1);
    expect(await findCommonsOf(world, ada.personId)).toEqual({ slug: 'commons' });
    expect(await listOrganizationsOf(world, ada.personId)).toEqual([]);
    expect(await isSetUp(world)).toBe(false);
  });

  it('shows a member nobody but themselves and their partners', async () => {
    const { ada, bo, engagementId } = await makeInformalPair();
    const other = await makeInformalPair();
    const people = (actor: Actor) =>
      asActor(world.db, actor, async (connection) => {
        const of = async (table: 'membership' | 'profile') =>
          (await connection.selectFrom(table).select('person_id').execute())
            .map((row) => row.person_id)
            .sort();
        const persons = await connection.selectFrom('person').select('id').execute();
        return {
          persons: persons.map((row) => row.id).sort(),
          members: await of('membership'),
          profiles: await of('profile'),
        };
      });
    const both = [ada.personId, bo.personId].sort();
    expect(await people(ada)).toEqual({ persons: both, members: both, profiles: both });
    const loner = await actorOf((await makePerson('Cy')).personId);
    const alone = [loner.personId];
    expect(await people(loner)).toEqual({ persons: alone, members: alone, profiles: alone });
    // A partner stays a partner after the end: what was written together stays readable.
    await endEngagementEarly(world, bo, engagementId);
    expect((await people(ada)).persons).toEqual(both);
    expect((await people(ada)).persons).not.toContain(other.ada.personId);
  });

  it('shows one member’s skills to their partner and to nobody else', async () => {
    const { ada, bo } = await makeInformalPair();
    const other = await makeInformalPair();
    const skills = (actor: Actor) =>
      asActor(world.db, actor, async (connection) =>
        (await connection.selectFrom('skill').select('name').execute()).map((row) => row.name),
      );
    const write = (actor: Actor) =>
      asActor(world.db, actor, (connection) =>
        ensureSkills(connection, world, actor.organizationId, ['Leaving quietly']),
      );
    await write(ada);
    expect(await skills(bo)).toEqual(['Leaving quietly']);
    expect(await skills(other.ada)).toEqual([]);
    expect((await write(other.ada)).size).toBe(1);
  });

  it('has nobody who sees that an engagement exists, except its members', async () => {
    const { ada, bo, engagementId } = await makeInformalPair();
    const here = await makeOrganization(world);
    const fellow = await actorOf((await makePerson('Cy')).personId);
    // Even a role that slipped in would open nothing.
    const boss: Actor = {
      ...(await makeMember(world, ada.organizationId, { role: 'admin' })),
      role: 'admin',
    };
    const onlooker: Actor = { ...here.admin, organizationId: ada.organizationId };
    for (const actor of [fellow, boss, here.admin, onlooker]) {
      await asActor(world.db, actor, async (connection) => {
        for (const table of ['engagement', 'engagement_member', 'engagement_event'] as const) {
          expect(await connection.selectFrom(table).selectAll().execute()).toEqual([]);
        }
        for (const table of ['engagement_invitation', 'mail'] as const) {
          const rows = await connection.selectFrom(table).select('id').execute();
          expect(rows).toEqual([]);
        }
        await expect(
          findEngagementForMember(connection, actor, engagementId),
        ).rejects.toBeInstanceOf(NotFound);
      });
    }
    for (const actor of [ada, bo]) {
      const mine = await asActor(world.db, actor, (connection) =>
        listEngagementsOf(connection, actor),
      );
      expect(mine.map(({ id }) => id)).toEqual([engagementId]);
    }
  });

  it('hides an engagement from who left it', async () => {
    const { ada, bo, engagementId } = await makeInformalPair();
    await world.db
      .updateTable('engagement_member')
      .set({ left_at: start })
      .where('engagement_id', '=', engagementId)
      .where('person_id', '=', bo.personId)
      .execute();
    await asActor(world.db, bo, async (connection) => {
      await expect(findEngagementForMember(connection, bo, engagementId)).rejects.toBeInstanceOf(
        NotFound,
      );
      const persons = await connection.selectFrom('person').select('id').execute();
      expect(persons.map(({ id }) => id)).toEqual([bo.personId]);
    });
    expect(ada.personId).not.toBe(bo.personId);
  });
});
