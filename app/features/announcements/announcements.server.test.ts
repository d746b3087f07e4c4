import { beforeAll, describe, expect, it } from 'vitest';
import { enrol, makeProgram } from '../../../tests/support/enrolled.ts';
import { createTestWorld, makeOrganization } from '../../../tests/support/world.ts';
import { NotFound } from '../../platform/refusal.ts';
import { startEngagement } from '../engagements/start-engagement.server.ts';
import { unsubscribe } from '../nudges/nudge-setting.server.ts';
import { writeInvitation } from '../organizations/write-invitation.server.ts';
import { newAnnouncement } from './announcement.ts';
import { findAnnouncement, listAnnouncements } from './announcement-queries.server.ts';
import { sendAnnouncement } from './send-announcement.server.ts';
import { draftAnnouncement, reviseAnnouncement } from './write-announcement.server.ts';

const world = await createTestWorld();
const home = await makeOrganization(world, { members: 1 });
const elsewhere = await makeOrganization(world, { members: 0 });
const { manager } = home;
let program: string;

const write = (audience: string, text = 'First words.\n\nSecond.') =>
  draftAnnouncement(
    world,
    manager,
    program,
    newAnnouncement.parse({ audience, subject: 'News', text }),
  );
const send = async (audience: string) => {
  const count = await sendAnnouncement(world, manager, program, await write(audience));
  const mails = await world.runJobs();
  expect(mails).toHaveLength(count);
  return mails;
};
const refused = (key: string) => ({ problems: [expect.objectContaining({ key })] });

describe('what managers write to their people', () => {
  beforeAll(async () => {
    program = await makeProgram(world, home.organizationId);
    const add = (name: string, side: 'mentee' | 'mentor', state = 'accepted') =>
      enrol(world, home.organizationId, program, { name, side, state });
    const ann = await add('Ann', 'mentee', 'matched');
    const max = await add('Max', 'mentor', 'matched');
    await add('Wim', 'mentee', 'waitlisted');
    await add('Una', 'mentee');
    await add('Gone', 'mentee', 'withdrawn');
    await world.db.transaction().execute(async (connection) => {
      await startEngagement(connection, world, {
        organizationId: home.organizationId,
        programId: program,
        proposalId: null,
        kind: 'one_to_one',
        startsOn: '2026-03-02',
        endsOn: '2026-11-30',
        cadenceDays: 30,
        sessionMinutes: 60,
        members: [
          { personId: max.actor.personId, enrolmentId: max.enrolmentId, role: 'mentor' },
          { personId: ann.actor.personId, enrolmentId: ann.enrolmentId, role: 'mentee' },
        ],
      });
      await writeInvitation(connection, world, {
        organizationId: home.organizationId,
        email: 'nia@away.example',
        name: '',
        role: 'member',
        programId: program,
        invitedBy: manager.personId,
      });
    });
    await world.runJobs();
  });

  it('can go to each part of a program, counted in words', async () => {
    const { audiences } = await listAnnouncements(world, manager, program);
    const counts = Object.fromEntries(
      audiences.map(({ segment, side, count }) => [side ? `${segment} ${side}` : segment, count]),
    );
    expect(counts).toMatchObject({
      notEnrolled: 4,
      invited: 1,
      applied: 0,
      waitlisted: 1,
      neverCame: 0,
      unmatched: 1,
      'unmatched mentor': 0,
      noSession: 2,
      'noSession mentor': 1,
      atWork: 2,
      everybody: 4,
      'everybody mentee': 3,
    });
    expect(counts).not.toHaveProperty('untrained');
  });

  it('is looked at first, as one of them gets it, and can be changed', async () => {
    const id = await write('waitlisted');
    const { preview } = await findAnnouncement(world, manager, program, id);
    expect(preview).toMatchObject({ get: 1, sample: { subject: 'News' } });
    expect(preview?.sample?.text).toMatch(/Hello Wim,.*First words\..*on the waitlist of Spring/s);
    const changed = { audience: 'unmatched mentee', subject: 'Other news', text: 'Words.' };
    await reviseAnnouncement(world, manager, program, id, newAnnouncement.parse(changed));
    const after = await findAnnouncement(world, manager, program, id);
    expect(after.preview?.sample?.text).toMatch(/Hello Una,.*wait for a partner/s);
    expect(await world.runJobs()).toEqual([]);
  });

  it('goes out once to each, says why, and can be stopped by one press', async () => {
    const id = await write('noSession mentor');
    expect(await sendAnnouncement(world, manager, program, id)).toBe(1);
    await expect(sendAnnouncement(world, manager, program, id)).rejects.toMatchObject(
      refused('announcements:problems.sent'),
    );
    const [mail, ...others] = await world.runJobs();
    expect(others).toEqual([]);
    expect(mail?.text).toMatch(/Hello Max,.*Second\..*no session with them/s);
    const token = mail?.unsubscribeUrl?.split('/').at(-1) ?? '';
    expect(mail?.text).toContain(token);
    expect(await unsubscribe(world, token)).toEqual(['announcement']);
    const next = await write('atWork');
    const { preview } = await findAnnouncement(world, manager, program, next);
    expect(preview).toMatchObject({ get: 1, off: 1, often: 0 });
    expect((await send('atWork')).map(({ text }) => text)).toEqual([
      expect.stringContaining('Hello Ann,'),
    ]);
  });

  it('leaves out whoever has had two in a week, and comes back after it', async () => {
    await send('unmatched');
    await send('unmatched');
    await expect(send('unmatched')).rejects.toMatchObject(refused('announcements:problems.nobody'));
    world.clock.moveTo(new Date('2026-03-10T09:00:00Z'));
    expect(await send('unmatched')).toHaveLength(1);
  });

  it('reminds the invited with a new invitation in these words, and not every day', async () => {
    const [mail] = await send('invited');
    expect(mail).toMatchObject({ to: 'nia@away.example', subject: 'News' });
    expect(mail?.text).toMatch(/First words\..*\/join\//s);
    await expect(send('invited')).rejects.toMatchObject(refused('announcements:problems.nobody'));
  });

  it('is kept for the managers: what, to whom, how many', async () => {
    const { announcements } = await listAnnouncements(world, manager, program);
    expect(announcements).toContainEqual(
      expect.objectContaining({
        segment: 'noSession',
        side: 'mentor',
        by: 'Max Manager',
        sent: { at: expect.any(String), recipients: 1 },
      }),
    );
  });

  it('is not found by members and other organizations', async () => {
    const id = await write('everybody');
    for (const actor of [...home.members, elsewhere.admin]) {
      await expect(listAnnouncements(world, actor, program)).rejects.toThrow(NotFound);
      await expect(findAnnouncement(world, actor, program, id)).rejects.toThrow(NotFound);
      await expect(sendAnnouncement(world, actor, program, id)).rejects.toThrow(NotFound);
    }
  });
});
