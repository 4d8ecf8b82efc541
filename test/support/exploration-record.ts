import type { SessionRecord } from '../../shared/game/record.ts';
import { RECORD_FORMAT } from '../../shared/game/header.ts';
import { SETTINGS } from '../../shared/explore/setting.ts';
import type { ShortestBreak } from '../../shared/explore/shortest-break.ts';

/** A game that the explorer found, as a record that the judge reads. */
export function explorationRecord(result: ShortestBreak): SessionRecord {
  if (!result.found) throw new Error('the explorer found no such game');
  return { header: { format: RECORD_FORMAT, id: 'explored', ...SETTINGS }, events: result.events };
}
