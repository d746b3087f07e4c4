import qs from 'qs';
import { data, type LoaderFunctionArgs, redirect } from 'react-router';
import type { z } from 'zod';
import { NotFound, type Problem, Refusal } from '../platform/refusal.ts';
import type { World } from '../platform/world.ts';
import {
  type Member,
  memberContext,
  type Visitor,
  visitorContext,
  worldContext,
} from './context.ts';
import { toProblems } from './form-problems.ts';

/** What a page's loader or action is given, whoever asks. */
export interface Visit {
  world: World;
  request: Request;
  params: Record<string, string | undefined>;
  url: URL;
  visitor: Visitor | null;
}
export type SignedInVisit = Visit & { visitor: Visitor };
export type MemberVisit = SignedInVisit & { member: Member; actor: Member['actor'] };

type Args = Pick<LoaderFunctionArgs, 'context' | 'request' | 'params'>;

function openVisit({ context, request, params }: Args): Visit {
  return {
    world: context.get(worldContext),
    visitor: context.get(visitorContext),
    request,
    params,
    url: new URL(request.url),
  };
}

function signedInVisit(args: Args): SignedInVisit {
  const visit = openVisit(args);
  if (!visit.visitor) throw redirectToSignIn(visit.url);
  return { ...visit, visitor: visit.visitor };
}

function memberVisit(args: Args): MemberVisit {
  const member = args.context.get(memberContext);
  return { ...openVisit(args), visitor: member, member, actor: member.actor };
}

/** Off to sign in, and back here afterwards. */
export function redirectToSignIn(url: URL): Response {
  return redirect(`/sign-in?to=${encodeURIComponent(pagePath(url) + url.search)}`);
}

/** Client navigation asks for '<page>.data'; the person wants the page. */
export function pagePath(url: URL): string {
  return url.pathname.replace(/\.data$/, '').replace(/\/_root$/, '/');
}

async function answer<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotFound) throw data(null, { status: 404 });
    throw error;
  }
}

/** A loader for anybody. */
export function openPage<T>(load: (visit: Visit) => Promise<T>) {
  return (args: Args): Promise<T> => answer(() => load(openVisit(args)));
}
/** A loader for whoever is signed in. */
export function signedInPage<T>(load: (visit: SignedInVisit) => Promise<T>) {
  return (args: Args): Promise<T> => answer(async () => load(signedInVisit(args)));
}
/** A loader below /o/:organization, whose layout made sure of the membership. */
export function memberPage<T>(load: (visit: MemberVisit) => Promise<T>) {
  return (args: Args): Promise<T> => answer(async () => load(memberVisit(args)));
}

/** What a refused form gets back: what was wrong, and all that was typed. */
export interface Refused {
  refused: true;
  /** Which of the page's forms it was: the value of its `intent` field, '' when there is one form only. */
  intent: string;
  problems: Problem[];
  values: FormValues;
}
export type FormValues = { [name: string]: string | FormValues | (string | FormValues)[] };

/** The files of a form by their field's name; a field may take several. */
export type GivenFiles = Map<string, File[]>;

export interface FormCase<V extends Visit> {
  run(visit: V, values: FormValues, files: GivenFiles): Promise<unknown>;
}

/**
 * One form of a page: its fields' schema and what happens with the value. Field names nest as
 * `milestones[0][title]`; checkboxes with one name give a list.
 */
export function form<V extends Visit, S extends z.ZodType>(
  schema: S,
  run: (visit: V, value: z.output<S>, files: GivenFiles) => Promise<unknown>,
): FormCase<V> {
  return {
    async run(visit, values, files) {
      const parsed = schema.safeParse(values);
      if (!parsed.success) throw new Refusal(toProblems(parsed.error));
      return run(visit, parsed.data, files);
    },
  };
}

async function readForm(request: Request): Promise<{ values: FormValues; files: GivenFiles }> {
  const type = request.headers.get('content-type') ?? '';
  const files: GivenFiles = new Map();
  let text: string;
  if (type.startsWith('multipart/form-data')) {
    const body = await request.formData();
    const pairs = new URLSearchParams();
    for (const [name, value] of body) {
      if (typeof value === 'string') pairs.append(name, value);
      else if (value.size > 0 || value.name) files.set(name, [...(files.get(name) ?? []), value]);
    }
    text = pairs.toString();
  } else {
    text = await request.text();
  }
  const values = qs.parse(text, {
    // PostgreSQL's text holds no NUL, and nobody types one.
    decoder: (part, decode, charset) => decode(part, decode, charset).replaceAll('\0', ''),
    depth: 4,
    arrayLimit: 300,
    parameterLimit: 5_000,
    plainObjects: false,
  }) as FormValues;
  return { values, files };
}

/**
 * `redirect('?said=…')` leads back to the page itself. The router would take it from the request's
 * address, which in a client navigation is not the page's: '/o/here/pulse.data'.
 */
function onThisPage(url: URL, answered: unknown): unknown {
  if (answered instanceof Response) {
    const target = answered.headers.get('location');
    if (target?.startsWith('?')) {
      answered.headers.set('location', pagePath(url) + target);
    }
  }
  return answered;
}

function respond<V extends Visit>(visitOf: (args: Args) => V, forms: Record<string, FormCase<V>>) {
  return (args: Args): Promise<unknown> =>
    answer(async () => {
      const visit = visitOf(args);
      const { values, files } = await readForm(visit.request);
      const intent = typeof values.intent === 'string' ? values.intent : '';
      const chosen = Object.hasOwn(forms, intent) ? forms[intent] : undefined;
      if (!chosen) throw new NotFound();
      try {
        return onThisPage(visit.url, await chosen.run(visit, values, files));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        // What was typed comes back, except passwords.
        const kept = Object.fromEntries(
          Object.entries(values).filter(([name]) => !/password/i.test(name)),
        );
        const refused: Refused = {
          refused: true,
          intent,
          problems: error.problems,
          values: kept,
        };
        return data(refused, { status: 422 });
      }
    });
}

/**
 * A page's action: its forms by their `intent` (the key '' for the only one). A Refusal thrown by
 * the command comes back to the page as `Refused`, for `useRefusal`.
 */
export const openAction = (forms: Record<string, FormCase<Visit>>) => respond(openVisit, forms);
export const signedInAction = (forms: Record<string, FormCase<SignedInVisit>>) =>
  respond(signedInVisit, forms);
export const memberAction = (forms: Record<string, FormCase<MemberVisit>>) =>
  respond(memberVisit, forms);
