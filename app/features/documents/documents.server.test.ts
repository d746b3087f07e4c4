import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { addGoal, makePair, type Pair, putInPhase } from '../../../tests/support/engagement.ts';
import { pdfPages } from '../../../tests/support/pdf-text.ts';
import { createTestWorld, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { findLatestAgreement } from '../engagements/agreement-queries.server.ts';
import { answerPulse } from '../engagements/answer-pulse.server.ts';
import {
  type Engagement,
  findEngagementForMember,
} from '../engagements/engagement-queries.server.ts';
import { adoptDraft } from '../engagements/revise-agreement.server.ts';
import { signAgreement } from '../engagements/sign-agreement.server.ts';
import { tickStep } from '../engagements/tick-step.server.ts';
import { writeMessage } from '../messages/write-message.server.ts';
import { loadPlaybook } from '../playbooks/playbook-queries.server.ts';
import { answerReview } from '../reviews/answer-review.server.ts';
import { agreementPdf } from './agreement-pdf.server.tsx';
import { certificatePdf } from './certificate-pdf.server.tsx';
import { describeExport } from './describe-export.ts';
import { listExportedFiles, loadExport } from './export-queries.server.ts';
import { zipStream } from './zip.server.ts';

/** All text of a PDF as a reader would copy it. */
const textOf = async (bytes: Uint8Array) => (await pdfPages(bytes)).join(' ');
const even = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('documents to keep', () => {
  let world: TestWorld;
  let pair: Pair;

  const asMember = <T>(
    actor: Actor,
    work: (connection: Connection, engagement: Engagement) => Promise<T>,
  ) =>
    asActor(world.db, actor, async (connection) =>
      work(connection, await findEngagementForMember(connection, actor, pair.id)),
    );
  const exported = (actor: Actor) =>
    asMember(actor, (connection, engagement) => loadExport(connection, actor, engagement));

  beforeAll(async () => {
    world = await createTestWorld();
    pair = await makePair(world);
    await world.db
      .updateTable('person')
      .set({ name: 'Łukasz Żółć' })
      .where('id', '=', pair.mentee.personId)
      .execute();
    await addGoal(world, pair);
    await adoptDraft(world, pair.mentor, pair.id);
    const { version, hash } = await asMember(pair.mentor, async (connection, engagement) => {
      const latest = await findLatestAgreement(connection, engagement);
      if (!latest) throw new Error('no agreement');
      return latest;
    });
    await signAgreement(world, pair.mentor, pair.id, { version, hash, name: 'Member One' });
    await signAgreement(world, pair.mentee, pair.id, { version, hash, name: 'Łukasz Żółć' });
    await putInPhase(world, pair.id, 'working');
    const bytes = new TextEncoder().encode('Notes');
    await writeMessage(world, pair.mentor, pair.id, { text: 'Read **this**' }, [
      { name: 'notes.txt', bytes },
    ]);
    await answerPulse(world, pair.mentor, pair.id, { respect: 2, noteToSelf: 'To myself alone' });
    world.clock.moveTo(new Date('2026-03-09T09:00:00Z'));
    const step = await asMember(pair.mentor, async (connection, engagement) => {
      const { phases } = await loadPlaybook(connection, engagement);
      return phases.flatMap(({ steps }) => steps)[0]?.key ?? '';
    });
    await tickStep(world, pair.mentor, { engagementId: pair.id, step, isDone: true });
    world.clock.moveTo(new Date('2026-05-02T09:00:00Z'));
    await answerReview(world, pair.mentor, {
      engagementId: pair.id,
      number: 1,
      keep: 'Not yet for your eyes',
      change: '',
      stop: '',
      goalClarity: 3,
      alignment: 3,
      commitment: 3,
    });
  });

  it('an agreement holds every clause, both signatures with their times, and the fingerprint', async () => {
    const { bytes, version } = await asMember(pair.mentee, async (connection, engagement) => {
      const version = await findLatestAgreement(connection, engagement);
      if (!version) throw new Error('no agreement');
      return { version, bytes: await agreementPdf(engagement, version, 'Europe/Warsaw') };
    });
    const text = await textOf(bytes);
    for (const clause of version.clauses) {
      expect(text).toContain(even(clause.title));
      expect(text).toContain(even(clause.text));
    }
    expect(text).toContain('Member One, signed 2 Mar 2026, 10:00 (Europe/Warsaw)');
    expect(text).toContain('Łukasz Żółć, signed 2 Mar 2026, 10:00');
    expect(text).toContain('Version 1: in force: signed by all');
    expect(text.replaceAll(' ', '')).toContain(version.hash);
  });

  it('a certificate says who, with whom and how long, and nothing of the words', async () => {
    const bytes = await asMember(pair.mentee, (_connection, engagement) =>
      certificatePdf(
        { ...engagement, phase: 'closed', closedAt: new Date('2026-08-30T09:00:00Z') },
        { organization: 'Here', sessions: 6, minutes: 390, today: '2026-08-30' },
      ),
    );
    const text = await textOf(bytes);
    expect(text).toContain('Łukasz Żółć worked on their goals as a mentee with Member 1');
    expect(text).toContain('in Here from 2 Mar 2026 to 30 Aug 2026');
    expect(text).toContain('6 sessions took place, 6.5 hours in all.');
    expect(text).not.toContain('Speak to the whole department');
  });

  it('an export holds what its member may see, in JSON, in words, with the files', async () => {
    const data = await exported(pair.mentor);
    const files = await asMember(pair.mentor, listExportedFiles);
    const steps = await asMember(pair.mentor, async (connection, engagement) =>
      (await loadPlaybook(connection, engagement)).phases.flatMap((phase) => phase.steps),
    );
    const text = describeExport(data, { today: '2026-05-02', timeZone: 'UTC' });
    const stream = zipStream([
      { path: 'engagement.md', read: async () => text },
      { path: 'gone.txt', read: async () => undefined },
      { path: 'engagement.json', read: async () => JSON.stringify(data) },
      ...files.map(({ path, storageName }) => ({
        path,
        read: () => world.files.read(storageName),
      })),
    ]);
    const archive = unzipSync(new Uint8Array(await new Response(stream).arrayBuffer()));
    const [attachment] = Object.keys(archive).filter((name) => name.startsWith('attachments/'));
    expect(attachment).toMatch(/^attachments\/[0-9a-f]{8}-notes\.txt$/);
    expect(strFromU8(archive[attachment ?? ''] ?? new Uint8Array())).toBe('Notes');
    const markdown = strFromU8(archive['engagement.md'] ?? new Uint8Array());
    expect(markdown).toContain('Speak to the whole department');
    expect(markdown).toContain('Read **this**');
    expect(markdown).toContain(`9 Mar 2026, 09:00, Member 1: ${steps[0]?.title}`);
    expect(JSON.parse(strFromU8(archive['engagement.json'] ?? new Uint8Array()))).toMatchObject({
      messages: [{ text: 'Read **this**', attachments: [{ fileName: 'notes.txt' }] }],
      myPulses: [{ noteToSelf: 'To myself alone' }],
      reviews: [{ answers: [{ keep: 'Not yet for your eyes' }] }, { answers: [] }],
    });
  });

  it('an export keeps from a member what the pages keep from them', async () => {
    const theirs = JSON.stringify(await exported(pair.mentee));
    expect(theirs).toContain('Read **this**');
    expect(theirs).not.toMatch(/To myself alone|Not yet for your eyes/);
  });

  it('are not there for managers, admins, outsiders and former members; they stay after the end', async () => {
    for (const { who, actor } of pair.outsiders) {
      await expect(exported(actor), who).rejects.toThrow('not found');
    }
    await putInPhase(world, pair.id, 'ended_early');
    expect((await exported(pair.mentee)).messages).toHaveLength(1);
  });
});
