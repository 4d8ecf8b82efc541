/** Settings as somebody is changing them. Every change is sent at once, and built upon before it is back. */
import { ROOM_DEFAULTS, type RoomSettings } from '../../shared/room/settings.ts';
import type { RoomModel } from './room-model.svelte.ts';

/** Of one room, of several, or of a class. */
export interface Draft {
  readonly settings: RoomSettings;
  change(part: Partial<RoomSettings>): void;
  changeValley(part: Partial<RoomSettings['valley']>): void;
}

/** Whose settings they are. */
export interface Settled {
  /** What it has now; null where that is not known. */
  readonly settings: () => RoomSettings | null;
  /** Something that was asked is not answered yet. */
  readonly waits: () => boolean;
  readonly settle: (settings: RoomSettings) => void;
}

export function settledRoom(model: RoomModel): Settled {
  return {
    settings: () => model.view?.settings ?? null,
    waits: () => model.pending.length > 0,
    settle: (settings) => void model.arrange({ type: 'settle', settings }),
  };
}

export class SettingsDraft implements Draft {
  readonly #of: Settled;
  #own = $state.raw<RoomSettings | null>(null);

  constructor(of: Settled) {
    this.#of = of;
    // What is shown counts again as soon as everything is answered.
    $effect(() => {
      if (of.settings() !== null && !of.waits()) this.#own = null;
    });
  }

  get settings(): RoomSettings {
    return this.#own ?? this.#of.settings() ?? ROOM_DEFAULTS;
  }

  change(part: Partial<RoomSettings>): void {
    const settings = { ...this.settings, ...part };
    this.#own = settings;
    this.#of.settle(settings);
  }

  changeValley(part: Partial<RoomSettings['valley']>): void {
    this.change({ valley: { ...this.settings.valley, ...part } });
  }
}
