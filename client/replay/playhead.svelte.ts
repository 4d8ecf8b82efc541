/** Where a replay stands: an event of the session, and between two of them a moment of game time. */
import { countUpTo } from '../../shared/replay/history.ts';
import { stepFrom } from '../../shared/replay/steps.ts';

/** How many times as fast as it was played. */
export const SPEEDS = [0.5, 1, 2, 4, 8, 16] as const;

/** Nobody waits longer than this for the next event, in milliseconds of game time: as the diagram folds time. */
const LONGEST_WAIT = 8000;

interface Stamped {
  readonly seq: number;
  readonly at: number;
}

export class Playhead {
  /** The last event that has happened; 0 before the first. */
  seq = $state(0);
  /** Game time, in milliseconds. */
  moment = $state(0);
  playing = $state(false);
  speed = $state<number>(1);
  readonly #seqs: readonly number[];
  readonly #times: readonly number[];
  #frame = 0;
  #before = 0;

  constructor(events: readonly Stamped[]) {
    this.#seqs = events.map(({ seq }) => seq);
    this.#times = events.map(({ at }) => at);
  }

  get last(): number {
    return this.#seqs.at(-1) ?? 0;
  }

  get ends(): number {
    return this.#times.at(-1) ?? 0;
  }

  /** To right after an event. */
  seek(seq: number): void {
    const count = countUpTo(this.#seqs, seq);
    this.seq = this.#seqs[count - 1] ?? 0;
    this.moment = this.#times[count - 1] ?? 0;
  }

  /** To a moment: whatever has happened by then has happened. */
  seekTime(moment: number): void {
    this.moment = Math.min(Math.max(0, moment), this.ends);
    this.seq = this.#seqs[countUpTo(this.#times, this.moment) - 1] ?? 0;
  }

  /** To the next or last one of some events, given by their seqs, ascending. */
  step(steps: readonly number[], by: 1 | -1): void {
    this.pause();
    this.seek(stepFrom(steps, this.seq, by));
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  /** From the end it begins anew. */
  play(): void {
    if (this.playing) return;
    if (this.seq >= this.last) this.seek(0);
    this.playing = true;
    this.#before = performance.now();
    this.#frame = requestAnimationFrame(this.#tick);
  }

  pause(): void {
    this.playing = false;
    cancelAnimationFrame(this.#frame);
  }

  readonly #tick = (now: number): void => {
    const passed = Math.max(0, now - this.#before) * this.speed;
    this.#before = now;
    const next = this.#times[countUpTo(this.#times, this.moment)] ?? this.ends;
    this.seekTime(Math.max(this.moment + passed, next - LONGEST_WAIT));
    if (this.moment >= this.ends) this.pause();
    else this.#frame = requestAnimationFrame(this.#tick);
  };
}
