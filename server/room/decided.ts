/**
 * A room as it is decided, ahead of what is durable: who is in it, and the game that they play. One owner for both logs,
 * so that what is asked here is decided in one order.
 */
import type { RoomDeed } from '../../shared/room/commands.ts';
import { decideDeed } from '../../shared/room/decide.ts';
import type { Member, RoomEvent } from '../../shared/room/events.ts';
import { gameHeader } from '../../shared/room/settings.ts';
import { evolveRoom, NO_ROOM, type RoomState } from '../../shared/room/state.ts';
import type { Writer } from '../store/committer.ts';
import { Draft } from '../store/draft.ts';
import type { Append } from '../store/store.ts';
import { Crew, type Employer } from './crew.ts';
import { Game } from './game.ts';

export function roomStream(code: string): string {
  return `room/${code}`;
}

/** A room as the store tells of it. */
export interface RoomPast {
  readonly state: RoomState;
  readonly length: number;
  readonly commands: ReadonlySet<string>;
  readonly names: ReadonlyMap<Member, string>;
  readonly game: Game | null;
}

export const NO_PAST: RoomPast = { state: NO_ROOM, length: 0, commands: new Set(), names: new Map(), game: null };

export class Decided {
  readonly crew: Crew;
  readonly #room: Employer & Writer;
  readonly #draft: Draft;
  #state: RoomState;
  #game: Game | null;

  constructor(room: Employer & Writer, { state, length, commands, game }: RoomPast) {
    this.crew = new Crew(room);
    this.#room = room;
    this.#draft = new Draft(roomStream(room.code), length, commands);
    this.#state = state;
    this.#game = game;
  }

  get state(): RoomState {
    return this.#state;
  }

  get game(): Game | null {
    return this.#game;
  }

  get playing(): boolean {
    return this.#state.phase === 'playing';
  }

  /** This command was carried out, or is about to be. */
  has(id: string): boolean {
    return this.#draft.has(id);
  }

  /** A command for the game was carried out. */
  acted(id: string): void {
    this.#draft.remember(id);
  }

  take(events: readonly RoomEvent[], id: string | null): void {
    for (const event of events) {
      this.#state = evolveRoom(this.#state, event);
      this.#draft.add(event);
    }
    // A command that changes nothing leaves no trace; sent again, it changes nothing again.
    if (id !== null && events.length > 0) this.#draft.note(id);
  }

  /** True where it changes something. */
  deed(deed: RoomDeed): boolean {
    const { committer, limits } = this.#room.house;
    const decision = decideDeed(this.#state, deed, limits.members);
    if (!decision.ok || decision.events.length === 0) return false;
    this.take(decision.events, null);
    committer.add(this.#room);
    return true;
  }

  begin(session: string): void {
    const { clock, limits, newSeed } = this.#room.house;
    const { settings, speed, class: ofClass, chairs, red } = this.#state;
    const header = gameHeader(settings, session, newSeed());
    const game = Game.begin({ header, clock, keep: limits.tailEvents, speed, red: ofClass !== null || red !== null });
    this.#game = game;
    this.crew.dismissAll();
    for (const [seat, { member, bot }] of chairs) {
      game.act({ type: 'seat', seat, player: member, bot }, { role: 'room' }, null);
    }
    this.seatBots();
  }

  /** The game's own log says as well who acts for a seat. */
  seatInLog(before: RoomState): void {
    const game = this.#game;
    if (game === null || !this.playing) return;
    this.ring();
    for (const [seat, { member, bot }] of this.#state.chairs) {
      const was = before.chairs.get(seat);
      if (was?.member === member && was.bot === bot) continue;
      game.act({ type: 'seat', seat, player: member, bot }, { role: 'room' }, null);
    }
    this.seatBots();
  }

  seatBots(): void {
    if (this.#game !== null && this.playing) this.crew.fill(this.#game, this.#state);
  }

  /** Whoever is due by now is there, before anything else happens. True when somebody was. */
  ring(): boolean {
    const rang = this.#game?.ring() === true;
    if (rang) this.#room.house.committer.add(this.#room);
    return rang;
  }

  /** The game is none any more: its record is deleted. */
  clear(): void {
    this.#game = null;
    this.deed({ type: 'clear' });
  }

  /** What gathered since the last time, to be committed. */
  append(): readonly Append[] {
    return [...(this.#game?.take() ?? []), ...this.#draft.take()];
  }
}
