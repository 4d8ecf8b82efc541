/** Verdicts on games that are over: each is judged once, away from the thread that serves everyone. */
import { Worker } from 'node:worker_threads';
import type { Breach } from '../../shared/class/breaches.ts';
import type { Extent, Judged } from '../../shared/judge/judge.ts';
import type { Verdict } from '../../shared/judge/verdict.ts';
import type { VerdictFrame } from '../../shared/wire/wire.ts';
import { sessionStream, type Game } from '../room/game.ts';
import type { Store } from '../store/store.ts';

/** How many verdicts stay in memory, and of how many games who broke which rule: that is short, and asked of whole classes. */
const KEPT = 200;
const BREACHES_KEPT = 5000;

interface FromJudge {
  readonly judged: Judged;
  readonly breaches: readonly Breach[];
}

export class Verdicts {
  readonly #store: Store;
  readonly #known = new Map<string, Promise<VerdictFrame | null>>();
  #worker: Worker | null = null;
  readonly #asked = new Map<string, (found: FromJudge | null) => void>();
  readonly #breaches = new Map<string, readonly Breach[]>();

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
      keepOnly(KEPT, this.#known);
    }
    return found;
  }

  /** Who broke which rule; null while the game is not over, and where the judge broke down. */
  async breaches(session: string): Promise<readonly Breach[] | null> {
    if (!this.#breaches.has(session) && (await this.isOver(session))) {
      // What was judged so long ago that this is forgotten is judged again.
      this.#known.delete(session);
      await this.on(session);
    }
    return this.#breaches.get(session) ?? null;
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
    const found = await new Promise<FromJudge | null>((resolve) => {
      this.#asked.set(session, resolve);
      this.#worker ??= this.#hire();
      this.#worker.postMessage({ session, text });
    });
    if (found?.judged.ok !== true) {
      this.#known.delete(session);
      return null;
    }
    const { verdict, extent }: { verdict: Verdict; extent: Extent } = found.judged;
    this.#breaches.set(session, found.breaches);
    keepOnly(BREACHES_KEPT, this.#breaches);
    return { session, verdict, extent };
  }

  #hire(): Worker {
    const worker = new Worker(new URL('./worker.mjs', import.meta.url));
    worker.on('message', ({ session, judged, breaches }: FromJudge & { readonly session: string }) => {
      this.#asked.get(session)?.({ judged, breaches });
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

function keepOnly(most: number, known: Map<string, unknown>): void {
  const [oldest] = known.keys();
  if (known.size > most && oldest !== undefined) known.delete(oldest);
}
