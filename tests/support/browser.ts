import { clientAddressHeader } from '../../app/platform/auth.server.ts';
import type { World } from '../../app/platform/world.ts';

let visitors = 0;

/** What a browser does for the sign-in commands: it keeps cookies and has an address of its own. */
export function createBrowser(world: World) {
  const cookies = new Map<string, string>();
  visitors += 1;
  const address = `10.0.0.${visitors}`;
  return {
    request(path = '/', body?: unknown): Request {
      const headers = new Headers({ [clientAddressHeader]: address });
      if (cookies.size > 0) {
        headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
      }
      return new Request(
        `${world.origin}${path}`,
        body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers },
      );
    },
    /** Takes the cookies of an answer. */
    keep(headers: Headers): void {
      for (const cookie of headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (/max-age=0/i.test(cookie) || value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
    },
  };
}
