/** Who broke which rule in games that are over, as the server's judge has found: asked for once each, some at a time. */
import { SvelteMap } from 'svelte/reactivity';
import { BREACHES_AT_ONCE, type Breach } from '../../../shared/class/breaches.ts';
import type { Connection } from '../../net/connection.svelte.ts';
import { patiently } from '../sessions/patiently.ts';

export class KnownBreaches {
  readonly games = new SvelteMap<string, readonly Breach[]>();
  readonly #request: Connection['request'];
  #asked: readonly string[] = [];
  #last: Promise<void> = Promise.resolve();

  constructor(request: Connection['request']) {
    this.#request = request;
  }

  /** What the server does not tell yet is asked for when somebody wants it again. */
  want(sessions: readonly string[]): void {
    const news = sessions.filter((one) => !this.games.has(one) && !this.#asked.includes(one));
    this.#asked = [...this.#asked, ...news];
    for (let from = 0; from < news.length; from += BREACHES_AT_ONCE) {
      const some = news.slice(from, from + BREACHES_AT_ONCE);
      this.#last = this.#last.then(() => this.#ask(some));
    }
  }

  async #ask(sessions: readonly string[]): Promise<void> {
    const reply = await patiently(() => this.#request('breaches', { sessions: [...sessions] }));
    this.#asked = this.#asked.filter((one) => !sessions.includes(one));
    if (!reply.ok) return;
    for (const [session, breaches] of Object.entries(reply.games)) this.games.set(session, breaches);
  }
}
