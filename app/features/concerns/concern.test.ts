import { describe, expect, it } from 'vitest';
import { canAcknowledge, canReadConcern, whyNoAddressee } from './concern.ts';

const concern = { authorId: 'author', contactId: 'contact' };

describe('a concern', () => {
  it('is read by its author and its contact', () => {
    expect(canReadConcern('author', concern)).toBe(true);
    expect(canReadConcern('contact', concern)).toBe(true);
    expect(canReadConcern('admin', concern)).toBe(false);
    expect(canReadConcern('author', { authorId: null, contactId: null })).toBe(false);
  });

  it('is acknowledged by its contact, once', () => {
    const open = { ...concern, acknowledgedAt: null };
    expect(canAcknowledge('contact', open)).toBe(true);
    expect(canAcknowledge('author', open)).toBe(false);
    expect(canAcknowledge('contact', { ...open, acknowledgedAt: new Date(0) })).toBe(false);
  });

  it('goes to somebody outside the engagement, or to nobody', () => {
    const course = { hasProgram: true, contactId: 'contact', memberIds: ['author', 'partner'] };
    const why = (changes: Partial<typeof course> | { contactId: null }) =>
      whyNoAddressee('author', { ...course, ...changes });
    expect(why({})).toBeNull();
    expect(why({ hasProgram: false })).toBe('noProgram');
    expect(why({ contactId: null })).toBe('nobody');
    expect(why({ contactId: 'author' })).toBe('oneself');
    expect(why({ contactId: 'partner' })).toBe('partner');
  });
});
