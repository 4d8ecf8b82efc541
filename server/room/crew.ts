/**
 * The bots of a room. One is hired for each seat that the room gives to a bot, is on duty once it has read the seat's
 * log, and is dismissed as soon as somebody else takes the seat.
 */
import type { PlayerCommand } from '../../shared/game/commands.ts';
import type { PlayerEvent } from '../../shared/game/redact.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import type { RoomState } from '../../shared/room/state.ts';
import { Bot } from './bot.ts';
import type { Entry } from './feed.ts';
import type { Game } from './game.ts';
import { withLog } from './history.ts';
import type { House } from './house.ts';

export interface Employer {
  readonly code: string;
  readonly house: House;
  /** Nothing can be asked of the room at the moment. */
  readonly stalled: boolean;
  /** False where it is refused. */
  readonly actForBot: (game: Game, seat: Seat, command: PlayerCommand) => boolean;
}

export class Crew {
  readonly #employer: Employer;
  readonly #hired = new Map<Seat, Bot>();
  readonly #onDuty = new Map<Seat, Bot>();

  constructor(employer: Employer) {
    this.#employer = employer;
  }

  /** Hires and dismisses, so that exactly the bots' seats have one. */
  fill(game: Game, { chairs, settings }: RoomState): void {
    for (const [seat, { bot }] of chairs) {
      if (!bot) this.#dismiss(seat);
      else if (!this.#hired.has(seat)) this.#hire(game, seat, settings);
    }
  }

  dismissAll(): void {
    for (const seat of this.#hired.keys()) this.#dismiss(seat);
  }

  /** News for whoever sits on a seat; nothing where no bot does. */
  tell(seat: Seat, news: readonly Entry[]): void {
    this.#onDuty.get(seat)?.take(news.map(({ event }) => event as PlayerEvent));
  }

  /** Something may have changed: each thinks about it. */
  wake(): void {
    for (const bot of this.#onDuty.values()) bot.wake();
  }

  #dismiss(seat: Seat): void {
    this.#hired.get(seat)?.retire();
    this.#hired.delete(seat);
    this.#onDuty.delete(seat);
  }

  #hire(game: Game, seat: Seat, settings: RoomState['settings']): void {
    const employer = this.#employer;
    const { clock, chance, store, log } = employer.house;
    const feed = game.feeds.get(seat);
    if (feed === undefined) return;
    const bot = new Bot({
      seat,
      header: game.view(seat).header,
      settings,
      part: game.parts.get(seat) ?? null,
      after: (milliseconds, ring) => clock.after(milliseconds / game.speed, ring),
      chance,
      now: () => game.now(),
      running: () => !employer.stalled && !game.still,
      act: (own, command) => employer.actForBot(game, own, command),
    });
    this.#hired.set(seat, bot);
    withLog(game, feed, 0, store, (texts) => {
      // Meanwhile somebody may have taken the seat.
      if (this.#hired.get(seat) !== bot) return;
      this.#onDuty.set(seat, bot);
      bot.take(texts.map((text) => JSON.parse(text) as PlayerEvent));
      bot.wake();
    }).catch((error: unknown) => {
      log.error({ error, room: employer.code, seat }, 'a bot could not read its log');
    });
  }
}
