/** Where a replay stands: an event of the session, and between two of them a moment of game time. */
import { prefersReducedMotion } from 'svelte/motion';
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
  /** Game time while it plays: `moment`, unless that waits for the next event. */
  #clock = 0;

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
    this.#goTo(countUpTo(this.#seqs, seq));
  }

  /** To a moment: whatever has happened by then has happened. */
  seekTime(moment: number): void {
    const by = Math.min(Math.max(0, moment), this.ends);
    this.#goTo(countUpTo(this.#times, by), by);
  }

  /** To between an event and the next one. */
  seekBetween(seq: number, moment: number): void {
    this.#goTo(countUpTo(this.#seqs, seq), moment);
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

  /** To the next faster speed, or the next slower one. */
  hasten(by: 1 | -1): void {
    const at = SPEEDS.findIndex((speed) => speed >= this.speed);
    this.speed = SPEEDS[at + by] ?? this.speed;
  }

  #goTo(count: number, moment?: number): void {
    this.seq = this.#seqs[count - 1] ?? 0;
    this.moment = moment ?? this.#times[count - 1] ?? 0;
    this.#clock = this.moment;
  }

  readonly #tick = (now: number): void => {
    const passed = Math.max(0, now - this.#before) * this.speed;
    this.#before = now;
    const next = this.#times[countUpTo(this.#seqs, this.seq)] ?? this.ends;
    const clock = Math.min(Math.max(this.#clock + passed, next - LONGEST_WAIT), this.ends);
    // Whoever wants no motion is shown each event, and nobody walking in between.
    if (!prefersReducedMotion.current) this.seekTime(clock);
    else {
      if (clock >= next) this.#goTo(countUpTo(this.#times, clock));
      this.#clock = clock;
    }
    if (this.seq >= this.last) this.pause();
    else this.#frame = requestAnimationFrame(this.#tick);
  };
}
