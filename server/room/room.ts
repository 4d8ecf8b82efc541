/** A room: what is asked of it is decided, and neither answered nor shown before that is durable. */
import type { PlayerCommand } from '../../shared/game/commands.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import type { RoomCommand } from '../../shared/room/commands.ts';
import { decideDeed, decideRoom } from '../../shared/room/decide.ts';
import type { Member } from '../../shared/room/events.ts';
import type { RoomSettings } from '../../shared/room/settings.ts';
import { heldBy, memberWith, seatOf, sightOf, type RoomState } from '../../shared/room/state.ts';
import { refused, type Refused } from '../../shared/wire/refusal.ts';
import type { RoomView } from '../../shared/wire/room-view.ts';
import type { WireCommand } from '../../shared/wire/schemas.ts';
import type { Append } from '../store/store.ts';
import { Decided, roomStream, type RoomPast } from './decided.ts';
import { actorFor, toThePlayer } from './door.ts';
import type { Feed } from './feed.ts';
import type { FeedKey, Game } from './game.ts';
import type { House } from './house.ts';
import { Presence } from './presence.ts';
import { Reins } from './reins.ts';
import { viewFor, type Onlooker } from './view-for.ts';

/** Told once what was asked is durable, or why it is not done. */
export type Answer = (refusal: Refused | null) => void;

/** The class that a room belongs to, and the hash of its instructor's token. */
export interface OfClass {
  readonly code: string;
  readonly link: string;
  /** The number of the assignment that somebody plays alone in it; null for a room that the class seats. */
  readonly attempt: number | null;
}

interface Waiting {
  readonly answer: Answer;
  readonly since: number;
}

export class Room {
  readonly code: string;
  readonly presence: Presence;
  readonly house: House;
  /** What its class does to it. */
  readonly reins: Reins;
  readonly #decided: Decided;
  /** As it is durable. */
  #shown: RoomState;
  #shownGame: Game | null;
  readonly #names: Map<Member, string>;
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
    this.#decided = new Decided(this, past);
    this.#shown = past.state;
    this.#shownGame = past.game;
    this.#names = new Map(past.names);
    this.reins = new Reins(this, this.#decided);
    this.presence = new Presence(this);
    this.#decided.seatBots();
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
    return [...this.#names].filter(([member]) => this.#decided.state.members.has(member)).map(([, name]) => name);
  }

  /** Nothing can be asked of this room at the moment. */
  get stalled(): boolean {
    return this.house.committer.stalled || this.#gone;
  }

  /** The room's first line; a class's room has its instructor as host from the beginning. */
  open(settings: RoomSettings, ofClass: OfClass | null): void {
    this.#decided.deed({
      type: 'open',
      code: this.code,
      settings,
      class: ofClass?.code ?? null,
      attempt: ofClass?.attempt ?? null,
    });
    if (ofClass !== null) this.#decided.deed({ type: 'join', token: ofClass.link });
  }

  /** A game is on, or is about to be. */
  get playing(): boolean {
    return this.#decided.playing;
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
    return memberWith(this.#decided.state, tokenHash);
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
    const known = memberWith(this.#decided.state, tokenHash);
    if (known !== null) {
      if (!this.#names.has(known)) this.#names.set(known, name);
      this.#wait((refusal) => {
        answer(refusal ?? known);
      });
      return;
    }
    const { state } = this.#decided;
    const decision = decideDeed(state, { type: 'join', token: tokenHash }, this.house.limits.members);
    const member = `m${state.joined + 1}`;
    if (!decision.ok) {
      answer(refused(decision.code));
      return;
    }
    this.#names.set(member, name);
    this.#decided.take(decision.events, null);
    this.#wait((refusal) => {
      if (refusal) this.#names.delete(member);
      answer(refusal ?? member);
    });
  }

  /** A command for the room, from somebody in it. */
  arrange(member: Member, id: string, command: RoomCommand, answer: Answer): void {
    const own = ownId(member, id);
    if (this.#known(own, answer)) return;
    const session = this.house.newSession();
    const before = this.#decided.state;
    const decision = decideRoom(before, command, member, session, this.#decided.game?.seq);
    if (!decision.ok) {
      answer(refused(decision.code));
      return;
    }
    this.#decided.take(decision.events, own);
    if (command.type === 'start') this.#decided.begin(session);
    else this.#decided.seatInLog(before);
    this.#decided.game?.setSpeed(this.#decided.state.speed);
    this.#wait(answer);
  }

  /** A command for the game, from a person: who acts follows from their place, never from the command. */
  act(member: Member, id: string, command: WireCommand, answer: Answer): void {
    const own = ownId(member, id);
    if (this.#known(own, answer)) return;
    const { state, game } = this.#decided;
    const actor = actorFor(state, member, command);
    if ('code' in actor || game === null || state.phase === 'lobby') {
      answer('code' in actor ? actor : refused('no-game'));
      return;
    }
    this.#decided.ring();
    const refusal = game.act(command, actor, own);
    if (refusal !== null) {
      answer(toThePlayer(refusal));
      return;
    }
    this.#decided.acted(own);
    this.house.metrics.commands.add(command.type);
    this.#wait(answer);
  }

  /** A command of a bot, which has a seat and nothing else. False where it is refused. */
  actForBot(game: Game, seat: Seat, command: PlayerCommand): boolean {
    if (game !== this.#decided.game) return false;
    this.#decided.ring();
    const refusal = game.act(command, { role: 'player', seat }, null);
    if (refusal === null) {
      this.house.metrics.commands.add(command.type);
      this.house.committer.add(this);
    } else this.house.log.warn({ room: this.code, seat, command, refusal }, 'a bot was refused');
    return refusal === null;
  }

  /** Appends what is staged, and leaves the memory; the next one who comes reads the room again. */
  leave(): void {
    this.#gone = true;
    this.#stopClock?.();
    this.presence.lead.close();
    this.#decided.crew.dismissAll();
  }

  /** The store has come back, or is gone: everyone sees that. */
  storeChanged(): void {
    this.presence.changed();
    const { game, crew } = this.#decided;
    if (this.stalled) game?.hold();
    else {
      game?.release();
      this.#setClock();
      crew.wake();
    }
  }

  readonly take = (): readonly Append[] => {
    this.#committing = this.#waiting;
    this.#waiting = [];
    const { state, game } = this.#decided;
    this.#publishing = { state, game };
    return this.#decided.append();
  };

  readonly kept = (): void => {
    const { state, game } = this.#publishing ?? this.#decided;
    const roomChanged = state !== this.#shown || game !== this.#shownGame;
    const begun = game !== this.#shownGame;
    const rekeyed = hostHash(state) !== hostHash(this.#shown);
    const ran = this.#shownGame?.running;
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
    if (roomChanged || ran !== game?.running) this.presence.changed();
    else this.presence.partsChanged();
    this.#closeIfOver();
    this.#setClock();
    this.#decided.crew.wake();
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
    const { crew } = this.#decided;
    for (const feed of game.feeds.values()) {
      const news = feed.publish();
      if (news.length > 0 && feed.viewer.role === 'player') crew.tell(feed.viewer.seat, news);
    }
  }

  /** True where the command was carried out before, or cannot be now; then it is answered. */
  #known(own: string, answer: Answer): boolean {
    if (this.stalled) answer(refused('store-down'));
    else if (this.#decided.has(own)) this.#wait(answer);
    else return false;
    return true;
  }

  #wait(answer: Answer): void {
    this.#waiting.push({ answer, since: this.house.clock.now() });
    this.house.committer.add(this);
  }

  #setClock(): void {
    this.#stopClock?.();
    this.#stopClock = null;
    const due = this.#gone || this.stalled ? null : (this.#decided.game?.untilClockRings() ?? null);
    if (due === null) return;
    this.#stopClock = this.house.clock.after(due, () => {
      this.#stopClock = null;
      if (this.stalled || this.#gone) return;
      if (!this.#decided.ring()) this.#setClock();
    });
  }

  #closeIfOver(): void {
    const { game, playing } = this.#decided;
    if (game?.over !== true) return;
    if (playing) this.#decided.deed({ type: 'close' });
    if (this.#shown.phase !== 'over' || this.#told === game.session) return;
    this.#told = game.session;
    this.presence.tellVerdict(game);
    if (this.#shown.attempt !== null) this.house.classRoom(this);
  }

  viewFor(onlooker: Onlooker): RoomView {
    return viewFor(this, onlooker);
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

/**
 * Ids are chosen by whoever sends them: nobody's command may be taken for another's that happens to be called the same.
 * They are kept, and a text that was joined takes less memory than one put together of two.
 */
function ownId(member: Member, id: string): string {
  return [member, id].join(':');
}
