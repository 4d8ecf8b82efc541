/** The parts of a lesson as their players are shown them: what is durable, and anew only where something has changed. */
import { dueCue, type Part, type Parts } from '../../shared/game/cues.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import type { PartView } from '../../shared/wire/room-view.ts';

export type PartViews = ReadonlyMap<Seat, PartView>;

export const NO_PARTS: PartViews = new Map();

/** The same object as before while nobody's part has gone on. */
export function partViews(parts: Parts, before: PartViews): PartViews {
  if (parts.size === 0) return before;
  const same = [...parts].every(([seat, part]) => {
    const shown = before.get(seat);
    return shown?.done === part.done && shown.due === isDue(part);
  });
  return same ? before : new Map([...parts].map(([seat, part]) => [seat, viewOf(part)]));
}

function viewOf(part: Part): PartView {
  const { plan, cues, done } = part;
  return { cues, done, due: isDue(part), rests: plan.then === 'rest', breaks: plan.breaks ?? null };
}

function isDue(part: Part): boolean {
  return dueCue(part) !== null;
}
