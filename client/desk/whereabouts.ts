/** Which part of the dashboard is shown, and which room in full: in the address, so that a reload and going back keep it. */
import { goBack, searchOf, showAtDesk } from '../routes.ts';
import { TABS, type Tab } from './tabs.ts';

export interface Debrief {
  readonly session: string;
  /** Null for the whole class. */
  readonly room: string | null;
}

export class Whereabouts {
  readonly #code: string;
  /** The last step in the browser's history led from the board into a room. */
  #entered = false;

  constructor(code: string) {
    this.#code = code;
  }

  get tab(): Tab {
    const named = searchOf('tab');
    return TABS.find((tab) => tab === named) ?? TABS[0];
  }

  /** Another tab leaves an opened room open. */
  set tab(tab: Tab) {
    this.#show(tab, this.room);
  }

  /** The code of the room that is shown in full. */
  get room(): string | null {
    return searchOf('room');
  }

  /** Going back leads to the board, from a room that was stepped to as well. */
  set room(room: string | null) {
    if (room === null && this.#entered) {
      this.#entered = false;
      void goBack();
      return;
    }
    const enters = room !== null && this.room === null;
    if (enters) this.#enter();
    this.#show(this.tab, room, !enters);
  }

  /** The game that is led through from here: with the room that is shown in full, or else with the whole class. */
  get debrief(): Debrief | null {
    const session = searchOf('debrief');
    return session === null ? null : { session, room: this.tab === 'rooms' ? this.room : null };
  }

  lead(session: string): void {
    this.#show(this.tab, this.room, false, { debrief: session });
  }

  leadNoMore(): void {
    this.#show(this.tab, this.room);
  }

  #enter(): void {
    this.#entered = true;
    addEventListener('popstate', () => (this.#entered = false), { once: true });
  }

  #show(tab: Tab, room: string | null, replace = true, more: { readonly debrief?: string } = {}): void {
    void showAtDesk(this.#code, { ...(tab !== TABS[0] && { tab }), ...(room !== null && { room }), ...more }, replace);
  }
}
