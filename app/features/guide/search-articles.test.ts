import { describe, expect, it } from 'vitest';
import { indexArticles, searchArticles } from './search-articles.ts';

const article = (title: string, summary: string, body: string) => ({ title, summary, body });
const index = indexArticles([
  article('Asking for feedback', 'How to ask.', 'A good question is a small question.'),
  article('Closing well', 'How to end.', 'Look back, and ask for feedback on the way.'),
  article('Circles', 'A small group.', 'Six people who meet, and meet again.'),
]);
const found = (words: string) => searchArticles(index, words).map(({ title }) => title);

describe('the search', () => {
  it('puts a title before a body', () => {
    expect(found('feedback')).toEqual(['Asking for feedback', 'Closing well']);
  });
  it('puts those with all words before those with one', () => {
    expect(found('small feedback')[0]).toBe('Asking for feedback');
    expect(found('closing feedback')[0]).toBe('Closing well');
  });
  it('takes the beginning of a word, whatever its case, and asks nothing of marks', () => {
    expect(found('CIRC?')).toEqual(['Circles']);
  });
  it('finds nothing for nothing', () => {
    expect(found('')).toEqual([]);
    expect(found('harpsichord')).toEqual([]);
  });
});
