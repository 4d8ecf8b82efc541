/** What viewers see of a record, by `redact` alone. */
import { surroundingsOf } from '../../server/room/game.ts';
import { redact, type ViewEvent, type Viewer } from '../../shared/game/redact.ts';
import { evolve, newGame } from '../../shared/game/state.ts';
import type { LiveRecord } from './live-record.ts';

export function redacted({ header, events }: LiveRecord, viewer: Viewer): readonly ViewEvent[] {
  const state = newGame(header);
  const around = surroundingsOf(state);
  const log: ViewEvent[] = [];
  for (const event of events) {
    const seen = redact(event, viewer, around);
    if (seen !== null) log.push(seen);
    evolve(state, event);
  }
  return log;
}
