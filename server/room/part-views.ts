/** The parts of a lesson as their players are shown them: what is durable, and anew only where something has changed. */
import { dueCue, type Part, type Parts } from '../../shared/game/cues.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import type { PartView } from '../../shared/wire/room-view.ts';

export type PartViews = ReadonlyMap<Seat, PartView>;

export const NO_PARTS: PartViews = new Map();

/** Each the same object as before while this part has not gone on: whoever is shown an old one need not be told. */
export function partViews(parts: Parts, before: PartViews): PartViews {
  if (parts.size === 0) return NO_PARTS;
  return new Map([...parts].map(([seat, part]) => [seat, viewOf(part, before.get(seat))]));
}

function viewOf(part: Part, before: PartView | undefined): PartView {
  const { plan, cues, done } = part;
  const due = dueCue(part) !== null;
  if (before?.done === done && before.due === due) return before;
  return { cues, done, due, rests: plan.then === 'rest', breaks: plan.breaks ?? null };
}
