/** At the guided level: the next right act, and the sheets of their own on which it is written for the player. */
import { untrack } from 'svelte';
import type { PlayerCommand } from '../../shared/game/commands.ts';
import { adviceForOfficer } from '../../shared/game/help.ts';
import type { LessonHere } from '../lessons/here.svelte.ts';
import type { Drafts } from '../letters/drafts.svelte.ts';
import { writeOut } from '../orders/write-out.ts';
import type { Play } from '../play/play.svelte.ts';
import { Ticking } from '../room/ticking.svelte.ts';

export class Guidance {
  readonly #play: Play;
  readonly #unopened: () => number;
  readonly #lesson: LessonHere | null;
  /** None at the other levels: they have no advice to give in time. */
  readonly #clock: Ticking | null;
  // As text, so that the same advice, given anew with each tick of the clock, changes nothing.
  readonly #advised = $derived.by(() => JSON.stringify(this.#advise()));
  /** Null while there is nothing to do but wait, or letters lie unopened. */
  readonly advice = $derived(JSON.parse(this.#advised) as PlayerCommand | null);

  constructor(play: Play, drafts: Drafts, now: () => number, unopened: () => number, lesson: LessonHere | null) {
    this.#play = play;
    this.#unopened = unopened;
    this.#lesson = lesson;
    this.#clock = play.header.level === 'guided' ? new Ticking(now) : null;
    $effect(() => {
      const { advice } = this;
      untrack(() => {
        fillIn(drafts, advice);
      });
    });
  }

  #advise(): PlayerCommand | null {
    if (this.#clock === null) return null;
    // A part is written by the lesson: no letter changes what comes next in it.
    if (this.#lesson?.bound === true) return this.#lesson.asked(this.#play.view);
    return this.#unopened() > 0 ? null : adviceForOfficer(this.#play.view, this.#clock.now);
  }
}

/** Orders and announcements are written on sheets that generals have, too; what stands there already is left alone. */
function fillIn(drafts: Drafts, advice: PlayerCommand | null): void {
  if (advice !== null && !drafts.has(advice.type)) writeOut(drafts, advice);
}
