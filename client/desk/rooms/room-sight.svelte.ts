/**
 * A room as its card shows it. The log may grow a hundred times a second; the card looks a few times a second, takes in
 * what is new, and changes only where what it says has changed.
 */
import type { Seat } from '../../../shared/paxos/seats.ts';
import type { RoomView } from '../../../shared/wire/room-view.ts';
import type { RoomModel } from '../../room/room-model.svelte.ts';
import type { Witness } from '../../../shared/diagram/witness.ts';
import { awayNow, goneSince, type Away, type GoneSince, type Standing } from './board.ts';
import { digestOf, follow, newTrace, type Digest, type Trace } from './digest.ts';

const DRAW_MS = 1000;
const TURNS = 4;

interface Drawn {
  readonly session: string;
  readonly seen: Witness['seen'];
  readonly upTo: number;
  readonly now: number;
}

export class RoomSight implements Standing {
  readonly code: string;
  readonly model: RoomModel;
  number = $state(0);
  digest = $state.raw<Digest | null>(null);
  away = $state.raw<readonly Away[]>([]);
  /** The log as far as it is drawn; null where there is nothing to draw. It grows at its end, and then comes anew. */
  drawn = $state.raw<Drawn | null>(null);
  /** Game time. */
  now = $state(0);
  #trace: Trace = newTrace();
  #witness: Witness | null = null;
  /** By performance.now(), as all that follows. */
  #drawAgain = 0;
  #gone: GoneSince = [];

  constructor(code: string, model: RoomModel) {
    this.code = code;
    this.model = model;
  }

  /**
   * `awayFor`: for how many seconds the class has missed whoever sits there, where this page has not seen them go.
   * `isPast`: such a game is of an earlier round, and the card waits for the next one.
   */
  look(at: number, awayFor: (seat: Seat) => number, isPast: (session: string) => boolean): void {
    const { view: held } = this.model;
    if (held === null) return;
    const past = held.phase === 'over' && held.game !== null && isPast(held.game.session);
    const view: RoomView = past ? { ...held, phase: 'lobby', game: null } : held;
    const witness = past ? null : (this.model.watch?.witness ?? null);
    // Another game, or the same one from its beginning.
    if (witness !== this.#witness) this.#trace = newTrace();
    this.#witness = witness;
    if (witness !== null) follow(this.#trace, witness);
    this.now = past ? 0 : this.model.now();
    this.drawn = this.#draw(witness, at);
    const digest = kept(this.digest, digestOf(view, witness, this.#trace, this.now));
    this.digest = digest;
    this.#gone = goneSince(this.#gone, digest.away, (seat) => at - awayFor(seat) * 1000);
    this.away = kept(this.away, awayNow(this.#gone, at));
  }

  /** A picture is dearer than words: at most one a second, the rooms in turn, and none where nothing moves. */
  #draw(witness: Witness | null, at: number): Drawn | null {
    const session = this.model.view?.game?.session;
    if (witness === null || session === undefined) return null;
    const { seen, walkers } = witness;
    const { drawn, now } = this;
    if (drawn?.session === session) {
      const still = drawn.upTo === seen.length && (walkers.size === 0 || drawn.now === now);
      if (still || at < this.#drawAgain) return drawn;
    }
    this.#drawAgain = at + (drawn === null ? DRAW_MS * (1 + (this.number % TURNS) / TURNS) : DRAW_MS);
    return { session, seen, upTo: seen.length, now };
  }
}

/** What says the same stays the same object: whatever is drawn of it is not drawn again. */
function kept<Value>(before: Value | null, now: Value): Value {
  return before !== null && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
