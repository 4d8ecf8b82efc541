import type { GameEvent, Happening } from './events.ts';

/**
 * The event that a happening becomes in the log. Field by field: nothing else gets into the log, the lines of a record
 * always look alike, and for every letter it is done three times, where spreading would cost several times as much.
 */
export function stamp(happening: Happening, seq: number, at: number): GameEvent {
  switch (happening.type) {
    case 'sent':
      return { seq, at, type: 'sent', letter: happening.letter };
    case 'delivered':
    case 'captured':
      return { seq, at, type: happening.type, letter: happening.letter, copy: happening.copy };
    case 'departed':
    case 'diverted': {
      const { type, letter, copy, due, fate, until } = happening;
      return { seq, at, type, letter, copy, due, fate, until };
    }
    case 'answered': {
      const { by, re, notebook, reply } = happening;
      return { seq, at, type: 'answered', by, re, notebook, reply };
    }
    case 'wrote':
      return { seq, at, type: 'wrote', by: happening.by, notebook: happening.notebook };
    case 'claimed': {
      const { by, n, value, evidence } = happening;
      return { seq, at, type: 'claimed', by, n, value, evidence };
    }
    case 'ordered':
      return { seq, at, type: 'ordered', army: happening.army, by: happening.by, value: happening.value };
    case 'seated':
      return { seq, at, type: 'seated', seat: happening.seat, player: happening.player, bot: happening.bot };
    case 'dawn':
      return { seq, at, type: 'dawn', ends: happening.ends };
    case 'paused':
    case 'resumed':
    case 'ended':
      return { seq, at, type: happening.type };
  }
}
