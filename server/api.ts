import { Hono } from 'hono';
import { me, operations } from '../app/features/front/api/operations.ts';
import { findMember } from '../app/features/organizations/organization-queries.server.ts';
import { findKeyHolder } from '../app/features/people/api-keys.server.ts';
import {
  type ApiVisit,
  apiBase,
  failed,
  type MemberApiVisit,
  noKey,
  notFound,
  tooOften,
  wrongMethod,
} from '../app/http/api.server.ts';
import { openApi } from '../app/http/openapi.ts';
import type { World } from '../app/platform/world.ts';
import { version } from '../package.json';

/** The API, below /api/v1: each operation at its address, for whoever's key the request carries. */
export function createApi(world: World) {
  const api = new Hono<{ Variables: { visit: ApiVisit; member: MemberApiVisit } }>();

  api.onError((error) => {
    world.log.error({ err: error }, 'api failed');
    return failed();
  });
  api.notFound(notFound);

  // For anybody: it tells nothing of anyone.
  api.get('/openapi.json', (c) =>
    c.json(
      openApi([me, ...operations], { title: 'Ithaca', version, server: world.origin + apiBase }),
    ),
  );

  api.use(async (c, next) => {
    const holder = await findKeyHolder(world, c.req.raw.headers);
    if (holder === 'too often') return tooOften();
    if (holder === 'unknown') return noKey();
    c.set('visit', {
      world,
      visitor: holder,
      request: c.req.raw,
      params: {},
      url: new URL(c.req.url),
    });
    return next();
  });
  api.on(me.method, me.path, (c) => me.respond(c.get('visit')));

  api.use('/o/:organization/*', async (c, next) => {
    const visit = c.get('visit');
    const member = await findMember(world, visit.visitor, c.req.param('organization'));
    if (!member) return notFound();
    c.set('member', { ...visit, member, actor: member.actor });
    return next();
  });
  const byPath = Map.groupBy(operations, ({ path }) => path.replace(/\{(\w+)\}/g, ':$1'));
  for (const [path, there] of byPath) {
    for (const operation of there) {
      api.on(operation.method, path, (c) =>
        operation.respond({ ...c.get('member'), params: c.req.param() }),
      );
    }
    api.all(path, () => wrongMethod(there.map(({ method }) => method).join(', ')));
  }
  return api;
}
