/**
 * How much the guided level writes for a player: all of an act, until acts of its kind were right twice in a row at the
 * first attempt; then nothing, unless it is asked for. A wrong attempt brings it back.
 */
import type { PlayerCommand } from '../../shared/game/commands.ts';
import type { PlayerView } from '../../shared/game/view.ts';
import type { Practised } from './kept-progress.ts';
import { progress } from './progress.svelte.ts';

export function practisedBy(command: PlayerCommand | null, view: PlayerView): Practised | null {
  switch (command?.type) {
    case 'prepare':
    case 'accept':
    case 'claim':
      return command.type;
    case 'answer':
      return view.received.get(command.re)?.letter.kind === 'accept' ? 'answer-accept' : 'answer-prepare';
    default:
      return null;
  }
}

/** Of one sheet. */
export class Practice {
  /** The act that was asked for, as text. */
  #shown = $state<string | null>(null);
  #missed = false;

  /** It is written, or said, for the player. */
  helps(command: PlayerCommand | null, view: PlayerView): boolean {
    const act = practisedBy(command, view);
    return act === null || !progress.can(act) || this.#shown === JSON.stringify(command);
  }

  show(command: PlayerCommand | null): void {
    this.#shown = JSON.stringify(command);
  }

  /** The referee has objected to it. */
  missed(command: PlayerCommand, view: PlayerView): void {
    const act = practisedBy(command, view);
    this.#missed = true;
    if (act !== null) progress.practised(act, false);
  }

  /** It is in the log. What had to be shown, or went wrong before, proves nothing. */
  done(command: PlayerCommand, view: PlayerView): void {
    const act = practisedBy(command, view);
    if (act !== null && !this.#missed && this.#shown === null) progress.practised(act, true);
    this.#missed = false;
    this.#shown = null;
  }
}
