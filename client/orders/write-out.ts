/** Orders and announcements, written out on the sheets that all seats have. */
import type { PlayerCommand } from '../../shared/game/commands.ts';
import type { Drafts } from '../letters/drafts.svelte.ts';

/** In place of whatever stands there. */
export function writeOut(drafts: Drafts, command: PlayerCommand): void {
  if (command.type === 'order') {
    drafts.write('order', { choice: command.value === null ? 'hold' : 'attack', time: command.value ?? '' });
  }
  if (command.type === 'announce') {
    drafts.write('announce', { time: command.value, to: command.to.join(' ') });
  }
}
