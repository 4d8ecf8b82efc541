/** Verdicts on games that are over: each is judged once, away from the thread that serves everyone. */
import { Worker } from 'node:worker_threads';
import type { Extent, Judged } from '../../shared/judge/judge.ts';
import type { Verdict } from '../../shared/judge/verdict.ts';
import type { VerdictFrame } from '../../shared/wire/wire.ts';
import { sessionStream, type Game } from '../room/game.ts';
import type { Store } from '../store/store.ts';

/** How many verdicts stay in memory. */
const KEPT = 200;

export class Verdicts {
  readonly #store: Store;
  readonly #known = new Map<string, Promise<VerdictFrame | null>>();
  #worker: Worker | null = null;
  readonly #asked = new Map<string, (judged: Judged | null) => void>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Null while the game is not over, and where the judge broke down. */
  async of(game: Game): Promise<VerdictFrame | null> {
    return game.over ? this.on(game.session) : null;
  }

  /** Of a session that is over. */
  async on(session: string): Promise<VerdictFrame | null> {
    let found = this.#known.get(session);
    if (!found) {
      found = this.#judge(session);
      this.#known.set(session, found);
      const [oldest] = this.#known.keys();
      if (this.#known.size > KEPT && oldest !== undefined) this.#known.delete(oldest);
    }
    return found;
  }

  /** The session's record, as the judge on the command line reads it. */
  async record(session: string): Promise<string> {
    const stretches = await this.#store.read(sessionStream(session));
    return stretches.flatMap(({ lines }) => lines.map((line) => `${line}\n`)).join('');
  }

  /** Whether nothing more will come in this session. */
  async isOver(session: string): Promise<boolean> {
    const last = (await this.#store.read(sessionStream(session))).at(-1)?.lines.at(-1);
    return last !== undefined && (JSON.parse(last) as { type?: string }).type === 'ended';
  }

  /** When the last event of this session was kept, in milliseconds since 1970. */
  lastAt(session: string): Promise<number | null> {
    return this.#store.lastAt(sessionStream(session));
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  async #judge(session: string): Promise<VerdictFrame | null> {
    const text = await this.record(session);
    const judged = await new Promise<Judged | null>((resolve) => {
      this.#asked.set(session, resolve);
      this.#worker ??= this.#hire();
      this.#worker.postMessage({ session, text });
    });
    if (judged?.ok !== true) {
      this.#known.delete(session);
      return null;
    }
    const { verdict, extent }: { verdict: Verdict; extent: Extent } = judged;
    return { session, verdict, extent };
  }

  #hire(): Worker {
    const worker = new Worker(new URL('./worker.mjs', import.meta.url));
    worker.on('message', ({ session, judged }: { session: string; judged: Judged }) => {
      this.#asked.get(session)?.(judged);
      this.#asked.delete(session);
    });
    worker.on('error', () => {
      this.#worker = null;
      for (const resolve of this.#asked.values()) resolve(null);
      this.#asked.clear();
    });
    // A server that stops does not wait for a judge.
    worker.unref();
    return worker;
  }
}
