import fs from 'node:fs';
import path from 'node:path';
import dictionary from 'dictionary-en-gb';
import nspell from 'nspell';
import { expect, it } from 'vitest';

const features = path.join(import.meta.dirname, '../app/features');
/** The folders with texts that are written to be read: the Guide, playbooks, exercises, training. */
const folders = ['guide/articles', 'playbooks', 'training/modules'];

const files = folders.flatMap((folder) =>
  fs
    .readdirSync(path.join(features, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(md|yaml)$/.test(name))
    .map((name) => path.join(folder, name)),
);

const speller = nspell(dictionary);
const ownWords = fs.readFileSync(path.join(import.meta.dirname, 'own-words.txt'), 'utf8');
for (const word of ownWords.split(/\s+/).filter(Boolean)) speller.add(word);

function misspelled(text: string): string[] {
  const prose = text
    // Keys and names of the file's own form, addresses of links, fillings in braces.
    .replace(
      /^(section|order|kinds|roles|steps|stages|industries|exercise|moment|sources):.*$/gm,
      '',
    )
    .replace(/^\s*-?\s*(key|exercise|moment|stages|industries):.*$/gm, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/\{\w+\}/g, '');
  const words = prose.replaceAll('’', "'").match(/\p{L}+(?:'\p{L}+)*/gu) ?? [];
  return [...new Set(words)].filter(
    (word) => !speller.correct(word) && !speller.correct(word.replace(/'s$/, '')),
  );
}

it('finds a word that is spelt wrong', () => {
  expect(misspelled('A beautifull day for {actions}, [here](no-sutch-place)')).toEqual([
    'beautifull',
  ]);
});

it('reads more than fifty texts', () => {
  expect(files.length).toBeGreaterThan(50);
});

it.each(files)('%s is spelt right', (file) => {
  expect(misspelled(fs.readFileSync(path.join(features, file), 'utf8'))).toEqual([]);
});
