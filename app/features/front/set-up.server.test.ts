import { RouterContextProvider } from 'react-router';
import { expect, it } from 'vitest';
import { createTestWorld, makeOrganization } from '../../../tests/support/world.ts';
import { visitorContext, worldContext } from '../../http/context.ts';
import { hasExample } from '../organizations/organization-queries.server.ts';
import { action } from './pages/set-up.tsx';

const world = await createTestWorld();

it('makes no example on a server in use: its passwords are public (bug: a stranger could)', async () => {
  await makeOrganization(world);
  const context = new RouterContextProvider();
  context.set(worldContext, world);
  context.set(visitorContext, null);
  const request = new Request(`${world.origin}/set-up`, { method: 'POST', body: 'intent=example' });
  await expect(action({ context, request, params: {} })).resolves.toMatchObject({
    init: { status: 422 },
  });
  expect(await hasExample(world)).toBe(false);
});
