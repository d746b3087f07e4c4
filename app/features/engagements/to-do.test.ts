import { describe, expect, it } from 'vitest';
import type { EngagementMember } from './engagement-queries.server.ts';
import type { Situation } from './situation.ts';
import { calmOf, toDosOf } from './to-do.ts';

const member = (personId: string): EngagementMember => ({
  personId,
  name: personId,
  headline: '',
  role: 'peer',
  enrolmentId: null,
});
const me = member('me');
const partner = member('partner');
const now = new Date('2026-04-01T09:00:00Z');

const situation = (
  engagement: Partial<Situation['engagement']> = {},
  rest: Partial<Situation> = {},
): Situation => ({
  engagement: {
    id: 'e',
    kind: 'one_to_one',
    phase: 'working',
    startsOn: '2026-03-02',
    endsOn: '2026-09-01',
    members: [me, partner],
    me,
    partners: [partner],
    partnerNames: partner.name,
    agreedAt: new Date('2026-03-10T09:00:00Z'),
    closedAt: null,
    ...engagement,
  },
  goals: [
    { id: 'g', title: 'Goal', ownerId: 'me', state: 'active', dueOn: '2026-08-01', progress: 20 },
  ],
  milestones: [{ id: 'm', title: 'Milestone', dueOn: '2026-05-01', reachedOn: null }],
  sessions: [session('next', '2026-04-10T09:00:00Z', 'scheduled')],
  actions: [],
  agreement: { version: 1, signerIds: ['me', 'partner'] },
  revisions: [],
  unratedBefore: [],
  lastPulseOn: '2026-03-20',
  outcomeWriterIds: [],
  unreadMessages: 0,
  reviews: [],
  extension: null,
  joining: null,
  ...rest,
});
const session = (id: string, startsAt: string, state: string, plannedBy = 'partner') => ({
  id,
  startsAt: new Date(startsAt),
  minutes: 60,
  state,
  plannedBy,
});
const kinds = (given: Situation) => toDosOf(given, now, 'UTC').map((toDo) => toDo.kind);

describe('what waits for a member', () => {
  it('is nothing when all is well; then the next session is named', () => {
    expect(kinds(situation())).toEqual([]);
    expect(calmOf(situation(), now)).toBe('nextSession');
  });

  it('leads from the goal over the milestone to the agreement', () => {
    const preparing = { phase: 'preparing', agreedAt: null } as const;
    const first = (rest: Partial<Situation>) => kinds(situation(preparing, rest))[0];
    const none = { agreement: null };
    expect(first({ ...none, goals: [], milestones: [] })).toBe('setGoal');
    expect(first({ ...none, milestones: [] })).toBe('setMilestone');
    expect(first(none)).toBe('draftAgreement');
    expect(first({ agreement: { version: 1, signerIds: ['partner'] } })).toBe('signAgreement');
    const signed = { agreement: { version: 1, signerIds: ['me'] } };
    expect(calmOf(situation(preparing, signed), now)).toBe('waitSignature');
  });

  it('puts the past session before the invitation, and leaves out what the partner does', () => {
    const sessions = [
      session('past', '2026-03-20T09:00:00Z', 'scheduled'),
      session('theirs', '2026-04-10T09:00:00Z', 'proposed'),
      session('mine', '2026-04-20T09:00:00Z', 'proposed', 'me'),
      session('gone', '2026-03-10T09:00:00Z', 'held'),
    ];
    expect(toDosOf(situation({}, { sessions }), now, 'UTC').map(({ path }) => path)).toEqual([
      '/sessions/past',
      '/sessions/theirs',
    ]);
  });

  it("holds one's own overdue actions only", () => {
    const action = (ownerId: string, dueOn: string) => ({
      id: ownerId + dueOn,
      ownerId,
      cue: 'On Monday',
      deed: 'write',
      dueOn,
    });
    const actions = [
      action('me', '2026-03-31'),
      action('me', '2026-04-01'),
      action('partner', '2026-03-01'),
    ];
    expect(kinds(situation({}, { actions }))).toEqual(['doAction']);
    // Where the reader is, the next day has begun.
    const noon = new Date('2026-04-01T12:00:00Z');
    const there = toDosOf(situation({}, { actions }), noon, 'Pacific/Kiritimati');
    expect(there.map(({ kind }) => kind)).toEqual(['doAction', 'doAction']);
  });

  it('asks for a session, the ratings, the pulse, a word on a revision, each in its time', () => {
    const all = situation(
      {},
      {
        sessions: [],
        lastPulseOn: null,
        unratedBefore: [
          { engagementId: 'e', skillId: 's', skill: 'S', subjectId: 'me', subject: 'me' },
        ],
        revisions: [{ goalId: 'g', title: 'Goal' }],
      },
    );
    expect(kinds(all)).toEqual(['agreeRevision', 'planSession', 'rateSkills', 'answerPulse']);
  });

  it('is the close near the end, and only that after it', () => {
    expect(kinds(situation({ endsOn: '2026-04-05' }))).toEqual(['beginClosing']);
    expect(kinds(situation({ endsOn: '2026-03-31' }))).toEqual(['beginClosing']);
    expect(kinds(situation({ phase: 'closing' }))).toEqual(['writeOutcome']);
    const wrote = { outcomeWriterIds: ['me'] };
    expect(calmOf(situation({ phase: 'closing' }, wrote), now)).toBe('waitOutcome');
    expect(kinds(situation({ phase: 'closing', endsOn: '2026-03-31' }, wrote))).toEqual([
      'closeNow',
    ]);
    expect(kinds(situation({ phase: 'closed' }))).toEqual([]);
    expect(kinds(situation({ phase: 'paused' }))).toEqual(['resume']);
  });

  it('names messages that were not read, whatever else is paused or closing', () => {
    for (const phase of ['working', 'paused', 'closing'] as const) {
      expect(kinds(situation({ phase }, { unreadMessages: 2 }))).toContain('readMessages');
    }
    expect(kinds(situation({ phase: 'closed' }, { unreadMessages: 2 }))).toEqual([]);
  });

  it('asks for the latest review that is open, once', () => {
    const review = (number: 1 | 2, dueOn: string, answererIds: string[] = []) => ({
      number,
      dueOn,
      answererIds,
    });
    const ahead = review(2, '2026-07-01');
    const open = (reviews: Situation['reviews']) => toDosOf(situation({}, { reviews }), now, 'UTC');
    expect(open([review(1, '2026-04-20'), ahead])).toEqual([]);
    expect(open([review(1, '2026-04-05'), ahead])).toEqual([
      { kind: 'answerReview', path: '/reviews/1' },
    ]);
    expect(open([review(1, '2026-03-20'), review(2, '2026-04-05')])).toEqual([
      { kind: 'answerReview', path: '/reviews/2' },
    ]);
    expect(open([review(1, '2026-04-05', ['me']), ahead])).toEqual([]);
  });
});
