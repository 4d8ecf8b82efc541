/**
 * The table on which a random game is played: the log, the letters on their way, and what each player would remember.
 * It keeps its own books as the game goes, apart from every referee, and lets nobody do what is impossible.
 */
import type { ProtocolEvent, SentLetter } from '../../shared/paxos/events.ts';
import type { Letter, Pair, Reply, Request } from '../../shared/paxos/letters.ts';
import { isRequest, samePair } from '../../shared/paxos/letters.ts';
import type { Notebook } from '../../shared/paxos/notebook.ts';
import { EMPTY_NOTEBOOK } from '../../shared/paxos/notebook.ts';
import type { Acceptor, Proposer, Seat } from '../../shared/paxos/seats.ts';
import { acceptorOf, acceptorsOf, armyOf, proposersOf, quorumOf } from '../../shared/paxos/seats.ts';
import type { RuleSettings } from '../../shared/paxos/settings.ts';
import type { Prng } from './prng.ts';

export interface GeneralMind {
  readonly seat: Acceptor;
  notebook: Notebook;
  promised: number;
  votes: Pair[];
  granted: Map<number, Proposer>;
  /** Requests that arrived, each as often as it did, and are not answered yet. */
  pending: Request[];
  answered: Request[];
}

export interface OfficerMind {
  readonly seat: Proposer;
  prepared: Set<number>;
  used: Set<number>;
  proposed: Map<number, string>;
  promises: Map<number, Map<Acceptor, Pair | null>>;
}

export class GameTable {
  readonly settings: RuleSettings;
  readonly chance: Prng;
  readonly events: ProtocolEvent[] = [];
  readonly generals: readonly GeneralMind[];
  readonly officers: readonly OfficerMind[];
  /** Copies on their way. */
  readonly road: Letter[] = [];
  /** Letters that arrived, of which a late copy may still turn up. */
  readonly arrived: Letter[] = [];
  readonly owners = new Map<number, Proposer>();
  readonly told = new Map<Seat, Set<string>>();
  /** Whether officers write to few generals at a time. */
  readonly scattered: boolean;
  readonly #evidence = new Map<Seat, Map<string, Set<Acceptor>>>();
  #at = 0;
  #letters = 0;

  constructor(settings: RuleSettings, chance: Prng) {
    this.settings = settings;
    this.chance = chance;
    this.scattered = chance.chance(0.5);
    this.generals = acceptorsOf(settings.armies).map((seat) => ({
      seat,
      notebook: EMPTY_NOTEBOOK,
      promised: 0,
      votes: [],
      granted: new Map(),
      pending: [],
      answered: [],
    }));
    this.officers = proposersOf(settings.armies).map((seat) => ({
      seat,
      prepared: new Set(),
      used: new Set(),
      proposed: new Map(),
      promises: new Map(),
    }));
  }

  get quorum(): number {
    return quorumOf(this.settings.armies);
  }

  /** An id that says nothing about when its letter left. */
  newId(): string {
    this.#letters += 1;
    return `L${((this.#letters * 40_503) % 65_521).toString(36)}`;
  }

  send(letter: SentLetter): void {
    this.events.push({ ...this.#stamp(), type: 'sent', letter });
    this.road.push(letter);
    const officer = this.officers.find(({ seat }) => seat === letter.from);
    if (letter.kind === 'announce' || officer === undefined) return;
    if (!this.owners.has(letter.n)) this.owners.set(letter.n, officer.seat);
    officer.used.add(letter.n);
    if (letter.kind === 'prepare') officer.prepared.add(letter.n);
    else if (!officer.proposed.has(letter.n)) officer.proposed.set(letter.n, letter.value);
  }

  /** The copy arrives; the caller has taken it off the road, or not if there is another. */
  deliver(letter: Letter): void {
    this.events.push({ ...this.#stamp(), type: 'delivered', letter: letter.id });
    this.arrived.push(letter);
    if (isRequest(letter)) this.#general(letter.to).pending.push(letter);
    if (letter.kind === 'promise') this.#remember(letter.to, letter.n, letter.from, letter.accepted);
    if (letter.kind === 'accepted') this.#witness(letter.to, letter.from, { n: letter.n, value: letter.value });
    if (letter.kind === 'announce') this.told.set(letter.to, (this.told.get(letter.to) ?? new Set()).add(letter.value));
  }

  capture(letter: Letter): void {
    this.events.push({ ...this.#stamp(), type: 'captured', letter: letter.id });
  }

  answer(general: GeneralMind, request: Request, notebook: Notebook, reply: Reply | null): void {
    this.events.push({ ...this.#stamp(), type: 'answered', by: general.seat, re: request.id, notebook, reply });
    if (reply !== null) this.road.push(reply);
    general.notebook = notebook;
    general.answered.push(request);
    const place = general.pending.indexOf(request);
    if (place >= 0) general.pending.splice(place, 1);
    const asked = request.kind === 'accept' ? { n: request.n, value: request.value } : null;
    const voted = asked !== null && (reply?.kind === 'accepted' || samePair(notebook.accepted, asked));
    if (voted) {
      general.votes.push(asked);
      this.#witness(general.seat, general.seat, asked);
      const ownOfficer = this.officers[armyOf(general.seat) - 1];
      if (this.settings.tent === 'shared' && ownOfficer !== undefined) {
        this.#witness(ownOfficer.seat, general.seat, asked);
      }
    }
    if (!voted && reply?.kind !== 'promise') return;
    general.promised = Math.max(general.promised, request.n);
    if (!general.granted.has(request.n)) general.granted.set(request.n, request.from);
  }

  write(general: GeneralMind, notebook: Notebook): void {
    this.events.push({ ...this.#stamp(), type: 'wrote', by: general.seat, notebook });
    general.notebook = notebook;
  }

  claim(by: Proposer, pair: Pair): void {
    const evidence = this.arrived
      .filter((letter) => letter.to === by && letter.kind === 'accepted' && samePair(letter, pair))
      .map((letter) => letter.id);
    this.events.push({ ...this.#stamp(), type: 'claimed', by, ...pair, evidence: [...new Set(evidence)] });
  }

  order(army: number, by: Seat, value: string | null): void {
    this.events.push({ ...this.#stamp(), type: 'ordered', army, by, value });
  }

  end(): void {
    this.events.push({ ...this.#stamp(), type: 'ended' });
  }

  /** The pairs that a seat's letters prove. */
  proofsOf(seat: Seat): readonly Pair[] {
    const proven = [...(this.#evidence.get(seat) ?? [])].filter(([, generals]) => generals.size >= this.quorum);
    return proven.map(([key]) => {
      const [n = '', value = ''] = key.split('|');
      return { n: Number(n), value };
    });
  }

  /** The values that a seat may announce and act upon. */
  sayableBy(seat: Seat): readonly string[] {
    return [...new Set([...this.proofsOf(seat).map(({ value }) => value), ...(this.told.get(seat) ?? [])])];
  }

  sayableByArmy(seat: Seat): readonly string[] {
    const officer = this.officers[armyOf(seat) - 1];
    return [
      ...this.sayableBy(acceptorOf(armyOf(seat))),
      ...(officer === undefined ? [] : this.sayableBy(officer.seat)),
    ];
  }

  #general(seat: Acceptor): GeneralMind {
    const general = this.generals[armyOf(seat) - 1];
    if (general === undefined) throw new Error(`no seat ${seat}`);
    return general;
  }

  #remember(officer: Proposer, n: number, general: Acceptor, report: Pair | null): void {
    const mind = this.officers[armyOf(officer) - 1];
    if (mind === undefined) throw new Error(`no seat ${officer}`);
    const promises = mind.promises.get(n) ?? new Map<Acceptor, Pair | null>();
    promises.set(general, report);
    mind.promises.set(n, promises);
    if (report !== null) this.#witness(officer, general, report);
  }

  #witness(seat: Seat, general: Acceptor, { n, value }: Pair): void {
    const book = this.#evidence.get(seat) ?? new Map<string, Set<Acceptor>>();
    const key = `${n}|${value}`;
    book.set(key, (book.get(key) ?? new Set()).add(general));
    this.#evidence.set(seat, book);
  }

  #stamp(): { readonly seq: number; readonly at: number } {
    // Several things may happen in the same millisecond.
    this.#at += this.chance.pick([0, 0, 1, 40, 700]);
    return { seq: this.events.length + 1, at: this.#at };
  }
}
