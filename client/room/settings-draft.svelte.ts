/** The room's settings as the host is changing them. Every change is sent at once, and built upon before it is back. */
import { ROOM_DEFAULTS, type RoomSettings } from '../../shared/room/settings.ts';
import type { RoomModel } from './room-model.svelte.ts';

export class SettingsDraft {
  readonly #model: RoomModel;
  #own = $state.raw<RoomSettings | null>(null);

  constructor(model: RoomModel) {
    this.#model = model;
    // What the room shows counts again as soon as it has answered everything.
    $effect(() => {
      if (this.#shown !== null && this.#model.pending.length === 0) this.#own = null;
    });
  }

  get settings(): RoomSettings {
    return this.#own ?? this.#shown ?? ROOM_DEFAULTS;
  }

  change(part: Partial<RoomSettings>): void {
    const settings = { ...this.settings, ...part };
    this.#own = settings;
    void this.#model.arrange({ type: 'settle', settings });
  }

  changeValley(part: Partial<RoomSettings['valley']>): void {
    this.change({ valley: { ...this.settings.valley, ...part } });
  }

  get #shown(): RoomSettings | null {
    return this.#model.view?.settings ?? null;
  }
}
