import { RouterContextProvider, redirect } from 'react-router';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { World } from '../platform/world.ts';
import { visitorContext, worldContext } from './context.ts';
import { form, openAction } from './page.server.ts';

describe('what a form sent', () => {
  it('comes without NUL characters, which the database could not keep', async () => {
    const seen: unknown[] = [];
    const action = openAction({
      '': form(z.object({ title: z.string() }), async (_visit, value) => seen.push(value)),
    });
    const context = new RouterContextProvider();
    context.set(worldContext, {} as World); // this form asks nothing of the world
    context.set(visitorContext, null);
    // The last one becomes a NUL only once the inner one is taken away.
    for (const title of ['a%00b', 'a\0b', 'a%%0000b']) {
      const request = new Request('http://ithaca.test/', {
        method: 'POST',
        body: `title=${title}`,
      });
      await action({ context, request, params: {} });
    }
    expect(seen).toEqual([{ title: 'ab' }, { title: 'ab' }, { title: 'a%%0000b' }]);
  });
});

describe('a form whose intent is no form of the page', () => {
  it('is not found, also under a name that every object has (bug: 500 for `constructor`)', async () => {
    const action = openAction({ '': form(z.object({}), async () => null) });
    for (const intent of ['other', 'constructor', '__proto__', 'toString']) {
      const context = new RouterContextProvider();
      context.set(worldContext, {} as World); // this form asks nothing of the world
      context.set(visitorContext, null);
      const body = `intent=${intent}`;
      const request = new Request('http://ithaca.test/', { method: 'POST', body });
      await expect(action({ context, request, params: {} })).rejects.toMatchObject({
        init: { status: 404 },
      });
    }
  });
});

describe("an action's redirect to its own page", () => {
  const action = openAction({
    '': form(z.object({}), async () => redirect('?said=goals.saved')),
  });
  const submit = (address: string) => {
    const context = new RouterContextProvider();
    context.set(worldContext, {} as World); // this form asks nothing of the world
    context.set(visitorContext, null);
    const request = new Request(`http://ithaca.test${address}`, { method: 'POST', body: '' });
    return action({ context, request, params: {} }) as Promise<Response>;
  };

  it("leads to the page, though a client navigation's address is another one", async () => {
    for (const address of ['/o/here/pulse', '/o/here/pulse.data?_routes=pulse']) {
      expect((await submit(address)).headers.get('location')).toBe(
        '/o/here/pulse?said=goals.saved',
      );
    }
  });
});
