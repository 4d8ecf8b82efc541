/**
 * The played games of a class, fetched once each and a few at a time. A game that is not judged yet is asked for anew:
 * only with its verdict it is what it will stay.
 */
import { SvelteMap } from 'svelte/reactivity';
import { HELP_LEVELS, type HelpLevel } from '../../../shared/game/header.ts';
import { readRecord } from '../../../shared/game/record.ts';
import type { Players, VerdictFrame } from '../../../shared/wire/wire.ts';
import type { Keeper } from './keeper.ts';
import { patiently, type Refusal } from './patiently.ts';
import { valleyIn, type Valley } from './valley.ts';

export interface Fetched {
  readonly state: 'fetched';
  readonly text: string;
  readonly level: HelpLevel | null;
  /** How the valley was; null where the record does not say. */
  readonly valley: Valley | null;
  /** When it was over, in milliseconds since 1970. */
  readonly ended: number | null;
  /** How long it was played, in milliseconds of game time. */
  readonly lasted: number;
  readonly judged: VerdictFrame;
  readonly players: Players;
}

export type Entry =
  | { readonly state: 'coming'; readonly coming: Promise<Entry> }
  | Fetched
  /** The server has no verdict yet. */
  | { readonly state: 'unjudged' }
  | { readonly state: 'refused'; readonly refusal: Refusal };

const AT_ONCE = 2;

export class Shelf {
  readonly entries = new SvelteMap<string, Entry>();
  readonly #request: Keeper['request'];
  readonly #queue: (() => void)[] = [];
  #free = AT_ONCE;

  constructor(request: Keeper['request']) {
    this.#request = request;
  }

  /** As it is held, or as it is once it has come. */
  fetch(session: string): Promise<Entry> {
    const held = this.entries.get(session);
    if (held?.state === 'fetched') return Promise.resolve(held);
    if (held?.state === 'coming') return held.coming;
    const coming = this.#fetch(session);
    this.entries.set(session, { state: 'coming', coming });
    return coming;
  }

  /** Fetches it unless that was tried. */
  want(session: string): void {
    if (!this.entries.has(session)) void this.fetch(session);
  }

  forget(session: string): void {
    this.entries.delete(session);
  }

  async #fetch(session: string): Promise<Entry> {
    if (this.#free === 0) await new Promise<void>((go) => this.#queue.push(go));
    else this.#free -= 1;
    const entry = await this.#ask(session);
    const next = this.#queue.shift();
    if (next === undefined) this.#free += 1;
    else next();
    this.entries.set(session, entry);
    return entry;
  }

  async #ask(session: string): Promise<Entry> {
    const reply = await patiently(
      () => this.#request('session', { session }),
      (one) => one.ok && one.verdict === null,
    );
    if (!reply.ok) return { state: 'refused', refusal: reply };
    const { text, verdict, ended, players } = reply;
    return verdict === null ? { state: 'unjudged' } : { ...fetched(text, verdict), ended, players };
  }
}

function fetched(text: string, judged: VerdictFrame): Omit<Fetched, 'ended' | 'players'> {
  const read = readRecord(text);
  const { header, events } = read.ok ? read.record : { header: null, events: [] };
  const level = HELP_LEVELS.find((one) => one === header?.['level']) ?? null;
  const valley = valleyIn(header?.['valley']);
  return { state: 'fetched', text, level, valley, lasted: events.at(-1)?.at ?? 0, judged };
}
