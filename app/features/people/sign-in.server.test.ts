import { describe, expect, it } from 'vitest';
import { createBrowser } from '../../../tests/support/browser.ts';
import { createTestWorld } from '../../../tests/support/world.ts';
import { ensurePeople } from './ensure-people.server.ts';
import { findAccount } from './person-queries.server.ts';
import { saveAccount } from './save-account.server.ts';
import {
  changePassword,
  resetPassword,
  sendPasswordReset,
  sendSignInLink,
  setPassword,
  signIn,
  signOut,
  signUp,
} from './sign-in.server.ts';
import { findVisitor } from './visitor.server.ts';

const world = await createTestWorld();
const password = 'a raft of olive logs';

const newcomer = async (email: string) => {
  const browser = createBrowser(world);
  browser.keep(await signUp(world, browser.request(), { name: 'Nia', email, password }));
  return browser;
};
type Browser = ReturnType<typeof createBrowser>;
const visitorOf = (browser: Browser) => findVisitor(world, browser.request().headers);
const refused = (key: string) => ({ problems: [expect.objectContaining({ key })] });

/** The only link in the only mail that waits. */
async function mailedLink(): Promise<{ to: string; link: string }> {
  const [mail, ...others] = await world.runJobs();
  expect(others).toEqual([]);
  const link = /http:\/\/ithaca\.test\S+/.exec(mail?.text ?? '')?.[0] ?? '';
  expect(mail?.html).toContain('/api/auth/');
  return { to: mail?.to ?? '', link };
}

/** Opens a link of the sign-in library; returns where it leads. */
async function follow(browser: Browser, link: string): Promise<URL> {
  const { pathname, search } = new URL(link);
  const answer = await world.auth.handler(browser.request(pathname + search));
  browser.keep(answer.headers);
  return new URL(answer.headers.get('location') ?? '', world.origin);
}

describe('signing up and in', () => {
  it('signs a newcomer in at once, and out again', async () => {
    const browser = await newcomer('nia@example.org');
    expect(await visitorOf(browser)).toMatchObject({ name: 'Nia', email: 'nia@example.org' });
    browser.keep(await signOut(world, browser.request()));
    expect(await visitorOf(browser)).toBeNull();
  });

  it('takes the address in any case, and only once', async () => {
    const browser = createBrowser(world);
    browser.keep(await signIn(world, browser.request(), { email: 'NIA@Example.org', password }));
    expect(await visitorOf(browser)).toMatchObject({ email: 'nia@example.org' });
    await expect(newcomer('Nia@EXAMPLE.org')).rejects.toMatchObject(refused('people:signUp.taken'));
  });

  it('says the same of a wrong password and an unknown address', async () => {
    for (const email of ['nia@example.org', 'nobody@example.org']) {
      const attempt = signIn(world, createBrowser(world).request(), { email, password: 'wrong' });
      await expect(attempt).rejects.toMatchObject(refused('people:signIn.wrong'));
    }
  });

  it('asks to wait after many tries from one place, and lets others in meanwhile', async () => {
    const browser = createBrowser(world);
    const wrong = { email: 'nobody@example.org', password: 'wrong' };
    for (let attempt = 0; attempt < 30; attempt++) {
      const tried = signIn(world, browser.request(), wrong);
      await expect(tried).rejects.toMatchObject(refused('people:signIn.wrong'));
    }
    await expect(signIn(world, browser.request(), wrong)).rejects.toMatchObject(
      refused('people:signIn.tooOften'),
    );
    const other = createBrowser(world).request();
    await signIn(world, other, { email: 'nia@example.org', password });
  });
});

describe('a sign-in link', () => {
  it('signs in once and leads to where the person wanted to go', async () => {
    await newcomer('omar@example.org');
    const browser = createBrowser(world);
    const to = '/o/harbour/people?page=2&q=caf%C3%A9%20%26%20co';
    await sendSignInLink(world, browser.request(), { email: 'omar@example.org', to });
    const mail = await mailedLink();
    expect(mail.to).toBe('omar@example.org');
    expect((await follow(browser, mail.link)).href).toBe(`${world.origin}${to}`);
    expect(await visitorOf(browser)).toMatchObject({ email: 'omar@example.org' });

    const late = createBrowser(world);
    const back = await follow(late, mail.link);
    expect(back.pathname).toBe('/sign-in');
    expect(back.searchParams.get('error')).toBe('INVALID_TOKEN');
    expect(back.searchParams.get('to')).toBe(to);
    expect(await visitorOf(late)).toBeNull();
  });

  it('is not mailed to an address that nobody here has', async () => {
    const request = createBrowser(world).request();
    await sendSignInLink(world, request, { email: 'stranger@example.org', to: '/' });
    expect(await world.runJobs()).toEqual([]);
  });

  it('lets an imported person in, who then sets a password', async () => {
    const email = 'imported@example.org';
    await ensurePeople(world.db, world, [{ email, name: 'Ines' }]);
    const browser = createBrowser(world);
    await sendSignInLink(world, browser.request(), { email, to: '/' });
    await follow(browser, (await mailedLink()).link);
    const visitor = await visitorOf(browser);
    const personId = visitor?.personId ?? '';
    expect((await findAccount(world, personId)).hasPassword).toBe(false);
    await setPassword(world, browser.request(), password);
    expect((await findAccount(world, personId)).hasPassword).toBe(true);
    await signIn(world, createBrowser(world).request(), { email, password });
  });
});

describe('a password', () => {
  it('is set anew by a mailed link that works once, and other browsers are signed out', async () => {
    const email = 'pia@example.org';
    const before = await newcomer(email);
    const browser = createBrowser(world);
    await sendPasswordReset(world, browser.request(), email);
    const { link } = await mailedLink();
    const landing = await follow(browser, link);
    expect(landing.pathname).toBe('/new-password');
    const token = landing.searchParams.get('token') ?? '';
    await resetPassword(world, browser.request(), { token, newPassword: 'another long password' });
    expect(await visitorOf(before)).toBeNull();
    const again = resetPassword(world, browser.request(), { token, newPassword: password });
    await expect(again).rejects.toMatchObject(refused('people:newPassword.expired'));
    expect((await follow(browser, link)).searchParams.get('error')).toBe('INVALID_TOKEN');

    const fresh = createBrowser(world);
    const given = { email, password: 'another long password' };
    fresh.keep(await signIn(world, fresh.request(), given));

    // The reset proved the address, so a sign-in link later leaves the password alone.
    await sendSignInLink(world, browser.request(), { email, to: '/' });
    await follow(browser, (await mailedLink()).link);
    await signIn(world, createBrowser(world).request(), given);
  });

  it('says nothing about an address that nobody here has, and mails nothing', async () => {
    await sendPasswordReset(world, createBrowser(world).request(), 'stranger@example.org');
    expect(await world.runJobs()).toEqual([]);
  });

  it('is changed by whoever knows the present one', async () => {
    const browser = await newcomer('quin@example.org');
    const change = (currentPassword: string) =>
      changePassword(world, browser.request(), { currentPassword, newPassword: 'quite a new one' });
    await expect(change('not this one')).rejects.toMatchObject(
      refused('people:account.wrongPassword'),
    );
    browser.keep(await change(password));
    expect(await visitorOf(browser)).toMatchObject({ email: 'quin@example.org' });
  });
});

it('saves name and zone, the zone as the world writes it', async () => {
  const browser = await newcomer('rosa@example.org');
  const personId = (await visitorOf(browser))?.personId ?? '';
  await saveAccount(world, personId, { name: 'Rosa', timeZone: 'europe/athens' });
  expect(await visitorOf(browser)).toMatchObject({ name: 'Rosa', timeZone: 'Europe/Athens' });
});

it('adds people by address once, and never renames whoever is known', async () => {
  const first = await ensurePeople(world.db, world, [
    { email: 'Sam@Example.org', name: 'Sam' },
    { email: 'nia@example.org', name: 'Somebody else' },
  ]);
  expect(first.get('sam@example.org')?.isNew).toBe(true);
  expect(first.get('nia@example.org')?.isNew).toBe(false);
  const again = await ensurePeople(world.db, world, [{ email: 'sam@example.org', name: 'Samuel' }]);
  expect(again.get('sam@example.org')).toEqual({ ...first.get('sam@example.org'), isNew: false });
  expect((await findAccount(world, first.get('sam@example.org')?.id ?? '')).name).toBe('Sam');
});
