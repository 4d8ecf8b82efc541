/**
 * A room: who is in it, and the game that they play. One owner for both logs, so that what is asked here is decided in
 * one order; nothing is answered or shown before it is durable.
 */
import type { Truth } from '../../shared/class/events.ts';
import type { PlayerCommand } from '../../shared/game/commands.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import type { RoomCommand, RoomDeed } from '../../shared/room/commands.ts';
import { decideDeed, decideRoom, type RoomDecision } from '../../shared/room/decide.ts';
import { enrol, type Wanted } from '../../shared/room/enrol.ts';
import type { Member, RoomEvent } from '../../shared/room/events.ts';
import { gameHeader, type RoomSettings } from '../../shared/room/settings.ts';
import { evolveRoom, heldBy, NO_ROOM, seatOf, sightOf, type RoomState, type Sight } from '../../shared/room/state.ts';
import { refused, type Refused } from '../../shared/wire/refusal.ts';
import type { RoomView } from '../../shared/wire/room-view.ts';
import type { WireCommand } from '../../shared/wire/schemas.ts';
import type { Append } from '../store/store.ts';
import { Crew } from './crew.ts';
import type { Feed } from './feed.ts';
import { actorFor, toThePlayer } from './door.ts';
import { Game, type FeedKey } from './game.ts';
import type { House } from './house.ts';
import { Presence } from './presence.ts';
import { viewFor } from './view-for.ts';

export function roomStream(code: string): string {
  return `room/${code}`;
}

/** Told once what was asked is durable, or why it is not done. */
export type Answer = (refusal: Refused | null) => void;

/** The class that a room belongs to, and the hash of its instructor's token. */
export interface OfClass {
  readonly code: string;
  readonly link: string;
}

interface Waiting {
  readonly answer: Answer;
  readonly since: number;
}

export class Room {
  readonly code: string;
  readonly presence: Presence;
  readonly house: House;
  /** As decided, and as it is durable. */
  #state: RoomState;
  #shown: RoomState;
  #game: Game | null = null;
  /** The game that is decided to begin, until that is durable. */
  #shownGame: Game | null = null;
  #names: Map<Member, string>;
  readonly #crew = new Crew(this);
  /** Ids of commands that were carried out, or are about to be. */
  readonly #done: Set<string>;
  #lines: string[] = [];
  #commands: string[] = [];
  #length: number;
  #waiting: Waiting[] = [];
  #committing: Waiting[] = [];
  #publishing: { readonly state: RoomState; readonly game: Game | null } | null = null;
  #stopClock: (() => void) | null = null;
  /** The game whose verdict was sent to everyone. */
  #told: string | null = null;
  #gone = false;

  constructor(code: string, house: House, past: RoomPast) {
    this.code = code;
    this.house = house;
    this.#state = past.state;
    this.#shown = past.state;
    this.#length = past.length;
    this.#done = new Set(past.commands);
    this.#names = new Map(past.names);
    this.#game = past.game;
    this.#shownGame = past.game;
    this.presence = new Presence(this);
    this.#seatBots();
    this.#setClock();
    this.#closeIfOver();
  }

  get state(): RoomState {
    return this.#shown;
  }

  get game(): Game | null {
    return this.#shownGame;
  }

  get gone(): boolean {
    return this.#gone;
  }

  get names(): ReadonlyMap<Member, string> {
    return this.#names;
  }

  /** Of everyone who is here, or is about to be: a name is free again once its bearer has left. */
  get namesHere(): readonly string[] {
    return [...this.#names].filter(([member]) => this.#state.members.has(member)).map(([, name]) => name);
  }

  /** Nothing can be asked of this room at the moment. */
  get stalled(): boolean {
    return this.house.committer.stalled || this.#gone;
  }

  /** The room's first line; a class's room has its instructor as host from the beginning. */
  open(settings: RoomSettings, ofClass: OfClass | null): void {
    this.#deed({ type: 'open', code: this.code, settings, class: ofClass?.code ?? null });
    if (ofClass !== null) this.#deed({ type: 'join', token: ofClass.link });
  }

  /** A game is on, or is about to be. */
  get playing(): boolean {
    return this.#state.phase === 'playing';
  }

  /** What is true at this moment in the game that is on; null where none is. */
  truthNow(): Truth | null {
    if (!this.stalled) this.#ring();
    const game = this.#game;
    return game === null || game.ended || !this.playing ? null : game.truth;
  }

  /** Whether whoever has this token may have this place: nobody sees two seats of one game. */
  mayTake(tokenHash: string, sight: Sight): boolean {
    const seen = this.playing ? this.#state.held.get(tokenHash) : undefined;
    return seen === undefined || seen === sight;
  }

  /** The class's doing: exactly these are here, beside the host, each in their place. */
  enrol(wanted: readonly (Wanted & { readonly name: string | null })[]): void {
    const before = this.#state;
    const events = enrol(before, wanted);
    this.#take(events, null);
    for (const event of events) {
      // Whoever is gone leaves no name behind.
      if (event.type === 'left') this.rename(event.member, null);
      if (event.type !== 'joined') continue;
      const name = wanted.find(({ token }) => token === event.token)?.name ?? null;
      if (name !== null) this.rename(event.member, name);
    }
    this.#seatInLog(before);
    if (events.length > 0) this.house.committer.add(this);
  }

  /** The class's doing: another secret opens the host's place from now on. */
  rekeyHost(tokenHash: string): void {
    const { host, members } = this.#state;
    if (host === null || members.get(host) === tokenHash) return;
    this.#deed({ type: 'rekey', member: host, token: tokenHash });
    this.presence.dismiss(host);
  }

  /** The class's doing. */
  settle(settings: RoomSettings): void {
    this.#deed({ type: 'settle', settings });
  }

  /** The class's doing: time stands still for a question. */
  freeze(): void {
    const game = this.#game;
    if (game === null) return;
    this.#ring();
    if (this.#deed({ type: 'freeze', still: game.still })) game.act({ type: 'pause' }, { role: 'host' }, null);
  }

  /** The class's doing: time goes on, unless it stood still before. */
  thaw(): void {
    const { frozen } = this.#state;
    this.#deed({ type: 'thaw' });
    if (frozen?.still === false) this.#game?.act({ type: 'resume' }, { role: 'host' }, null);
  }

  /** The class's doing: the record of this game is deleted. */
  clear(session: string): void {
    if (this.#state.session !== session || this.#state.phase !== 'over') return;
    this.#game = null;
    this.#deed({ type: 'clear' });
  }

  /** Null forgets the name. */
  rename(member: Member, name: string | null): void {
    const { store, log } = this.house;
    const stream = roomStream(this.code);
    if (name === null) this.#names.delete(member);
    else this.#names.set(member, name);
    const kept = name === null ? store.forgetName(stream, member) : store.setName(stream, member, name);
    kept.catch((error: unknown) => {
      log.error({ error, room: this.code }, 'a name could not be kept');
    });
    this.presence.changed();
  }

  /** Whose token this is, or is about to be. */
  memberToBe(tokenHash: string): Member | null {
    return memberWith(this.#state, tokenHash);
  }

  /** Whether whoever has this token is here, or is about to be. */
  expects(tokenHash: string): boolean {
    return memberWith(this.#state, tokenHash) !== null;
  }

  /**
   * Somebody comes in with a name that is free; the token's hash is what lets them in again. Asked once more, because
   * the answer was lost, it is the same member.
   */
  join(name: string, tokenHash: string, answer: (member: Member | Refused) => void): void {
    if (this.stalled) {
      answer(refused('store-down'));
      return;
    }
    const known = memberWith(this.#state, tokenHash);
    if (known !== null) {
      if (!this.#names.has(known)) this.#names.set(known, name);
      this.#wait((refusal) => {
        answer(refusal ?? known);
      });
      return;
    }
    const decision = decideDeed(this.#state, { type: 'join', token: tokenHash }, this.house.limits.members);
    const member = `m${this.#state.joined + 1}`;
    if (!decision.ok) {
      answer(refused(decision.code));
      return;
    }
    this.#names.set(member, name);
    this.#take(decision.events, null);
    this.#wait((refusal) => {
      if (refusal) this.#names.delete(member);
      answer(refusal ?? member);
    });
  }

  /** A command for the room, from somebody in it. */
  arrange(member: Member, id: string, command: RoomCommand, answer: Answer): void {
    if (this.stalled) {
      answer(refused('store-down'));
      return;
    }
    const own = ownId(member, id);
    if (this.#done.has(own)) {
      this.#wait(answer);
      return;
    }
    const session = this.house.newSession();
    const before = this.#state;
    const decision = decideRoom(before, command, member, session);
    if (!decision.ok) {
      answer(refused(decision.code));
      return;
    }
    this.#take(decision.events, own);
    if (command.type === 'start') this.#begin(session);
    else this.#seatInLog(before);
    this.#game?.setSpeed(this.#state.speed);
    this.#wait(answer);
  }

  /** A command for the game, from a person: who acts follows from their place, never from the command. */
  act(member: Member, id: string, command: WireCommand, answer: Answer): void {
    if (this.stalled) {
      answer(refused('store-down'));
      return;
    }
    const own = ownId(member, id);
    if (this.#done.has(own)) {
      this.#wait(answer);
      return;
    }
    const actor = actorFor(this.#state, member, command);
    const game = this.#game;
    if ('code' in actor || game === null || this.#state.phase === 'lobby') {
      answer('code' in actor ? actor : refused('no-game'));
      return;
    }
    this.#ring();
    const refusal = game.act(command, actor, own);
    if (refusal !== null) {
      answer(toThePlayer(refusal));
      return;
    }
    this.#done.add(own);
    this.house.metrics.commands.add(command.type);
    this.#wait(answer);
  }

  /** A command of a bot, which has a seat and nothing else. */
  actForBot(game: Game, seat: Seat, command: PlayerCommand): void {
    if (game !== this.#game) return;
    this.#ring();
    const refusal = game.act(command, { role: 'player', seat }, null);
    if (refusal === null) {
      this.house.metrics.commands.add(command.type);
      this.house.committer.add(this);
    } else this.house.log.warn({ room: this.code, seat, command, refusal }, 'a bot was refused');
  }

  /** Appends what is staged, and leaves the memory; the next one who comes reads the room again. */
  leave(): void {
    this.#gone = true;
    this.#stopClock?.();
    this.#crew.dismissAll();
  }

  /** The store has come back, or is gone: everyone sees that. */
  storeChanged(): void {
    this.presence.changed();
    if (this.stalled) this.#game?.hold();
    else {
      this.#game?.release();
      this.#setClock();
      this.#crew.wake();
    }
  }

  readonly take = (): readonly Append[] => {
    this.#committing = this.#waiting;
    this.#waiting = [];
    this.#publishing = { state: this.#state, game: this.#game };
    const own: Append[] =
      this.#lines.length === 0
        ? []
        : [{ stream: roomStream(this.code), after: this.#length, lines: this.#lines, commands: this.#commands }];
    this.#length += this.#lines.length;
    this.#lines = [];
    this.#commands = [];
    return [...(this.#game?.take() ?? []), ...own];
  };

  readonly kept = (): void => {
    const { state, game } = this.#publishing ?? { state: this.#state, game: this.#game };
    const roomChanged = state !== this.#shown || game !== this.#shownGame;
    const begun = game !== this.#shownGame;
    const rekeyed = hostHash(state) !== hostHash(this.#shown);
    const stillBefore = this.#shownGame?.running;
    this.#shown = state;
    this.#shownGame = game;
    if (game !== null) this.#publish(game);
    // Those who asked are answered first: what they are told then includes what their act brought about.
    const { metrics, clock } = this.house;
    for (const { answer, since } of this.#committing.splice(0)) {
      answer(null);
      metrics.publish.observe((clock.now() - since) / 1000);
    }
    this.presence.news();
    if (roomChanged || stillBefore !== game?.running) this.presence.changed();
    this.#closeIfOver();
    this.#setClock();
    this.#crew.wake();
    // Whoever came in with the old secret while this was on its way to the store is out as well.
    if (rekeyed && state.class !== null && state.host !== null) this.presence.dismiss(state.host);
    if (begun && game !== null && state.class !== null) this.house.classRoom(this);
  };

  readonly stale = (): void => {
    for (const { answer } of [...this.#committing.splice(0), ...this.#waiting.splice(0)]) answer(refused('moved'));
    this.house.drop(this);
  };

  #publish(game: Game): void {
    game.publish();
    for (const [key, feed] of game.feeds) {
      const news = feed.publish();
      if (news.length > 0) this.#crew.tell(key as Seat, news);
    }
  }

  #wait(answer: Answer): void {
    this.#waiting.push({ answer, since: this.house.clock.now() });
    this.house.committer.add(this);
  }

  #take(events: readonly RoomEvent[], id: string | null): void {
    for (const event of events) {
      this.#state = evolveRoom(this.#state, event);
      this.#lines.push(JSON.stringify(event));
    }
    // A command that changes nothing leaves no trace; sent again, it changes nothing again.
    if (id === null || events.length === 0) return;
    this.#commands.push(id);
    this.#done.add(id);
  }

  /** True where it changes something. */
  #deed(deed: RoomDeed): boolean {
    const decision: RoomDecision = decideDeed(this.#state, deed, this.house.limits.members);
    if (!decision.ok || decision.events.length === 0) return false;
    this.#take(decision.events, null);
    this.house.committer.add(this);
    return true;
  }

  #begin(session: string): void {
    const { clock, limits, newSeed } = this.house;
    const header = gameHeader(this.#state.settings, session, newSeed());
    const { speed, class: ofClass } = this.#state;
    this.#game = Game.begin({ header, clock, keep: limits.tailEvents, speed, red: ofClass !== null });
    this.#crew.dismissAll();
    for (const [seat, { member, bot }] of this.#state.chairs) {
      this.#game.act({ type: 'seat', seat, player: member, bot }, { role: 'room' }, null);
    }
    this.#seatBots();
  }

  /** The game's own log says as well who acts for a seat. */
  #seatInLog(before: RoomState): void {
    const game = this.#game;
    if (game === null || this.#state.phase !== 'playing') return;
    this.#ring();
    for (const [seat, { member, bot }] of this.#state.chairs) {
      const was = before.chairs.get(seat);
      if (was?.member === member && was.bot === bot) continue;
      game.act({ type: 'seat', seat, player: member, bot }, { role: 'room' }, null);
    }
    this.#seatBots();
  }

  #seatBots(): void {
    if (this.#game !== null && this.#state.phase === 'playing') this.#crew.fill(this.#game, this.#state);
  }

  #setClock(): void {
    this.#stopClock?.();
    this.#stopClock = null;
    const due = this.#gone || this.stalled ? null : (this.#game?.untilClockRings() ?? null);
    if (due === null) return;
    this.#stopClock = this.house.clock.after(due, () => {
      this.#stopClock = null;
      if (this.stalled || this.#gone) return;
      if (!this.#ring()) this.#setClock();
    });
  }

  /** Whoever is due by now is there, before anything else happens. True when somebody was. */
  #ring(): boolean {
    const rang = this.#game?.ring() === true;
    if (rang) this.house.committer.add(this);
    return rang;
  }

  #closeIfOver(): void {
    if (this.#game?.over !== true) return;
    if (this.#state.phase === 'playing') this.#deed({ type: 'close' });
    const { session } = this.#game;
    if (this.#shown.phase !== 'over' || this.#told === session) return;
    this.#told = session;
    this.presence.tellVerdict(this.#game);
  }

  viewFor(member: Member): RoomView {
    return viewFor(this, member);
  }

  /** Whose token has this hash. */
  memberWith(tokenHash: string): Member | null {
    return memberWith(this.#shown, tokenHash);
  }

  seatOf(member: Member): Seat | null {
    return seatOf(this.#shown, member);
  }

  /** What this member's place lets it read of the game that is on; null where there is none. */
  feedOf(member: Member): Feed | null {
    return this.#shownGame?.feeds.get(this.#feedKeyOf(member)) ?? null;
  }

  #feedKeyOf(member: Member): FeedKey {
    const sight = sightOf(this.#shown, member);
    const { host, phase } = this.#shown;
    // Who changes seats after a game has not played that seat: its log is not theirs to read.
    if (sight !== null) return phase !== 'over' || heldBy(this.#shown, member) === sight ? sight : 'spectator';
    return member === host ? 'instructor' : 'spectator';
  }
}

function hostHash({ host, members }: RoomState): string | undefined {
  return host === null ? undefined : members.get(host);
}

function memberWith({ members }: RoomState, tokenHash: string): Member | null {
  for (const [member, hash] of members) if (hash === tokenHash) return member;
  return null;
}

/** Ids are chosen by whoever sends them: nobody's command may be taken for another's that happens to be called the same. */
function ownId(member: Member, id: string): string {
  return `${member}:${id}`;
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
