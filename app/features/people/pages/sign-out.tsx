import { redirect } from 'react-router';
import { z } from 'zod';
import { form, openAction } from '../../../http/page.server.ts';
import { signOut } from '../sign-in.server.ts';

export const loader = () => redirect('/');

export const action = openAction({
  '': form(z.object({}), async ({ world, request }) =>
    redirect('/sign-in?said=people.signedOut', { headers: await signOut(world, request) }),
  ),
});
