import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makePair, type Pair, putInPhase } from '../../../tests/support/engagement.ts';
import { createTestWorld, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import {
  type Engagement,
  findEngagementForMember,
} from '../engagements/engagement-queries.server.ts';
import { loadSituations } from '../engagements/situation-queries.server.ts';
import { editMessage } from './edit-message.server.ts';
import { markSeen } from './mark-seen.server.ts';
import {
  findAttachment,
  findMessage,
  listMessages,
  listVersions,
} from './message-queries.server.ts';
import { writeMessage } from './write-message.server.ts';

describe('messages', () => {
  let world: TestWorld;
  let pair: Pair;
  beforeAll(async () => {
    world = await createTestWorld();
  });
  beforeEach(async () => {
    pair = await makePair(world);
    await putInPhase(world, pair.id, 'working');
    world.clock.moveTo(new Date('2026-03-02T09:00:00Z'));
    await world.runJobs();
  });

  const later = (minutes: number) =>
    world.clock.moveTo(new Date(world.clock.now().getTime() + minutes * 60_000));
  const asMember = <T>(
    actor: Actor,
    work: (
      connection: Parameters<Parameters<typeof asActor>[2]>[0],
      engagement: Engagement,
    ) => Promise<T>,
  ) =>
    asActor(world.db, actor, async (connection) =>
      work(connection, await findEngagementForMember(connection, actor, pair.id)),
    );
  const look = (actor: Actor) =>
    asMember(actor, (connection, engagement) => markSeen(connection, world, engagement));
  const read = (actor: Actor) => asMember(actor, listMessages);
  const write = (actor: Actor, text: string) => writeMessage(world, actor, pair.id, { text });
  const unread = (actor: Actor) =>
    asMember(actor, async (connection, engagement) => {
      const [situation] = await loadSituations(connection, actor, [engagement]);
      return situation?.unreadMessages;
    });

  it('are read by both, newest first', async () => {
    await write(pair.mentor, 'Hello');
    later(1);
    await write(pair.mentee, 'Hello to you');
    for (const actor of [pair.mentor, pair.mentee]) {
      expect((await read(actor)).map(({ author, text }) => [author, text])).toEqual([
        ['Member 2', 'Hello to you'],
        ['Member 1', 'Hello'],
      ]);
    }
  });

  it('are announced by one mail without their words, until the reader has looked', async () => {
    await write(pair.mentor, 'a secret of mine');
    later(1);
    await write(pair.mentor, 'and another');
    const first = await world.runJobs();
    expect(first).toHaveLength(1);
    expect(first[0]?.text).toContain(`/engagements/${pair.id}/messages`);
    expect(JSON.stringify(first)).not.toMatch(/secret|another/);
    later(1);
    await look(pair.mentee);
    later(1);
    await write(pair.mentor, 'a third');
    expect(await world.runJobs()).toHaveLength(1);
  });

  it('wait on the overview of whoever has not read them', async () => {
    await write(pair.mentor, 'Hello');
    expect(await unread(pair.mentor)).toBe(0);
    expect(await unread(pair.mentee)).toBe(1);
    later(1);
    await look(pair.mentee);
    expect(await unread(pair.mentee)).toBe(0);
    later(1);
    await write(pair.mentor, 'More');
    expect(await unread(pair.mentee)).toBe(1);
  });

  it('keep every earlier version for both to read', async () => {
    const messageId = await write(pair.mentor, 'Frist');
    const edit = (actor: Actor, text: string) =>
      editMessage(world, actor, { engagementId: pair.id, messageId, text });
    later(1);
    await edit(pair.mentor, 'First');
    await edit(pair.mentor, 'First');
    later(1);
    await edit(pair.mentor, 'First of all');
    const message = await asMember(pair.mentee, (connection, engagement) =>
      findMessage(connection, engagement, messageId),
    );
    expect([message.text, message.editedAt]).toEqual(['First of all', world.clock.now()]);
    const versions = await asMember(pair.mentee, (connection, engagement) =>
      listVersions(connection, engagement, messageId),
    );
    expect(versions.map(({ number, text }) => [number, text])).toEqual([
      [2, 'First'],
      [1, 'Frist'],
    ]);
    await expect(edit(pair.mentee, 'Forged')).rejects.toThrow('not found');
  });

  it('are changed by nobody else, whatever the code above the database does', async () => {
    const messageId = await write(pair.mentor, 'Mine');
    await asActor(world.db, pair.mentee, async (connection) => {
      const changed = await connection
        .updateTable('message')
        .set({ text: 'Forged' })
        .where('id', '=', messageId)
        .returning('id')
        .execute();
      expect(changed).toEqual([]);
    });
    const forged = asActor(world.db, pair.mentee, (connection) =>
      connection
        .insertInto('message')
        .values({
          id: world.random.id(),
          organization_id: pair.organizationId,
          engagement_id: pair.id,
          author_id: pair.mentor.personId,
          text: 'Forged',
          created_at: world.clock.now(),
        })
        .execute(),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
  });

  it('carry files of an allowed type, and refuse all for one of another, with nothing kept', async () => {
    const bytes = new TextEncoder().encode('Notes');
    const write = (...names: string[]) =>
      writeMessage(
        world,
        pair.mentor,
        pair.id,
        { text: 'See' },
        names.map((name) => ({ name, bytes })),
      );
    await write('a.txt', 'b.md');
    const [message] = await read(pair.mentee);
    expect(message?.attachments).toMatchObject([
      { fileName: 'a.txt', size: 5 },
      { fileName: 'b.md', size: 5 },
    ]);
    const kept = await asMember(pair.mentee, (connection, engagement) =>
      findAttachment(connection, engagement, message?.attachments[0]?.id ?? ''),
    );
    expect(kept.mediaType).toBe('text/plain; charset=utf-8');
    expect(await world.files.read(kept.storageName)).toEqual(bytes);
    await expect(write('a.txt', 'a.html')).rejects.toThrow('files: messages:problems.fileType');
    const six = ['1.txt', '2.txt', '3.txt', '4.txt', '5.txt', '6.txt'];
    await expect(write(...six)).rejects.toThrow('files: messages:problems.manyFiles');
    expect(await read(pair.mentee)).toHaveLength(1);
  });

  it('leave no file behind when the message is refused', async () => {
    const files = new Set<string>();
    const watched = {
      ...world,
      files: {
        ...world.files,
        async write(name: string) {
          files.add(name);
          throw new Error('the disk is full');
        },
        async remove(name: string) {
          files.delete(name);
        },
      },
    };
    const bytes = new TextEncoder().encode('x');
    await expect(
      writeMessage(watched, pair.mentor, pair.id, { text: 'x' }, [{ name: 'a.txt', bytes }]),
    ).rejects.toThrow('the disk is full');
    expect(files.size).toBe(0);
    expect(await read(pair.mentor)).toEqual([]);
  });

  it('end with the engagement, and stay readable', async () => {
    const messageId = await write(pair.mentor, 'Hello');
    await putInPhase(world, pair.id, 'closed');
    await expect(write(pair.mentor, 'More')).rejects.toThrow('engagements:problems.ended');
    await expect(
      editMessage(world, pair.mentor, { engagementId: pair.id, messageId, text: 'x' }),
    ).rejects.toThrow('engagements:problems.ended');
    expect(await read(pair.mentee)).toHaveLength(1);
  });

  it('are not there for managers, admins, outsiders and former members', async () => {
    const messageId = await write(pair.mentor, 'Between us');
    for (const { who, actor } of pair.outsiders) {
      await expect(read(actor), who).rejects.toThrow('not found');
      await expect(write(actor, 'Me too'), who).rejects.toThrow('not found');
      await expect(
        editMessage(world, actor, { engagementId: pair.id, messageId, text: 'x' }),
        who,
      ).rejects.toThrow('not found');
    }
  });
});
