/** How somebody looks at the rooms of a class. It outlives the board, which is not there while another tab is shown. */
import type { Filter, Sort } from './board.ts';
import type { RoomSight } from './room-sight.svelte.ts';

export class BoardLook {
  filter = $state<Filter>('all');
  sort = $state<Sort>('number');
  /** Codes of rooms. */
  selected = $state.raw<readonly string[]>([]);
  /** What was seen of each room, as far as the board has looked. */
  sights = $state.raw<readonly RoomSight[]>([]);
  /** The question that was last seen here while it was asked. */
  asked: number | null = null;
}
