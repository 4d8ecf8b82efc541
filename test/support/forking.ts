/** Asking for a fork as the page does: by a plain request. */
import { newToken } from '../../server/room/rooms.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import { LivePlayer } from './live-player.ts';
import type { LiveServer } from './live-server.ts';

export interface Told {
  readonly status: number;
  readonly body: { readonly ok: boolean; readonly code: string; readonly token: string; readonly params: unknown };
}

export async function postFork(
  { origin }: LiveServer,
  body: string | object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Told> {
  const response = await fetch(`${origin}/forks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Told['body'] };
}

/** The first events of a record, as whoever forks sends them. */
export function upTo(text: string, seq: number): string {
  return text
    .split('\n')
    .slice(0, seq + 1)
    .join('\n');
}

/** The host of the new room, who has entered it. */
export async function openFork(server: LiveServer, text: string, seat: Seat | null): Promise<LivePlayer> {
  const { body } = await postFork(server, { name: 'Ada', seat, token: newToken(), text });
  const host = new LivePlayer(server.origin, 'host of the fork');
  host.code = body.code;
  host.token = body.token;
  const entered = await host.enter();
  if (!entered.ok) throw new Error(entered.code);
  return host;
}
