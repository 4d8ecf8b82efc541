/**
 * One session in memory: its state, the fold of its log, and one feed for each viewer. What it decides is staged until
 * it is durable; only then does any feed show it.
 */
import { hash } from 'node:crypto';
import type { Actor, Command } from '../../shared/game/commands.ts';
import { nextRing } from '../../shared/game/crossing.ts';
import { followEvent, newParts, type Parts } from '../../shared/game/cues.ts';
import { decide } from '../../shared/game/decide.ts';
import type { GameEvent } from '../../shared/game/events.ts';
import { playerHeader, type GameHeader } from '../../shared/game/header.ts';
import { redact, type Surroundings, type Viewer } from '../../shared/game/redact.ts';
import type { Refusal } from '../../shared/game/refusal.ts';
import { truthOf } from '../../shared/class/truth.ts';
import type { Truth } from '../../shared/class/events.ts';
import { NO_STAGE } from '../../shared/game/stage.ts';
import { evolve, hasEnded, newGame, type GameState } from '../../shared/game/state.ts';
import type { Letter } from '../../shared/paxos/letters.ts';
import { generalIn } from '../../shared/paxos/referee.ts';
import { seatsOf, type Seat } from '../../shared/paxos/seats.ts';
import { letterOf } from '../../shared/paxos/table.ts';
import type { Sight } from '../../shared/room/state.ts';
import type { GameView } from '../../shared/wire/room-view.ts';
import type { Clock } from '../clock.ts';
import type { Append, Stretch } from '../store/store.ts';
import { Feed } from './feed.ts';
import { NO_PARTS, partViews, type PartViews } from './part-views.ts';
import { afterTurns } from './turns.ts';

export type FeedKey = Sight | 'spectator' | 'instructor';

export function sessionStream(session: string): string {
  return `session/${session}`;
}

/** What everyone is told of a game beside its log. */
interface Shown {
  readonly running: boolean;
  readonly over: boolean;
  readonly parts: PartViews;
}

export interface GameOptions {
  readonly header: GameHeader;
  readonly clock: Clock;
  /** How many events of each feed stay in memory. */
  readonly keep: number;
  readonly speed: number;
  /** Somebody may command the red army: somebody does already, or a class may seat somebody there at any time. */
  readonly red: boolean;
}

export class Game {
  readonly header: GameHeader;
  readonly feeds: ReadonlyMap<FeedKey, Feed>;
  /** How far each seat's part in the lesson has come. */
  readonly parts: Parts;
  readonly #clock: Clock;
  readonly #state: GameState;
  /** Reads the state as it stands when it is asked. */
  readonly #around: Surroundings;
  /** Game time was `#base` when the clock showed `#since`; while it runs it goes on from there, at this speed. */
  #base = 0;
  #since: number;
  #speed: number;
  #heldAt: number | null = null;
  #lines: string[];
  #commands: string[] = [];
  /** Lines of the stream that are durable or on their way there. */
  #length: number;
  /** As it is durable, and as it will be once what was taken is. */
  #shown: Shown = { running: true, over: false, parts: NO_PARTS };
  #taken = this.#shown;

  private constructor({ header, clock, keep, speed, red }: GameOptions, length: number, lines: string[]) {
    this.header = header;
    this.#clock = clock;
    this.#state = newGame(header, (text) => hash('sha256', text, 'binary'));
    this.#around = surroundingsOf(this.#state);
    this.parts = newParts(header.stage ?? NO_STAGE);
    this.#since = clock.now();
    this.#speed = speed;
    this.#length = length;
    this.#lines = lines;
    this.feeds = new Map(viewersOf(header, red).map(([key, viewer]) => [key, new Feed(viewer, keep)]));
  }

  /** A new session: its header is the first line to append. */
  static begin(options: GameOptions): Game {
    return new Game(options, 0, [JSON.stringify(options.header)]);
  }

  /** A session that was played before; its time goes on from its last event. */
  static async resume(stretches: readonly Stretch[], options: Omit<GameOptions, 'header'>): Promise<Game> {
    const lines = stretches.flatMap((stretch) => stretch.lines);
    const header = JSON.parse(lines[0] ?? '') as GameHeader;
    const game = new Game({ header, ...options }, lines.length, []);
    const logs = new Map<FeedKey, string[]>([...game.feeds.keys()].map((key) => [key, []]));
    for (let i = 1; i < lines.length; i += 1) {
      const event = JSON.parse(lines[i] ?? '') as GameEvent;
      for (const [key, { viewer }] of game.feeds) {
        const seen = redact(event, viewer, game.#around);
        if (seen !== null) logs.get(key)?.push(JSON.stringify(seen));
      }
      game.#evolve(event);
      await afterTurns(i);
    }
    for (const [key, log] of logs) game.feeds.get(key)?.restore(log);
    game.#setTime(game.#state.at);
    game.#shown = game.#toShow();
    game.#taken = game.#shown;
    return game;
  }

  get session(): string {
    return this.header.id;
  }

  /** Time stands still though nobody has paused the game: the store cannot write, and nobody could act. */
  hold(): void {
    this.#heldAt ??= this.now();
  }

  release(): void {
    if (this.#heldAt === null) return;
    this.#setTime(this.#heldAt);
    this.#heldAt = null;
  }

  get speed(): number {
    return this.#speed;
  }

  /** From now on game time goes this many times as fast as the clock. */
  setSpeed(speed: number): void {
    if (speed === this.#speed) return;
    this.#setTime(this.now());
    this.#speed = speed;
  }

  /** Milliseconds of game time. */
  now(): number {
    if (this.#heldAt !== null) return Math.max(this.#state.at, this.#heldAt);
    return this.#state.paused || hasEnded(this.#state)
      ? this.#state.at
      : Math.max(this.#state.at, Math.floor(this.#base + (this.#clock.now() - this.#since) * this.#speed));
  }

  /** Game time does not go on. */
  get still(): boolean {
    return this.#state.paused || hasEnded(this.#state);
  }

  get ended(): boolean {
    return hasEnded(this.#state);
  }

  /** The end is durable. */
  get over(): boolean {
    return this.#shown.over;
  }

  /** How far each part in the lesson has come, as far as anybody was told. */
  get shownParts(): PartViews {
    return this.#shown.parts;
  }

  /** How long until somebody is due, in milliseconds of game time, or null while nobody is. */
  untilRing(): number | null {
    if (this.still) return null;
    const next = nextRing(this.#state);
    return next === null ? null : next - this.now();
  }

  /** The same by the clock. */
  untilClockRings(): number | null {
    const due = this.untilRing();
    return due === null ? null : Math.ceil(due / this.#speed);
  }

  /** Carries a command out, and whatever is due at once because of it; or says why not. */
  act(command: Command, actor: Actor, id: string | null): Refusal | null {
    const decision = decide(this.#state, command, actor, this.now());
    if (!decision.ok) return decision.refusal;
    for (const event of decision.events) this.#take(event);
    if (id !== null) this.#commands.push(id);
    if (command.type === 'resume') this.#setTime(this.#state.at);
    this.ring();
    return null;
  }

  /** Lets everyone arrive who is due; who was held until then may be due only now. True when somebody was. */
  ring(): boolean {
    let rang = false;
    for (let due = this.untilRing(); due !== null && due <= 0; due = this.untilRing()) {
      // When it is due, not when somebody looks: the later time would tell what else went on in between.
      const decision = decide(this.#state, { type: 'arrive' }, { role: 'clock' }, this.now() + due);
      if (!decision.ok) break;
      for (const event of decision.events) this.#take(event);
      rang = true;
    }
    return rang;
  }

  /** What gathered since the last time, to be committed. */
  take(): readonly Append[] {
    for (const feed of this.feeds.values()) feed.seal();
    this.#taken = this.#toShow();
    if (this.#lines.length === 0) return [];
    const append: Append = {
      stream: sessionStream(this.session),
      after: this.#length,
      lines: this.#lines,
      commands: this.#commands,
    };
    this.#length += this.#lines.length;
    this.#lines = [];
    this.#commands = [];
    return [append];
  }

  /** All that was taken is durable. */
  publish(): void {
    this.#shown = this.#taken;
  }

  /** Game time goes on, as far as anybody was told. */
  get running(): boolean {
    return this.#shown.running && this.#heldAt === null;
  }

  view(seat: Seat | null): GameView {
    return {
      session: this.session,
      header: playerHeader(this.header, seat),
      now: this.now(),
      running: this.running,
      speed: this.#speed,
    };
  }

  /** Of its last event. */
  get seq(): number {
    return this.#state.seq;
  }

  /** What is true by now, whoever knows it. */
  get truth(): Truth {
    return truthOf(this.#state.referee);
  }

  #take(event: GameEvent): void {
    const line = JSON.stringify(event);
    for (const feed of this.feeds.values()) {
      const seen = redact(event, feed.viewer, this.#around);
      // Who sees everything is sent the line of the record itself.
      if (seen !== null) feed.stage(seen, seen === event ? line : JSON.stringify(seen));
    }
    this.#evolve(event);
    this.#lines.push(line);
  }

  #evolve(event: GameEvent): void {
    evolve(this.#state, event);
    followEvent(this.parts, event, this.#around.find);
  }

  #toShow(): Shown {
    return { running: !this.still, over: this.ended, parts: partViews(this.parts, this.#taken.parts) };
  }

  #setTime(base: number): void {
    this.#base = base;
    this.#since = this.#clock.now();
  }
}

/** What an event is read with, as the game stands. */
export function surroundingsOf({ header, referee }: GameState): Surroundings {
  // Each viewer's redaction asks for the same one, which never changes once it is there.
  let last: Letter | null = null;
  return {
    settings: header,
    find: (id) => (last?.id === id ? last : (last = letterOf(referee.table, id))),
    notebook: (seat) => generalIn(referee, seat).notebook,
  };
}

function viewersOf({ armies }: GameHeader, red: boolean): readonly (readonly [FeedKey, Viewer])[] {
  return [
    ...seatsOf(armies).map((seat) => [seat, { role: 'player', seat }] as const),
    ...(red ? [['red', { role: 'red' }] as const] : []),
    ['spectator', { role: 'spectator' }],
    ['instructor', { role: 'instructor' }],
  ];
}
