import { APIError } from 'better-auth/api';
import { clientAddressHeader } from '../../platform/auth.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import type { NewPerson } from './person.ts';

// All of these go through the library's HTTP handler, so that its rate limits and cookies hold.

async function ask(
  world: World,
  request: Request,
  path: string,
  body?: unknown,
): Promise<Response> {
  const headers = new Headers({ 'content-type': 'application/json', origin: world.origin });
  for (const name of ['cookie', 'user-agent', clientAddressHeader]) {
    const value = request.headers.get(name);
    if (value) headers.set(name, value);
  }
  const answer = await world.auth.handler(
    new Request(`${world.origin}/api/auth${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body ?? {}),
    }),
  );
  if (answer.status === 429) throw refusal('', 'people:signIn.tooOften');
  return answer;
}

/** The cookies to set on the page's own answer. */
function cookiesOf(answer: Response): Headers {
  const headers = new Headers();
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie);
  return headers;
}

export async function signIn(
  world: World,
  request: Request,
  given: { email: string; password: string },
): Promise<Headers> {
  const answer = await ask(world, request, '/sign-in/email', given);
  if (!answer.ok) throw refusal('', 'people:signIn.wrong');
  return cookiesOf(answer);
}

export async function signUp(world: World, request: Request, given: NewPerson): Promise<Headers> {
  const answer = await ask(world, request, '/sign-up/email', given);
  if (!answer.ok) {
    const { code } = (await answer.json()) as { code?: string };
    if (code?.startsWith('USER_ALREADY_EXISTS')) throw refusal('email', 'people:signUp.taken');
    throw refusal('', 'people:signUp.failed');
  }
  return cookiesOf(answer);
}

export async function signOut(world: World, request: Request): Promise<Headers> {
  return cookiesOf(await ask(world, request, '/sign-out'));
}

/** Sends a link that signs in; says nothing about whether the address is known. */
export async function sendSignInLink(
  world: World,
  request: Request,
  { email, to }: { email: string; to: string },
): Promise<void> {
  // The library decodes these once more than it encodes them.
  const address = (path: string) => world.origin + path.replaceAll('%', '%25');
  await ask(world, request, '/sign-in/magic-link', {
    email,
    callbackURL: address(to),
    // A link that is used up or too old leads here, with `error` in the address.
    errorCallbackURL: address(`/sign-in?to=${encodeURIComponent(to)}`),
  });
}

/** Sends a link to set a new password; says nothing about whether the address is known. */
export async function sendPasswordReset(
  world: World,
  request: Request,
  email: string,
): Promise<void> {
  await ask(world, request, '/request-password-reset', {
    email,
    redirectTo: `${world.origin}/new-password`,
  });
}

export async function resetPassword(
  world: World,
  request: Request,
  { token, newPassword }: { token: string; newPassword: string },
): Promise<void> {
  const answer = await ask(world, request, '/reset-password', { token, newPassword });
  if (!answer.ok) throw refusal('', 'people:newPassword.expired');
}

export async function changePassword(
  world: World,
  request: Request,
  given: { currentPassword: string; newPassword: string },
): Promise<Headers> {
  const answer = await ask(world, request, '/change-password', {
    ...given,
    revokeOtherSessions: true,
  });
  if (!answer.ok) throw refusal('currentPassword', 'people:account.wrongPassword');
  return cookiesOf(answer);
}

/** The first password of somebody who signed in by link. */
export async function setPassword(
  world: World,
  request: Request,
  newPassword: string,
): Promise<void> {
  try {
    await world.auth.api.setPassword({ body: { newPassword }, headers: request.headers });
  } catch (error) {
    if (error instanceof APIError) throw refusal('', 'people:account.passwordFailed');
    throw error;
  }
}
