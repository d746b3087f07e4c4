import { expect, type Page } from '@playwright/test';
import type { RouteConfigEntry } from '@react-router/dev/routes';
import routes from '../../app/routes.ts';

// Everything that an engagement's members can open or send, found by following its own links and
// forms; the table of contents says what must be among it, so that no new address is forgotten.

interface Sending {
  address: string;
  form: Record<string, string>;
}
export interface Workspace {
  /** The pages and files by the pattern of their address, with addresses that exist. */
  addresses: Map<string, string[]>;
  /** Every form on these pages, as it would be sent. */
  sendings: Sending[];
}

const root = 'engagements/:engagement';
/** Where a page's scripts ask and send, below its address: no link leads there. */
const byScript: Record<string, string> = { 'sessions/:session': 'words' };
/** Of things that are many, such as sessions, so many are looked at. */
const perPattern = 2;

function workspacePatterns(entries: RouteConfigEntry[] = routes): string[] {
  return entries.flatMap((entry) => {
    const below = entry.children ?? [];
    if (entry.path === root) return below.map(({ path = '' }) => path);
    return workspacePatterns(below);
  });
}

/** What a member reaches from the engagement's address. */
export async function walkWorkspace(member: Page, base: string): Promise<Workspace> {
  const { origin, pathname } = new URL(base);
  const patterns = workspacePatterns();
  const matchers = patterns
    .map((pattern) => ({ pattern, regex: new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`) }))
    // An exact address before one with a gap: 'goals/new' is no goal.
    .sort((one, other) => one.pattern.split(':').length - other.pattern.split(':').length);
  const addresses = new Map(patterns.map((pattern) => [pattern, [] as string[]]));
  const sendings = new Map<string, Sending>();
  const waiting = patterns.filter((pattern) => !pattern.includes(':'));
  const seen = new Set(waiting);
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const pattern = matchers.find(({ regex }) => regex.test(path ?? ''))?.pattern;
    const known = pattern === undefined ? undefined : addresses.get(pattern);
    if (!known || known.length >= perPattern) continue;
    const address = `${origin}${pathname}${path && `/${path}`}`;
    const answer = await member.request.get(address);
    if (answer.status() === 404) continue;
    known.push(address);
    if (!answer.headers()['content-type']?.startsWith('text/html')) continue;
    const { links, forms } = await readPage(member, await answer.text());
    const asked = pattern && byScript[pattern] && `${address}/${byScript[pattern]}`;
    if (asked) links.push(asked);
    for (const link of links) {
      const target = new URL(link, address).pathname;
      const next = target.startsWith(`${pathname}/`) ? target.slice(pathname.length + 1) : '';
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
    for (const { action, fields } of forms) {
      const to = new URL(action ?? address, address).href;
      if (!to.startsWith(base)) continue;
      for (const place of asked ? [to, asked] : [to]) {
        sendings.set(`${place} ${JSON.stringify(fields)}`, { address: place, form: fields });
      }
    }
  }
  return { addresses, sendings: [...sendings.values()] };
}

/** Links and forms of a page, each form once for every button that says what it does. */
function readPage(page: Page, html: string) {
  return page.evaluate((text) => {
    const document = new DOMParser().parseFromString(text, 'text/html');
    const all = <E extends Element>(selector: string, inside: ParentNode = document) => [
      ...inside.querySelectorAll<E>(selector),
    ];
    return {
      links: all<HTMLAnchorElement>('a[href]').map((link) => link.getAttribute('href') ?? ''),
      forms: all<HTMLFormElement>('form[method="post"]').flatMap((form) => {
        const fields: Record<string, string> = {};
        for (const [name, value] of new FormData(form)) {
          if (typeof value === 'string') fields[name] = value;
        }
        const buttons = all<HTMLButtonElement>('button[name]', form);
        const choices = buttons.length > 0 ? buttons.map(({ name, value }) => [name, value]) : [[]];
        return choices.map(([name, value]) => ({
          action: form.getAttribute('action'),
          fields: name ? { ...fields, [name]: value ?? '' } : fields,
        }));
      }),
    };
  }, html);
}

/** Whoever is no member finds nothing at any address, and can send none of the forms. */
export async function seesNothingOf(workspace: Workspace, page: Page): Promise<void> {
  const tries = [
    ...[...workspace.addresses.values()].flat().map((address) => async () => {
      const answer = await page.request.get(address, { maxRedirects: 0 });
      return `${answer.status()} at ${address}`;
    }),
    ...workspace.sendings.map(({ address, form }) => async () => {
      const answer = await page.request.post(address, { form, maxRedirects: 0 });
      return `${answer.status()} to send ${address}`;
    }),
  ];
  const answers: string[] = [];
  for (let from = 0; from < tries.length; from += 8) {
    answers.push(...(await Promise.all(tries.slice(from, from + 8).map((attempt) => attempt()))));
  }
  const found = answers.filter((answer) => !answer.startsWith('404'));
  expect(found).toEqual([]);
}

/** The patterns of which the walk found no address. */
export function missingFrom({ addresses }: Workspace): string[] {
  return [...addresses].filter(([, known]) => known.length === 0).map(([pattern]) => pattern);
}
