/** Asks a server as a browser does, with cookies and forms; for measurements. */
export interface Browser {
  get(address: string): Promise<string>;
  /** Where a form leads to; '' where it was refused. */
  post(address: string, fields: Record<string, string>): Promise<string>;
  /** Hears a run's events until it is over. */
  untilOver(address: string): Promise<void>;
}

export function createBrowser(origin: string): Browser {
  const cookies = new Map<string, string>();
  const ask = async (address: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([key, value]) => `${key}=${value}`).join('; ');
    const answer = await fetch(origin + address, {
      ...init,
      redirect: 'manual',
      headers: { cookie },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(key, value);
    }
    return answer;
  };
  return {
    async get(address) {
      const answer = await ask(address);
      if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
      return answer.text();
    },
    async post(address, fields) {
      const answer = await ask(address, { method: 'POST', body: new URLSearchParams(fields) });
      if (answer.status === 422) return '';
      const location = answer.headers.get('location');
      if (!location) throw new Error(`${address} answered ${answer.status}`);
      return location.replace(/\?.*/, '');
    },
    async untilOver(address) {
      const answer = await ask(address);
      const heard = answer.body?.pipeThrough(new TextDecoderStream());
      let last = '';
      for await (const text of heard ?? []) if (text.startsWith('data:')) last = text;
      if (!last.includes('"done"')) throw new Error(`the run ended as ${last}`);
    },
  };
}

/** How long it took, in words. */
export function spread(ms: readonly number[]): string {
  const sorted = [...ms].sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return `median ${at(0.5)} ms, 95 % within ${at(0.95)} ms, longest ${at(1)} ms (${ms.length})`;
}
