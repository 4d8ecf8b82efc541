/** Which round a game belongs to. */
import type { DeskView } from '../../../shared/wire/class-view.ts';

/** The next round has come since: what its room plays now is yet to begin. */
export function ofEarlierRound({ played, round }: DeskView, session: string | null): boolean {
  return played.some((one) => one.session === session && one.round < round);
}
