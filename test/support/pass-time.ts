/** Time that passes at a live table: in steps, so that everybody acts and hears in between. */
import type { FakeClock } from './fake-clock.ts';
import type { LivePlayer } from './live-player.ts';
import { allHeard } from './live-return.ts';

export async function passTime(
  clock: FakeClock,
  milliseconds: number,
  players: readonly LivePlayer[],
  step = 1000,
): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += step) {
    clock.advance(Math.min(step, milliseconds - passed));
    await allHeard(...players);
  }
}
