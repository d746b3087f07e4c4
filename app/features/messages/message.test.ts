import { describe, expect, it } from 'vitest';
import { canEdit, needsMail, newMessage } from './message.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour));

describe('a mail about new messages', () => {
  it('goes out once, and again only after the reader has looked', () => {
    expect(needsMail({ seenAt: null, mailedAt: null })).toBe(true);
    expect(needsMail({ seenAt: at(8), mailedAt: null })).toBe(true);
    expect(needsMail({ seenAt: null, mailedAt: at(9) })).toBe(false);
    expect(needsMail({ seenAt: at(8), mailedAt: at(9) })).toBe(false);
    expect(needsMail({ seenAt: at(10), mailedAt: at(9) })).toBe(true);
  });
});

describe('a message', () => {
  it('has some text, and less than 10,000 characters of it', () => {
    expect(newMessage.safeParse({ text: '  ' }).success).toBe(false);
    expect(newMessage.safeParse({ text: 'x'.repeat(10_001) }).success).toBe(false);
    expect(newMessage.parse({ text: ' a\r\nb ' })).toEqual({ text: 'a\nb' });
  });

  it('is changed by its author only', () => {
    expect(canEdit('me', { authorId: 'me' })).toBe(true);
    expect(canEdit('me', { authorId: 'partner' })).toBe(false);
  });
});
