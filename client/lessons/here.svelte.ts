/** The lesson at a table: what its part asks of the seat, told to the table, and what the table can do for the bar above it. */
import { getContext, setContext } from 'svelte';
import type { PlayerCommand } from '../../shared/game/commands.ts';
import type { PlayerView } from '../../shared/game/view.ts';
import type { PartView } from '../../shared/wire/room-view.ts';
import { actOf, isBound } from './part.ts';

/** Letters and sheets lie on the table; the bar only points at them. */
export interface TableHere {
  /** Letters that nobody has opened. */
  readonly unopened: () => number;
  /** The id of the letter that lies open. */
  readonly reading: () => string | null;
  /** What is right next where no part says it; null where nothing is, or the level tells nobody. */
  readonly advice: () => PlayerCommand | null;
  readonly openNext: () => void;
  readonly write: (command: PlayerCommand) => void;
}

export class LessonHere {
  table = $state.raw<TableHere | null>(null);
  /** How much of the page's lower end the bar covers on a phone, in pixels. */
  covered = $state(0);
  /** The bar says what to do next, and no sheet need say it again. */
  speaks = $state(false);
  readonly #part: () => PartView | null;

  constructor(part: () => PartView | null) {
    this.#part = part;
  }

  get part(): PartView | null {
    return this.#part();
  }

  /** What the part asks for now. */
  asked(view: PlayerView): PlayerCommand | null {
    const { part } = this;
    return part === null ? null : actOf(part, view);
  }

  /** Nothing but the part is to be done here. */
  get bound(): boolean {
    const { part } = this;
    return part !== null && isBound(part);
  }

  /** For as long as the component that asks for it is there. */
  meet(table: TableHere): void {
    $effect(() => {
      this.table = table;
      return () => {
        this.table = null;
      };
    });
  }
}

const HERE = Symbol('lesson');

export function bringLesson(here: LessonHere): void {
  setContext(HERE, here);
}

/** Null at a table where no lesson can be, as in a replay. */
export function lessonHere(): LessonHere | null {
  return getContext<LessonHere | undefined>(HERE) ?? null;
}
