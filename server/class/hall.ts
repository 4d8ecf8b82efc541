/** Who has a class open, and what each of them was shown. */
import type { Student } from '../../shared/class/events.ts';
import type { ClassView, Whereabouts } from '../../shared/wire/class-view.ts';
import type { Clock } from '../clock.ts';
import { Lead, type Listener } from '../lead/lead.ts';

/** A student's pseudonym, or `INSTRUCTOR`, which is none. */
export type Who = Student;
export const INSTRUCTOR: Who = 'instructor';

/** Whose view it is; `atServer` as in a room. */
export interface Onlooker {
  readonly who: Who;
  readonly atServer: boolean;
}

/** One open connection. */
export interface Attendant extends Listener, Onlooker {
  readonly show: (view: ClassView) => void;
  readonly nudge: () => void;
  readonly out: (reason: 'removed' | 'moved') => void;
}

/** Whoever is away for so long is gone. */
const GONE_MS = 300_000;
/** Many arrive at once: whoever has the class open is shown it this often, at most. */
const SHOW_MS = 80;

export class Hall {
  /** The debrief of the whole class. */
  readonly lead: Lead;
  readonly #clock: Clock;
  readonly #viewFor: (onlooker: Onlooker) => ClassView | null;
  /** With the text of what each was shown last: what has not changed is not sent again. */
  readonly #attendants = new Map<Attendant, string>();
  readonly #leftAt = new Map<Student, number>();
  /** Rings when whoever is away is gone; one for each, and one (null) for those who have not come since the beginning. */
  readonly #goneBells = new Map<Who | null, () => void>();
  readonly #since: number;
  #stopClock: (() => void) | null = null;
  #emptySince: number;
  #closed = false;

  /** `viewFor` is null for whoever has no place in the class any more. */
  constructor(clock: Clock, viewFor: (onlooker: Onlooker) => ClassView | null) {
    this.#clock = clock;
    this.#viewFor = viewFor;
    this.lead = new Lead(clock, () => this.#attendants.keys());
    this.#since = clock.now();
    this.#emptySince = this.#since;
    this.#setGoneBell(null);
  }

  enter(attendant: Attendant): void {
    this.#attendants.set(attendant, '');
    this.#leftAt.delete(attendant.who);
    this.#stopGoneBell(attendant.who);
    this.changed();
  }

  leave(attendant: Attendant): void {
    if (!this.#drop(attendant)) return;
    if (!this.#isHere(attendant.who)) {
      this.#leftAt.set(attendant.who, this.#clock.now());
      this.#setGoneBell(attendant.who);
    }
    if (this.#attendants.size === 0) this.#emptySince = this.#clock.now();
    this.changed();
  }

  /** For how long nobody has had the class open, in milliseconds. */
  emptyFor(): number {
    return this.#attendants.size > 0 ? 0 : this.#clock.now() - this.#emptySince;
  }

  /** Whoever has not come since the server started is away since then. */
  whereabouts(student: Student): { readonly is: Whereabouts; readonly awayFor: number } {
    if (this.#isHere(student)) return { is: 'here', awayFor: 0 };
    const away = this.#clock.now() - (this.#leftAt.get(student) ?? this.#since);
    return { is: away >= GONE_MS ? 'gone' : 'away', awayFor: Math.floor(away / 1000) };
  }

  nudge(student: Student): void {
    for (const { who, nudge } of this.#attendants.keys()) if (who === student) nudge();
  }

  /** The class is different now: everyone is shown it. */
  changed(): void {
    if (this.#closed) return;
    this.#stopClock ??= this.#clock.after(SHOW_MS, () => {
      this.#stopClock = null;
      this.#show();
    });
  }

  /** These have no place in the class any more, or have to enter again. */
  dismiss(reason: 'removed' | 'moved', whom: (who: Who) => boolean): void {
    for (const attendant of this.#attendants.keys()) {
      if (!whom(attendant.who)) continue;
      this.#drop(attendant);
      attendant.out(reason);
    }
  }

  close(): void {
    this.#closed = true;
    this.#stopClock?.();
    this.#stopClock = null;
    for (const who of this.#goneBells.keys()) this.#stopGoneBell(who);
    this.lead.close();
  }

  #drop(attendant: Attendant): boolean {
    this.lead.leave(attendant);
    return this.#attendants.delete(attendant);
  }

  #setGoneBell(who: Who | null): void {
    this.#stopGoneBell(who);
    if (this.#closed) return;
    const stop = this.#clock.after(GONE_MS, () => {
      this.#goneBells.delete(who);
      this.changed();
    });
    this.#goneBells.set(who, stop);
  }

  #stopGoneBell(who: Who | null): void {
    this.#goneBells.get(who)?.();
    this.#goneBells.delete(who);
  }

  #isHere(student: Student): boolean {
    for (const { who } of this.#attendants.keys()) if (who === student) return true;
    return false;
  }

  #show(): void {
    for (const [attendant, before] of this.#attendants) {
      const view = this.#viewFor(attendant);
      if (view === null) {
        this.#drop(attendant);
        attendant.out('removed');
        continue;
      }
      const text = JSON.stringify(view);
      if (text === before) continue;
      this.#attendants.set(attendant, text);
      attendant.show(view);
    }
  }
}
