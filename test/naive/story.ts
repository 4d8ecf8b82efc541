/** Writes short records for tests: each call is one thing that happens, and letters arrive unless told otherwise. */
import type { ProtocolEvent, SentLetter } from '../../shared/paxos/events.ts';
import type { Letter, Pair, Reply } from '../../shared/paxos/letters.ts';
import { isRequest } from '../../shared/paxos/letters.ts';
import type { Notebook } from '../../shared/paxos/notebook.ts';
import type { Acceptor, Proposer, Seat } from '../../shared/paxos/seats.ts';
import type { NaiveHeader } from './referee.ts';
import { naiveTimeline, naiveVerdict } from './referee.ts';

type Said = { readonly promise: Pair | null } | { readonly reject: number } | 'accepted' | null;

export function pair(n: number, value: string): Pair {
  return { n, value };
}

export function book(promised: number, accepted: Pair | null = null): Notebook {
  return { promised, accepted };
}

type Unstamped<E> = E extends ProtocolEvent ? Omit<E, 'seq' | 'at'> : never;

export class Story {
  readonly header: NaiveHeader;
  readonly events: ProtocolEvent[] = [];
  readonly #letters: Letter[] = [];

  constructor(settings: Partial<NaiveHeader> = {}) {
    this.header = { id: 'story', armies: 3, acceptRule: 'textbook', tent: 'separate', ...settings };
  }

  prepare(from: Proposer, to: Acceptor, n: number): string {
    return this.#send({ id: this.#newId(), from, to, kind: 'prepare', n });
  }

  accept(from: Proposer, to: Acceptor, n: number, value: string): string {
    return this.#send({ id: this.#newId(), from, to, kind: 'accept', n, value });
  }

  announce(from: Seat, to: Seat, value: string): string {
    return this.#send({ id: this.#newId(), from, to, kind: 'announce', value });
  }

  answer(re: string, notebook: Notebook, said: Said): void {
    const letter = this.#letters.find(({ id }) => id === re);
    if (letter === undefined || !isRequest(letter)) throw new Error(`${re} asks nothing`);
    const envelope = { id: this.#newId(), from: letter.to, to: letter.from, n: letter.n, re };
    const reply = ((): Reply | null => {
      if (said === null) return null;
      if (said === 'accepted') {
        if (letter.kind !== 'accept') throw new Error(`${re} proposes nothing`);
        return { ...envelope, kind: 'accepted', value: letter.value };
      }
      if ('promise' in said) return { ...envelope, kind: 'promise', accepted: said.promise };
      return { ...envelope, kind: 'reject', promised: said.reject };
    })();
    this.#add({ type: 'answered', by: letter.to, re, notebook, reply });
    if (reply === null) return;
    this.#letters.push(reply);
    this.deliver(reply.id);
  }

  deliver(letter: string): void {
    this.#add({ type: 'delivered', letter });
  }

  write(by: Acceptor, notebook: Notebook): void {
    this.#add({ type: 'wrote', by, notebook });
  }

  claim(by: Proposer, n: number, value: string): void {
    this.#add({ type: 'claimed', by, n, value, evidence: [] });
  }

  order(army: number, value: string | null): void {
    this.#add({ type: 'ordered', army, by: `A${army}`, value });
  }

  /** Asks and is promised, as is right for a general that voted `report` last. */
  promised(by: Proposer, general: Acceptor, n: number, report: Pair | null = null): string {
    const letter = this.prepare(by, general, n);
    this.answer(letter, book(n, report), { promise: report });
    return letter;
  }

  /** Proposes and is accepted. */
  voted(by: Proposer, general: Acceptor, n: number, value: string): string {
    const letter = this.accept(by, general, n, value);
    this.answer(letter, book(n, pair(n, value)), 'accepted');
    return letter;
  }

  /** "A1 G3", or "A1 G3 consequence". */
  get violations(): readonly string[] {
    return naiveVerdict(this.header, this.events).violations.map(
      ({ by, rule, root }) => `${by} ${rule}${root ? '' : ' consequence'}`,
    );
  }

  get verdict(): ReturnType<typeof naiveVerdict> {
    return naiveVerdict(this.header, this.events);
  }

  get moment(): ReturnType<typeof naiveTimeline>[number] | undefined {
    return naiveTimeline(this.header, this.events).at(-1);
  }

  #send(letter: SentLetter): string {
    this.#letters.push(letter);
    this.#add({ type: 'sent', letter });
    this.deliver(letter.id);
    return letter.id;
  }

  #newId(): string {
    return `L${this.#letters.length + 1}`;
  }

  #add(event: Unstamped<ProtocolEvent>): void {
    const seq = this.events.length + 1;
    this.events.push({ ...event, seq, at: seq * 10 });
  }
}
