import crypto from 'node:crypto';
import * as build from 'virtual:react-router/server-build';
import type { HttpBindings } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { sql } from 'kysely';
import { createRequestHandler, RouterContextProvider } from 'react-router';
import { apiBase } from '../app/http/api.server.ts';
import { nonceContext, worldContext } from '../app/http/context.ts';
import { say } from '../app/i18n.ts';
import { clientAddressHeader } from '../app/platform/auth.server.ts';
import type { World } from '../app/platform/world.ts';
import { createApi } from './api.ts';
import { loggedPath } from './logged-path.ts';

/** The largest body of any form; the import page says the same figure. */
const largestBody = 25 * 1024 * 1024;

/** The whole HTTP side: health, sign-in library, static files, pages. */
export function createWeb(
  world: World,
  { clientFolder, trustProxy }: { clientFolder: string; trustProxy: boolean },
) {
  const web = new Hono<{ Bindings: HttpBindings }>();
  const pages = createRequestHandler(build, process.env.NODE_ENV ?? 'production');

  web.use(async (c, next) => {
    const from = performance.now();
    await next();
    const path = new URL(c.req.url).pathname;
    if (path.startsWith('/assets/') || path.startsWith('/health/')) return;
    world.log.info(
      {
        method: c.req.method,
        path: loggedPath(path),
        status: c.res.status,
        ms: Math.round(performance.now() - from),
      },
      'request',
    );
  });

  web.get('/health/live', (c) => c.text('live'));
  web.get('/health/ready', async (c) => {
    try {
      await sql`select 1`.execute(world.db);
      return c.text('ready');
    } catch {
      return c.text('the database does not answer', 503);
    }
  });

  web.use(
    '/assets/*',
    serveStatic({
      root: clientFolder,
      onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  );
  web.use('/favicon.svg', serveStatic({ root: clientFolder }));

  web.use(async (c, next) => {
    const { method } = c.req;
    if (method !== 'GET' && method !== 'HEAD') {
      // Browsers name the site a form came from; anything but our own address is refused.
      const from = c.req.header('origin');
      const own = [world.origin, new URL(c.req.url).origin];
      const cross = c.req.header('sec-fetch-site') === 'cross-site';
      if (cross || (from && !own.includes(from))) return c.text('sent from another site', 403);
    }
    await next();
  });
  web.use(
    bodyLimit({
      maxSize: largestBody,
      onError: (c) => c.text(say('problems:tooLarge'), 413),
    }),
  );

  // Of the sign-in library's own addresses only those that mails lead to are open: whatever else it
  // offers goes through our pages, whose fields have limits of their own.
  web.on('GET', ['/api/auth/magic-link/verify', '/api/auth/reset-password/:token'], (c) =>
    world.auth.handler(withClientAddress(c, trustProxy)),
  );

  web.route(apiBase, createApi(world));

  web.all('*', async (c) => {
    const nonce = crypto.randomBytes(16).toString('base64');
    const request = withClientAddress(c, trustProxy);
    const context = new RouterContextProvider();
    context.set(worldContext, world);
    context.set(nonceContext, nonce);
    const answer = await pages(request, context);
    const headers = new Headers(answer.headers);
    if (import.meta.env.PROD) {
      headers.set(
        'content-security-policy',
        `default-src 'self'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; form-action 'self'; base-uri 'self'`,
      );
    }
    headers.set('x-content-type-options', 'nosniff');
    headers.set('referrer-policy', 'same-origin');
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
    return new Response(answer.body, { status: answer.status, headers });
  });
  return web;
}

/** The request with the asker's address in our own header, over whatever the client put there. */
function withClientAddress(c: Context<{ Bindings: HttpBindings }>, trustProxy: boolean): Request {
  const request = new Request(c.req.raw);
  // The last entry is the one that the web server before us wrote; those before it are hearsay.
  const forwarded = trustProxy && c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  const peer = c.env?.incoming?.socket.remoteAddress ?? '127.0.0.1';
  request.headers.set(clientAddressHeader, forwarded || peer);
  return request;
}
