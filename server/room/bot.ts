/**
 * A bot in a seat: it sees the seat's own log and sends commands through the same door as people, at their pace. All
 * of its time is game time.
 */
import type { OfficerTemper } from '../../shared/game/bots/officer-bot.ts';
import { honestBot, stageBot } from '../../shared/game/bots/stage-bot.ts';
import type { PlayerCommand } from '../../shared/game/commands.ts';
import type { Part } from '../../shared/game/cues.ts';
import { LEAST_PATIENCE } from '../../shared/game/stage.ts';
import type { PlayerHeader } from '../../shared/game/header.ts';
import type { PlayerEvent } from '../../shared/game/redact.ts';
import { newView, viewEvent, type PlayerView } from '../../shared/game/view.ts';
import { armyOf, isAcceptor, type Seat } from '../../shared/paxos/seats.ts';
import type { RoomSettings } from '../../shared/room/settings.ts';

export interface BotOptions {
  readonly seat: Seat;
  readonly header: PlayerHeader;
  readonly settings: Pick<RoomSettings, 'valley' | 'pace'>;
  /** In a lesson, as it stands whenever it is read. */
  readonly part: Part | null;
  /** Rings after so much game time, unless it is stopped by what it returns. */
  readonly after: (milliseconds: number, ring: () => void) => () => void;
  /** 0 ≤ x < 1 */
  readonly chance: () => number;
  readonly now: () => number;
  /** Whether game time goes on. */
  readonly running: () => boolean;
  /** False where it is refused. */
  readonly act: (seat: Seat, command: PlayerCommand) => boolean;
}

/** How often an officer that waits looks up. */
const GLANCE_MS = 1000;

export class Bot {
  readonly #options: BotOptions;
  readonly #view: PlayerView;
  readonly #temper: OfficerTemper;
  /** Null as well once it has dropped its part. */
  #part: Part | null;
  /** An officer leaves the first word to those before it. */
  readonly #begins: number;
  #stop: (() => void) | null = null;
  #thinking = false;

  constructor(options: BotOptions) {
    this.#options = options;
    const { seat, header, settings, part } = options;
    this.#view = newView(header, seat);
    this.#part = part;
    const army = armyOf(seat);
    const roundTrip = 2 * settings.valley.walk[1] + 2 * settings.pace[1];
    this.#temper = {
      wish: header.wish ?? '06:00',
      patience: Math.max(LEAST_PATIENCE, part?.plan.patience ?? 4000 + roundTrip * (1 + 0.4 * army)),
      used: part?.plan.used ?? 0,
    };
    const { cues = [], temper } = part?.plan ?? {};
    this.#begins = cues.length > 0 || temper === 'echo' ? 0 : roundTrip * (army - 1) * 2;
  }

  take(events: readonly PlayerEvent[]): void {
    for (const event of events) viewEvent(this.#view, event);
  }

  /** Something may have changed: thinks about it, unless it does already. */
  wake(): void {
    if (this.#thinking || !this.#options.running()) return;
    const command = this.#next();
    const [shortest, longest] = this.#options.settings.pace;
    if (command !== null) {
      this.#thinking = true;
      this.#after(shortest + (longest - shortest) * this.#options.chance(), () => {
        this.#thinking = false;
        this.#actNow();
      });
    } else if (!isAcceptor(this.#options.seat)) {
      this.#after(GLANCE_MS, () => {
        this.wake();
      });
    }
  }

  retire(): void {
    this.#stop?.();
    this.#stop = null;
    this.#thinking = true;
  }

  #actNow(): void {
    // What it thought of may have been overtaken meanwhile.
    const command = this.#options.running() ? this.#next() : null;
    if (command === null || this.#options.act(this.#options.seat, command) || this.#part === null) return;
    // What its part wants cannot be done, now or ever: it plays on without, rather than try again for good.
    this.#part = null;
    this.wake();
  }

  #next(): PlayerCommand | null {
    const { seat, now } = this.#options;
    const view = this.#view;
    const silent = view.ledger.highest === 0 && view.mind.told.size === 0;
    if (!isAcceptor(seat) && silent && now() < this.#begins) return null;
    return this.#part === null ? honestBot(view, this.#temper, now()) : stageBot(view, this.#part, this.#temper, now());
  }

  #after(milliseconds: number, ring: () => void): void {
    this.#stop?.();
    this.#stop = this.#options.after(milliseconds, ring);
  }
}
