import { z } from 'zod';
import { say } from '../i18n.ts';
import { NotFound, Refusal } from '../platform/refusal.ts';
import type { Member } from './context.ts';
import { toProblems } from './form-problems.ts';
import type { SignedInVisit } from './page.server.ts';

// The API: the same commands and queries as the pages, asked for and answered in JSON. Each
// operation says what it takes and gives; requests are checked by it, answers are cut to it, and
// the OpenAPI document is made of it.

export const apiBase = '/api/v1';

export interface Described {
  method: 'GET' | 'POST' | 'PUT';
  /** Below /api/v1, with its parameters in braces, as OpenAPI writes it. */
  path: string;
  /** One line: what it does. */
  summary: string;
  query?: z.ZodType;
  body?: z.ZodType;
  answer: z.ZodType;
  /** 200 unless said. */
  status?: 200 | 201 | 202;
}

/** Whoever's key it is, and below /o/{organization} as its member. */
export type ApiVisit = SignedInVisit;
export type MemberApiVisit = ApiVisit & { member: Member; actor: Member['actor'] };

type Given<D extends Described> = {
  query: D extends { query: infer S extends z.ZodType } ? z.output<S> : undefined;
  body: D extends { body: infer S extends z.ZodType } ? z.output<S> : undefined;
};

export interface Operation<V extends ApiVisit = MemberApiVisit> extends Described {
  respond(visit: V): Promise<Response>;
}

/** An operation for whoever has a key. */
export function operation<const D extends Described>(
  described: D,
  run: (visit: ApiVisit, given: Given<D>) => Promise<z.input<D['answer']>>,
): Operation<ApiVisit> {
  return answerWith(described, run);
}

/** An operation below /o/{organization}, for its members. */
export function memberOperation<const D extends Described>(
  described: D,
  run: (visit: MemberApiVisit, given: Given<D>) => Promise<z.input<D['answer']>>,
): Operation<MemberApiVisit> {
  return answerWith(described, run);
}

function answerWith<D extends Described, V extends ApiVisit>(
  described: D,
  run: (visit: V, given: Given<D>) => Promise<unknown>,
): Operation<V> {
  return {
    ...described,
    async respond(visit) {
      try {
        const given = {
          query: parse(described.query, Object.fromEntries(visit.url.searchParams)),
          body: parse(described.body, described.body && (await readJson(visit.request))),
        } as Given<D>;
        const answer = described.answer.parse(await run(visit, given));
        return Response.json(answer, { status: described.status ?? 200 });
      } catch (error) {
        return problemOf(error);
      }
    },
  };
}

function parse(schema: z.ZodType | undefined, given: unknown): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new Refusal(toProblems(parsed.error));
  return parsed.data;
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    throw problem(400, 'problems:api.notJson');
  }
}

interface Fault {
  /** Which field of the body or query; '' for the whole. */
  field: string;
  message: string;
}

function problemOf(error: unknown): Response {
  if (error instanceof Response) return error;
  if (error instanceof NotFound) return problem(404, 'problems:api.notFound');
  if (error instanceof Refusal) {
    const errors = error.problems.map(({ field, key, values }) => ({
      field,
      message: say(key, values),
    }));
    return problem(422, 'problems:api.refused', { errors });
  }
  throw error;
}

/** What went wrong, as RFC 9457 has it. */
function problem(
  status: number,
  title: Parameters<typeof say>[0],
  { errors, headers }: { errors?: Fault[]; headers?: Record<string, string> } = {},
): Response {
  return new Response(JSON.stringify({ title: say(title), status, ...(errors && { errors }) }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });
}

export const notFound = () => problem(404, 'problems:api.notFound');
export const noKey = () =>
  problem(401, 'problems:api.noKey', { headers: { 'www-authenticate': 'Bearer' } });
export const tooOften = () =>
  problem(429, 'problems:api.tooOften', { headers: { 'retry-after': '60' } });
export const wrongMethod = (allow: string) =>
  problem(405, 'problems:api.method', { headers: { allow } });
export const failed = () => problem(500, 'problems:api.failed');

/** A page of a list: `?page=2&size=50`. */
export const slice = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  size: z.coerce.number().int().min(1).max(500).default(100),
});
