import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..');

/** Features look back only: each may import those before it. */
const order = [
  'mail',
  'people',
  'organizations',
  'skills',
  'training',
  'profiles',
  'guide',
  'programs',
  'enrolment',
  'playbooks',
  'engagements',
  'goals',
  'sessions',
  'calendars',
  'messages',
  'reviews',
  'nudges',
  'network',
  'concerns',
  'documents',
  'matching',
  'choice',
  'evaluation',
  'insights',
  'announcements',
  'launch',
  'example',
  'front',
];

/** Layers from the ground up: a file imports from its own or a lower one. */
const layers = [
  'packages',
  'db',
  'app/platform',
  'app/http',
  'app/ui',
  'app/features',
  'app',
  'server',
];

/** Roots of the app that everything may name: the table of texts, and the root page's loader type. */
const everywhere = ['app/i18n.ts', 'app/root.tsx', 'db/schema.gen.ts'];

interface Source {
  file: string;
  text: string;
  imports: { target: string; typeOnly: boolean }[];
}

function filesBelow(folder: string): string[] {
  return fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(full) : /\.tsx?$/.test(entry.name) ? [full] : [];
  });
}

function readSource(file: string): Source {
  const text = fs.readFileSync(path.join(root, file), 'utf8');
  const found = text.matchAll(/^(?:import|export)\b(?<what>[^;'"]*?)from\s+'(?<from>[^']+)'/gms);
  const imports = [...found].map(({ groups }) => {
    const from = groups?.from ?? '';
    const what = groups?.what?.trim() ?? '';
    const named = /^\{(.*)\}$/s.exec(what)?.[1];
    const typeOnly =
      what.startsWith('type ') ||
      named
        ?.split(',')
        .filter((part) => part.trim())
        .every((part) => part.trim().startsWith('type ')) === true;
    const target = from.startsWith('.') ? path.join(path.dirname(file), from) : from;
    return { target, typeOnly };
  });
  return { file, text, imports };
}

const sources = ['app', 'server', 'packages', 'db'].flatMap(filesBelow).map(readSource);
const product = sources.filter(({ file }) => !/\.test\.tsx?$/.test(file));

const layerOf = (file: string) => layers.findLastIndex((layer) => file.startsWith(`${layer}/`));
const featureOf = (file: string) => /^app\/features\/([^/]+)\//.exec(file)?.[1];
const isServer = (file: string) => /\.server\.tsx?$/.test(file);
const isPage = (file: string) => /^app\/features\/[^/]+\/(pages|api)\//.test(file);

describe('the house', () => {
  it('keeps features in one order, each looking back only', () => {
    const folders = fs.readdirSync(path.join(root, 'app/features'));
    expect(folders.filter((name) => !order.includes(name))).toEqual([]);
    const forward = product.flatMap(({ file, imports }) => {
      const own = featureOf(file);
      return imports
        .filter(({ target }) => {
          const other = featureOf(target);
          return own && other && order.indexOf(other) > order.indexOf(own);
        })
        .map(({ target }) => `${file} → ${target}`);
    });
    expect(forward).toEqual([]);
  });

  it('keeps layers: engine, database, platform, HTTP, look, features, app, server', () => {
    const upward = product.flatMap(({ file, imports }) =>
      imports
        .filter(({ target, typeOnly }) => {
          if (everywhere.includes(target) || layerOf(target) === -1) return false;
          return layerOf(target) > layerOf(file) && !typeOnly;
        })
        .map(({ target }) => `${file} → ${target}`),
    );
    expect(upward).toEqual([]);
  });

  it('keeps plain .ts files in features pure: no I/O, no clock, no chance', () => {
    const impure = product
      .filter(
        ({ file }) => featureOf(file) && /\.ts$/.test(file) && !isServer(file) && !isPage(file),
      )
      .flatMap(({ file, text, imports }) => [
        ...imports
          .filter(
            ({ target, typeOnly }) =>
              !typeOnly && (isServer(target) || target.startsWith('node:') || target === 'kysely'),
          )
          .map(({ target }) => `${file} imports ${target}`),
        ...(/\bDate\.now\(\)|\bnew Date\(\)|Math\.random|\bfetch\(|Temporal\.Now/.test(text)
          ? [`${file} asks the clock, chance or the network`]
          : []),
      ]);
    expect(impure).toEqual([]);
  });

  it('keeps SQL in .server files', () => {
    const outside = product
      .filter(({ file }) => file.startsWith('app/') && !isServer(file))
      .filter(({ text }) =>
        /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql(<[^>]*>)?`/.test(text),
      )
      .map(({ file }) => file);
    expect(outside).toEqual([]);
  });

  it('takes time and chance from the world only', () => {
    const outside = product
      .filter(({ file }) => /^app\//.test(file) && isServer(file))
      .filter(({ text }) =>
        /\bDate\.now\(\)|\bnew Date\(\)|Math\.random|crypto\.randomUUID/.test(text),
      )
      .map(({ file }) => file);
    expect(outside).toEqual([]);
  });

  it('adapts HTTP in pages only', () => {
    const outside = product
      .filter(({ file }) => featureOf(file) && isServer(file))
      .flatMap(({ file, imports }) =>
        imports
          .filter(({ target, typeOnly }) => target === 'react-router' && !typeOnly)
          .map(() => file),
      );
    expect(outside).toEqual([]);
  });

  it('has no file without a noun', () => {
    const homeless = sources
      .map(({ file }) => path.basename(file))
      .filter((name) => /^(utils?|helpers?|common|misc|lib|shared)\.tsx?$/.test(name));
    expect(homeless).toEqual([]);
  });

  it('has a page behind every address, and an address for every page', () => {
    const table = fs.readFileSync(path.join(root, 'app/routes.ts'), 'utf8');
    const named = [...table.matchAll(/'(features\/[^']+\.tsx?)'/g)].map(
      (match) => `app/${match[1]}`,
    );
    const pages = product
      .map(({ file }) => file)
      .filter(
        (file) =>
          isPage(file) &&
          /^export (default|const (loader|action))/m.test(
            fs.readFileSync(path.join(root, file), 'utf8'),
          ),
      );
    expect(pages.filter((file) => !named.includes(file))).toEqual([]);
    expect(named.filter((file) => !fs.existsSync(path.join(root, file)))).toEqual([]);
  });

  it('names files that exist in ARCHITECTURE.md and README.md', () => {
    const missing = ['ARCHITECTURE.md', 'README.md', 'CONTRIBUTING.md'].flatMap((document) => {
      const text = fs.readFileSync(path.join(root, document), 'utf8');
      const paths = [
        ...text.matchAll(/`((?:app|packages|db|server|tests|docs|bin|examples)\/[\w./-]+)`/g),
      ];
      return (
        paths
          .map((match) => match[1] ?? '')
          // NNNN stands for a number yet to be given.
          .filter((name) => !name.includes('NNNN') && !fs.existsSync(path.join(root, name)))
          .map((name) => `${document}: ${name}`)
      );
    });
    expect(missing).toEqual([]);
  });
});
