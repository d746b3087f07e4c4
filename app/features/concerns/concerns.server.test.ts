import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makePair, type Pair, putInPhase } from '../../../tests/support/engagement.ts';
import { makeProgram } from '../../../tests/support/enrolled.ts';
import { createTestWorld, makeMember, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { countConcerns } from '../engagements/home-queries.server.ts';
import { acknowledgeConcern, openConcern } from './acknowledge-concern.server.ts';
import { findAddressee } from './addressee-queries.server.ts';
import { findConcern, listConcerns } from './concern-queries.server.ts';
import { raiseConcern } from './raise-concern.server.ts';

describe('a concern', () => {
  let world: TestWorld;
  let pair: Pair;
  let programId: string;
  let contact: Actor;
  beforeAll(async () => {
    world = await createTestWorld();
  });
  beforeEach(async () => {
    await world.runJobs();
    pair = await makePair(world);
    programId = await makeProgram(world, pair.organizationId);
    contact = await makeMember(world, pair.organizationId, { name: 'Contact' });
    await nameContact(contact.personId);
    await world.db
      .updateTable('engagement')
      .set({ program_id: programId })
      .where('id', '=', pair.id)
      .execute();
  });

  const nameContact = (personId: string | null) =>
    world.db
      .updateTable('program')
      .set({ concern_contact_id: personId })
      .where('id', '=', programId)
      .execute();
  const raise = (actor: Actor, text = 'They shouted at me') =>
    raiseConcern(world, actor, { engagementId: pair.id }, text);
  const read = (actor: Actor, id: string) =>
    asActor(world.db, actor, (connection) => findConcern(connection, actor, id));
  const list = (actor: Actor) =>
    asActor(world.db, actor, (connection) => listConcerns(connection, actor));
  const addressee = (actor: Actor) =>
    asActor(world.db, actor, (connection) =>
      findAddressee(connection, actor, { engagementId: pair.id }),
    );
  const everybodyElse = () => [...pair.outsiders, { who: 'the partner', actor: pair.mentor }];

  it('is read by the contact and its author, and by nobody else, whatever their role', async () => {
    const id = await raise(pair.mentee);
    for (const actor of [pair.mentee, contact]) {
      expect((await read(actor, id)).text).toBe('They shouted at me');
      expect(await list(actor)).toHaveLength(1);
    }
    for (const { who, actor } of everybodyElse()) {
      await expect(read(actor, id), who).rejects.toThrow('not found');
      expect(await list(actor), who).toEqual([]);
      await expect(acknowledgeConcern(world, actor, id, ''), who).rejects.toThrow('not found');
      await openConcern(world, actor, id);
    }
    expect((await read(pair.mentee, id)).openedAt).toBeNull();
  });

  it('is announced without a word of it, in no outbox', async () => {
    await raise(pair.mentee);
    const mails = await world.runJobs();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.to).toMatch(/^contact\./);
    expect(JSON.stringify(mails)).not.toMatch(/shouted|Member|concern\b(?!s\/)/i);
    const outbox = await world.db
      .selectFrom('mail')
      .select('organization_id')
      .where('subject', 'like', 'Something waits%')
      .execute();
    expect(outbox.every((mail) => mail.organization_id === null)).toBe(true);
  });

  it('is acknowledged with its time and a word, once, and its author hears of it', async () => {
    const id = await raise(pair.mentee);
    await world.runJobs();
    expect(await asActor(world.db, contact, (c) => countConcerns(c, contact))).toEqual({
      any: true,
      waiting: 1,
    });
    world.clock.moveTo(new Date('2026-03-03T09:00:00Z'));
    await openConcern(world, contact, id);
    world.clock.moveTo(new Date('2026-03-04T09:00:00Z'));
    await acknowledgeConcern(world, contact, id, 'I call you today');
    await expect(acknowledgeConcern(world, contact, id, '')).rejects.toThrow(
      'concerns:problems.acknowledged',
    );
    await expect(acknowledgeConcern(world, pair.mentee, id, '')).rejects.toThrow('not found');
    expect(await read(pair.mentee, id)).toMatchObject({
      openedAt: new Date('2026-03-03T09:00:00Z'),
      acknowledgedAt: new Date('2026-03-04T09:00:00Z'),
      reply: 'I call you today',
    });
    const [mail, ...others] = await world.runJobs();
    expect(others).toEqual([]);
    expect(mail?.text).toContain(`/concerns/${id}`);
    expect(JSON.stringify(mail)).not.toMatch(/call you/);
    expect((await asActor(world.db, contact, (c) => countConcerns(c, contact))).waiting).toBe(0);
  });

  it('says plainly where nobody can be told, and names the admins, none of the pair', async () => {
    await nameContact(null);
    expect(await addressee(pair.mentee)).toMatchObject({
      contact: null,
      whyNot: 'nobody',
      admins: [{ name: 'Ada Admin' }],
    });
    await expect(raise(pair.mentee)).rejects.toThrow('concerns:whyNot.nobody');
    await nameContact(pair.mentor.personId);
    expect((await addressee(pair.mentee)).whyNot).toBe('partner');
    await expect(raise(pair.mentee)).rejects.toThrow('concerns:whyNot.partner');
    expect((await addressee(pair.mentor)).whyNot).toBe('oneself');
    const former = await world.db
      .selectFrom('mail')
      .select('id')
      .where('sent_at', 'is', null)
      .execute();
    expect(former).toEqual([]);
  });

  it('has nobody to go to when the contact is no longer a member', async () => {
    await world.db.deleteFrom('membership').where('person_id', '=', contact.personId).execute();
    expect((await addressee(pair.mentee)).whyNot).toBe('nobody');
    await expect(raise(pair.mentee)).rejects.toThrow('concerns:whyNot.nobody');
  });

  it('can be raised after the end, and from the program by whoever is in it', async () => {
    await putInPhase(world, pair.id, 'ended_early');
    await raise(pair.mentee);
    const stranger = pair.outsiders.at(-1)?.actor;
    if (!stranger) throw new Error('no stranger');
    await expect(raiseConcern(world, stranger, { programId }, 'x')).rejects.toThrow('not found');
    await raiseConcern(world, pair.mentor, { programId }, 'The program worries me');
    await world.db
      .updateTable('program')
      .set({ state: 'running' })
      .where('id', '=', programId)
      .execute();
    // The pair has no enrolment in this test, and a running cohort is closed to others.
    await expect(raiseConcern(world, pair.mentor, { programId }, 'x')).rejects.toThrow('not found');
    expect(await list(contact)).toHaveLength(2);
  });

  it('is not raised by outsiders from an engagement, and leaves no mail behind', async () => {
    for (const { who, actor } of pair.outsiders) {
      await expect(raise(actor), who).rejects.toThrow('not found');
    }
    expect(await world.runJobs()).toEqual([]);
    expect(
      await world.db.selectFrom('mail').select('id').where('sent_at', 'is', null).execute(),
    ).toEqual([]);
  });

  it('cannot be addressed to anybody else, whatever the code above the database does', async () => {
    const forged = asActor(world.db, pair.mentee, (connection) =>
      connection
        .insertInto('concern')
        .values({
          id: world.random.id(),
          organization_id: pair.organizationId,
          program_id: programId,
          author_id: pair.mentee.personId,
          contact_id: pair.mentor.personId,
          text: 'x',
          created_at: world.clock.now(),
        })
        .execute(),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
  });
});
