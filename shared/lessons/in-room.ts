/** What a room may be set to play: a lesson that it brings along is held to what its file is held to, so far as rooms read it. */
import { NO_STAGE, type SeatPlan } from '../game/stage.ts';
import type { Seat } from '../paxos/seats.ts';
import type { RoomSettings } from '../room/settings.ts';
import { isTooBig } from './check.ts';
import { planFaults } from './plan-faults.ts';

export function isSoundInRoom({ armies, lesson, stage = NO_STAGE }: RoomSettings): boolean {
  if (isTooBig({ lesson, stage })) return false;
  const plans = Object.entries(stage) as [Seat, SeatPlan][];
  return plans.every(([seat, plan]) => planFaults(seat, plan, armies, () => true).length === 0);
}
