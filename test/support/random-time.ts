/** Few times, so that players agree and disagree often. */
import type { Prng } from './prng.ts';

export function randomTime(chance: Prng): string {
  return chance.pick(['06:00', '07:30', '12:00']);
}
