/** Who has this room open, and what each of them was sent. */
import type { Member } from '../../shared/room/events.ts';
import type { PartView, RoomView } from '../../shared/wire/room-view.ts';
import type { VerdictFrame } from '../../shared/wire/wire.ts';
import { Json } from '../json.ts';
import { Lead, type Listener } from '../lead/lead.ts';
import type { Feed } from './feed.ts';
import type { Game } from './game.ts';
import { withLog } from './history.ts';
import type { Room } from './room.ts';
import { partOf, viewFor, type Onlooker } from './view-for.ts';

/** One open connection: a tab, or a program. */
export interface Connection extends Listener, Onlooker {
  room(view: RoomView): void;
  /** A `LogFrame`. */
  log(frame: Json): void;
  verdict(frame: VerdictFrame): void;
  out(reason: 'removed' | 'moved'): void;
}

interface Guest {
  readonly connection: Connection;
  /** The feed that it reads; null until it has entered the game that is on, as what it is now. */
  feed: Feed | null;
  session: string;
  /** How many events of the feed it was sent. */
  position: number;
  /** Its part in the lesson as it was shown last. */
  part: PartView | null;
}

export class Presence {
  /** The debrief of this room alone. */
  readonly lead: Lead;
  readonly #room: Room;
  readonly #guests = new Map<Connection, Guest>();
  #changed = false;
  #emptySince: number;

  constructor(room: Room) {
    this.#room = room;
    this.lead = new Lead(room.house.clock, () => this.#guests.keys());
    this.#emptySince = room.house.clock.now();
  }

  get size(): number {
    return this.#guests.size;
  }

  tabsOf(member: Member): number {
    let tabs = 0;
    for (const { member: other } of this.#guests.keys()) if (other === member) tabs += 1;
    return tabs;
  }

  enter(connection: Connection): void {
    this.#guests.set(connection, { connection, feed: null, session: '', position: 0, part: null });
    this.changed();
  }

  leave(connection: Connection): void {
    if (!this.#drop(connection)) return;
    if (this.#guests.size === 0) this.#emptySince = this.#room.house.clock.now();
    this.changed();
  }

  /** For how long nobody has had this room open, in milliseconds. */
  emptyFor(now: number): number {
    return this.#guests.size > 0 ? 0 : now - this.#emptySince;
  }

  /**
   * Answers with the viewer's log from its own event `have` on; from then on the connection is sent what follows. Null
   * where there is no game, or where the place is another one meanwhile: the room that is shown next tells.
   */
  follow(connection: Connection, session: string | null, have: number, answer: (frame: Json | null) => void): void {
    const guest = this.#guests.get(connection);
    const { game } = this.#room;
    const feed = this.#room.feedOf(connection.member);
    if (guest === undefined || game === null || feed === null) {
      answer(null);
      return;
    }
    const from = session === game.session && have <= feed.count ? have : 0;
    const { store } = this.#room.house;
    withLog(game, feed, from, store, (texts) => {
      if (feed !== this.#room.feedOf(connection.member)) {
        answer(null);
        return;
      }
      Object.assign(guest, { feed, session: game.session, position: feed.count });
      answer(frameOf(game.session, from, texts));
    }).catch((error: unknown) => {
      this.#room.house.log.error({ error, room: this.#room.code }, 'a log could not be read');
      answer(null);
    });
  }

  /** What this connection has not been sent yet; whoever takes it sends it. */
  frameFor(connection: Connection): Json | null {
    const guest = this.#guests.get(connection);
    return guest ? nextFrame(guest) : null;
  }

  /** Sends everyone what their log has gained. */
  news(): void {
    for (const guest of this.#guests.values()) {
      const frame = nextFrame(guest);
      if (frame !== null) guest.connection.log(frame);
    }
  }

  /** The room is different now: everyone is shown it, once for all that changes in this turn. */
  changed(): void {
    if (this.#changed) return;
    this.#changed = true;
    setImmediate(() => {
      this.#changed = false;
      this.#show();
    });
  }

  /** Whoever's own part has gone on is shown the room. Nobody else: that a cue of another has come is not theirs to know. */
  partsChanged(): void {
    if (this.#changed || this.#room.game?.shownParts.size === 0) return;
    for (const guest of this.#guests.values()) {
      const { member } = guest.connection;
      if (partOf(this.#room, member) !== guest.part) this.#showTo(guest);
    }
  }

  /** Whoever has this member's place open has it no longer. */
  dismiss(member: Member): void {
    for (const { connection } of this.#guests.values()) {
      if (connection.member !== member) continue;
      this.#drop(connection);
      connection.out('removed');
    }
    this.changed();
  }

  /** Everyone has to enter again. */
  moved(): void {
    for (const { connection } of this.#guests.values()) connection.out('moved');
    this.#guests.clear();
  }

  tellVerdict(game: Game): void {
    void this.#room.house.verdicts.of(game).then((frame) => {
      if (frame === null || this.#room.game !== game) return;
      for (const { connection } of this.#guests.values()) connection.verdict(frame);
    });
  }

  #drop(connection: Connection): boolean {
    this.lead.leave(connection);
    return this.#guests.delete(connection);
  }

  #show(): void {
    const { state } = this.#room;
    for (const guest of this.#guests.values()) {
      const { connection } = guest;
      if (!state.members.has(connection.member)) {
        this.#drop(connection);
        connection.out('removed');
        continue;
      }
      // Another place, or another game: what it read is no longer its own log, until it enters again.
      if (this.#room.feedOf(connection.member) !== guest.feed) guest.feed = null;
      this.#showTo(guest);
    }
  }

  #showTo(guest: Guest): void {
    const view = viewFor(this.#room, guest.connection);
    guest.part = view.you.part;
    guest.connection.room(view);
  }
}

function nextFrame(guest: Guest): Json | null {
  const { feed, session, position } = guest;
  if (feed === null || feed.count === position) return null;
  const texts = feed.after(position);
  guest.position = feed.count;
  return texts && frameOf(session, position, texts);
}

/** A `LogFrame` of events that are JSON already; nothing in a session's id needs escaping. */
function frameOf(session: string, from: number, texts: readonly string[]): Json {
  return new Json(`{"session":"${session}","from":${from},"events":[${texts.join(',')}]}`);
}
