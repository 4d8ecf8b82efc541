/** The settings of several rooms, changed as one: each keeps what is not changed here. */
import type { RoomSettings } from '../../../shared/room/settings.ts';
import type { Draft } from '../../room/settings-draft.svelte.ts';

export class SharedDraft implements Draft {
  readonly #first: Draft;
  readonly #others: readonly Draft[];

  constructor(first: Draft, others: readonly Draft[]) {
    this.#first = first;
    this.#others = others;
  }

  /** The first one's. */
  get settings(): RoomSettings {
    return this.#first.settings;
  }

  /** They are not the same in all of them, apart from how many armies there are. */
  get differ(): boolean {
    const written = (draft: Draft) => JSON.stringify({ ...draft.settings, armies: null });
    return this.#others.some((draft) => written(draft) !== written(this.#first));
  }

  change(part: Partial<RoomSettings>): void {
    for (const draft of [this.#first, ...this.#others]) draft.change(part);
  }

  changeValley(part: Partial<RoomSettings['valley']>): void {
    for (const draft of [this.#first, ...this.#others]) draft.changeValley(part);
  }
}
