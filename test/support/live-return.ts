/** Further sockets for a place that somebody has in a room already. */
import type { GameEvent } from '../../shared/game/events.ts';
import { LivePlayer } from './live-player.ts';

/** Another tab: it holds nothing yet. */
export async function secondTab(origin: string, player: LivePlayer, name: string): Promise<LivePlayer> {
  const tab = new LivePlayer(origin, name);
  tab.code = player.code;
  tab.token = player.token;
  const answer = await tab.enter(true);
  if (!answer.ok) throw new Error(`${name}: ${answer.code}`);
  return tab;
}

/** The same tab after its connection was lost: it still holds the log that it had. */
export async function comeBack(origin: string, player: LivePlayer, name: string): Promise<LivePlayer> {
  const tab = new LivePlayer(origin, name);
  tab.code = player.code;
  tab.token = player.token;
  tab.session = player.session;
  tab.log = [...player.log];
  const answer = await tab.enter();
  if (!answer.ok) throw new Error(`${name}: ${answer.code}`);
  return tab;
}

/** What the host without a seat sees: the log itself. */
export function wholeLog(host: LivePlayer): readonly GameEvent[] {
  return host.log as readonly GameEvent[];
}

/** Resolves once everything that was sent to them before has come: the answers to a question queue behind it. */
export async function allHeard(...players: readonly LivePlayer[]): Promise<void> {
  await Promise.all(
    players.map(async (player) => {
      await player.request('look', { code: player.code });
    }),
  );
}
