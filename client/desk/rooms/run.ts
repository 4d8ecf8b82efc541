/** What an instructor does with several rooms at once: in which of them it can be done, and how. */
import type { Refused } from '../../../shared/wire/refusal.ts';
import type { RoomModel } from '../../room/room-model.svelte.ts';

export type Deed = 'start' | 'pause' | 'resume' | 'dawn' | 'end';

export function canBeDone(deed: Deed, { view, ends }: Pick<RoomModel, 'view' | 'ends'>): boolean {
  if (view === null) return false;
  if (deed === 'start') return view.phase !== 'playing' && !view.frozen;
  if (view.phase !== 'playing') return false;
  switch (deed) {
    case 'pause':
      return view.game?.running === true;
    case 'resume':
      return view.game?.running === false && !view.frozen;
    case 'dawn':
      return ends === null;
    case 'end':
      return true;
  }
}

const DAWN_MS = 60_000;

export async function doIn(deed: Deed, room: RoomModel): Promise<Refused | null> {
  switch (deed) {
    case 'start': {
      const empty = room.view?.seats.some(({ member, bot }) => member === null && !bot) === true;
      const refusal = empty ? await room.arrange({ type: 'fill' }) : null;
      return refusal ?? room.arrange({ type: 'start' });
    }
    case 'pause':
    case 'resume':
    case 'end':
      return room.rule({ type: deed });
    case 'dawn':
      return room.rule({ type: 'dawn', within: room.view?.settings?.dawn ?? DAWN_MS });
  }
}
