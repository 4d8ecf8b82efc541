/** How often a player has seen something happen to letters like these: one's own are sent, those of others arrive. */
import type { Moment } from '../../shared/game/stage.ts';
import { matches } from '../../shared/game/valley.ts';
import type { PlayerView } from '../../shared/game/view.ts';

export function timesSeen({ sent, received }: PlayerView, moment: Moment): number {
  const met = [...received.values()].filter(({ letter }) => matches(moment, letter));
  switch (moment.type) {
    case 'sent':
      return sent.filter((letter) => matches(moment, letter)).length;
    case 'delivered':
      return met.reduce((sum, { arrivals }) => sum + arrivals, 0);
    case 'answered':
      return met.filter(({ answered }) => answered).length;
  }
}

export function hasCome(view: PlayerView, moment: Moment): boolean {
  return timesSeen(view, moment) >= (moment.times ?? 1);
}
