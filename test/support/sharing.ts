/** Asking for links to replays, and opening them, as the page does: by plain requests. */
import type { Seat } from '../../shared/paxos/seats.ts';
import type { SharedLog } from '../../shared/wire/shares.ts';
import type { LivePlayer } from './live-player.ts';
import type { LiveServer } from './live-server.ts';

type Server = Pick<LiveServer, 'origin'>;

export interface Said {
  readonly status: number;
  readonly body: {
    readonly ok: boolean;
    readonly code?: string;
    readonly params?: unknown;
    readonly link?: string;
    readonly until?: number;
    readonly text?: string;
    readonly log?: SharedLog;
  };
}

export async function post(
  { origin }: Server,
  path: '/shares' | '/shares/offer' | '/shared',
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Said> {
  const response = await fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Said['body'] };
}

export const openLink = (server: Server, link: string): Promise<Said> => post(server, '/shared', { link });

/** What may be shared by whoever asks. */
export const offeredTo = async (server: Server, asking: object): Promise<Said['body']> =>
  (await post(server, '/shares/offer', asking)).body;

/** A link that may be refused. */
export const wishFor = (server: Server, asking: object, seat: Seat | null): Promise<Said> =>
  post(server, '/shares', { ...asking, seat, days: 7 });

/** Who asks, and of which game. */
export interface Asking {
  readonly code: string;
  readonly token: string;
  readonly session: string;
}

export const askingAs = ({ code, token, room }: LivePlayer, session = room?.game?.session ?? ''): Asking => ({
  code,
  token,
  session,
});

/** A link that must be given. */
export async function linkTo(server: Server, asking: Asking, seat: Seat | null, days: 1 | 7 | 30 = 7): Promise<string> {
  const { body } = await post(server, '/shares', { ...asking, seat, days });
  if (body.link === undefined) throw new Error(`no link: ${body.code}`);
  return body.link;
}
