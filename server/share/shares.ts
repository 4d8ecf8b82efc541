/** Links to replays: what may be shared, the links themselves, and what they lead to. */
import type { GameEvent } from '../../shared/game/events.ts';
import { playerHeader, type GameHeader } from '../../shared/game/header.ts';
import type { PlayerEvent } from '../../shared/game/redact.ts';
import { playedIn } from '../../shared/class/state.ts';
import { refused, type Refused } from '../../shared/wire/refusal.ts';
import { SHARE_DAYS, type Link, type Offer, type Shared, type ShareRequests } from '../../shared/wire/shares.ts';
import type { Classes } from '../class/classes.ts';
import { INSTRUCTOR } from '../class/hall.ts';
import type { Limits } from '../limits.ts';
import { sessionStream } from '../room/game.ts';
import { replayFor } from '../room/history.ts';
import { hashOf, type Rooms } from '../room/rooms.ts';
import type { Store } from '../store/store.ts';
import type { LinkKey } from './key.ts';
import { grantIn, linkFor } from './link.ts';
import { mayShare, roomDuring } from './rights.ts';

const DAY_MS = 86_400_000;

export interface Sharing {
  readonly store: Pick<Store, 'read'>;
  readonly rooms: Pick<Rooms, 'find'>;
  readonly classes: Pick<Classes, 'find'>;
  readonly limits: Pick<Limits, 'linkDays'>;
  /** Milliseconds since 1970. */
  readonly calendar: () => number;
  readonly linkKey: () => Promise<LinkKey>;
}

type Asking = ShareRequests['shares/offer'];
type Rights = Omit<Offer, 'days'>;

/** What this place may share of the game. */
export async function offerTo(asking: Asking, sharing: Sharing): Promise<Offer | Refused> {
  const rights = await rightsOf(asking, sharing);
  if ('ok' in rights) return rights;
  return { ...rights, days: SHARE_DAYS.filter((count) => count <= sharing.limits.linkDays) };
}

/** A link to that, where it is offered. */
export async function makeLink(wish: ShareRequests['shares'], sharing: Sharing): Promise<Link | Refused> {
  const offer = await offerTo(wish, sharing);
  if ('ok' in offer) return offer;
  const { session, seat, days } = wish;
  if (seat === null ? !offer.everything : !offer.seats.includes(seat)) return refused('record-closed');
  if (!offer.days.includes(days)) return refused('bad-request', { request: 'shares', at: 'days' });
  const until = sharing.calendar() + days * DAY_MS;
  return { link: linkFor({ session, seat, until }, await sharing.linkKey()), until };
}

/** What the link leads to, as it is kept now: a game that is deleted meanwhile is gone. */
export async function openLink(link: string, { store, calendar, linkKey }: Sharing): Promise<Shared | Refused> {
  const grant = grantIn(link, await linkKey());
  if (grant === null) return refused('bad-link');
  const { session, seat, until } = grant;
  if (until <= calendar()) return refused('link-expired');
  const stretches = await store.read(sessionStream(session));
  const [head, ...lines] = stretches.flatMap((stretch) => stretch.lines);
  if (head === undefined) return refused('session-gone');
  // Nobody looks through a second pair of eyes while the game is on.
  if (!isEnd(lines.at(-1))) return refused('game-on');
  if (seat === null) return { until, text: [head, ...lines.map(seatsOnly)].map((line) => `${line}\n`).join('') };
  const events = (await replayFor(stretches, { role: 'player', seat })).map((text) => JSON.parse(text) as PlayerEvent);
  return { until, log: { header: playerHeader(JSON.parse(head) as GameHeader, seat), seat, events } };
}

async function rightsOf({ code, token, session }: Asking, sharing: Sharing): Promise<Rights | Refused> {
  const { store } = sharing;
  const tokenHash = hashOf(token);
  const place = await placeOf(code, tokenHash, session, sharing);
  if (place === null) return refused('bad-token');
  const room = place.room === null ? null : await roomDuring(store, place.room, session);
  const [head] = (await store.read(sessionStream(session))).flatMap(({ lines }) => lines);
  if (room === null || head === undefined) return refused('session-gone');
  return mayShare({ tokenHash, host: place.host }, room, (JSON.parse(head) as GameHeader).armies);
}

/** `room`: where the game was played; null where this class has no such game. Null for whoever has no place there. */
async function placeOf(
  code: string,
  tokenHash: string,
  session: string,
  { rooms, classes }: Sharing,
): Promise<{ readonly room: string | null; readonly host: boolean } | null> {
  const classroom = await classes.find(code);
  if (classroom !== null) {
    const who = classroom.whoHas(tokenHash);
    const played = playedIn(classroom.state, session);
    return who === null ? null : { room: played?.room ?? null, host: who === INSTRUCTOR };
  }
  const room = await rooms.find(code);
  const member = room?.memberWith(tokenHash) ?? null;
  return room === null || member === null ? null : { room: code, host: member === room.state.host };
}

function isEnd(line = '{}'): boolean {
  return (JSON.parse(line) as Partial<GameEvent>).type === 'ended';
}

/** Whoever sat there is called as the seat is: a pseudonym of the room leads those who were in it to a name. */
function seatsOnly(line: string): string {
  const event = JSON.parse(line) as GameEvent;
  return event.type === 'seated' && event.player !== null ? JSON.stringify({ ...event, player: event.seat }) : line;
}
