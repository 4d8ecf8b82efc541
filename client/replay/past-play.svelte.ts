/** A player's game as its own browser held it at any moment: the fold of its own log, up to where the replay stands. */
import type { PlayerHeader } from '../../shared/game/header.ts';
import type { PlayerEvent } from '../../shared/game/redact.ts';
import { newView, viewEvent, type PlayerView } from '../../shared/game/view.ts';
import type { Notebook } from '../../shared/paxos/notebook.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import type { PlayerLog } from '../../shared/replay/perspective.ts';
import { Rewind } from '../../shared/replay/rewind.ts';
import type { Play } from '../play/play.svelte.ts';

interface Held {
  readonly view: PlayerView;
  readonly notebooks: Notebook[];
}

export class PastPlay implements Play {
  readonly header: PlayerHeader;
  readonly seat: Seat;
  readonly #rewind: Rewind<Held, PlayerEvent>;
  readonly #count: () => number;

  /** `count`: how many events of the log have happened. */
  constructor({ header, seat, events }: PlayerLog, count: () => number) {
    this.header = header;
    this.seat = seat;
    this.#count = count;
    this.#rewind = new Rewind<Held, PlayerEvent>(events, {
      start: () => ({ view: newView(header, seat), notebooks: [] }),
      step: ({ view, notebooks }, event) => {
        viewEvent(view, event);
        if ('notebook' in event) notebooks.push(event.notebook);
      },
      copy: (held) => structuredClone(held),
    });
  }

  get view(): PlayerView {
    return this.#rewind.after(this.#count()).view;
  }

  get notebooks(): readonly Notebook[] {
    return this.#rewind.after(this.#count()).notebooks;
  }
}
