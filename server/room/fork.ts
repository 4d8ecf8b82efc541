/**
 * What if: a room whose game goes on from a moment of another one. Both logs are written at once, the room's and that of
 * its game; whoever enters finds the room in the store, as after a restart.
 */
import type { GameEvent, Happening } from '../../shared/game/events.ts';
import type { GameHeader } from '../../shared/game/header.ts';
import { readRecord } from '../../shared/game/record.ts';
import { seatsOf, type Seat } from '../../shared/paxos/seats.ts';
import { beginningOf } from '../../shared/replay/fork.ts';
import { replayable } from '../../shared/replay/surroundings.ts';
import type { RoomEvent } from '../../shared/room/events.ts';
import { gameHeader } from '../../shared/room/settings.ts';
import { playableEvent, settingsOf } from '../../shared/wire/playable.ts';
import { refused, type Refused } from '../../shared/wire/refusal.ts';
import type { Again } from '../again.ts';
import type { Committer } from '../store/committer.ts';
import type { Append, Store } from '../store/store.ts';
import { roomStream } from './decided.ts';
import { sessionStream } from './game.ts';
import { hashOf } from './rooms.ts';

export interface Forking {
  readonly store: Pick<Store, 'setName'>;
  readonly committer: Committer;
  /** By the hash of the token that each is asked for with. */
  readonly opened: Again<Opened>;
  readonly freeCode: () => Promise<string>;
  readonly newSession: () => string;
  readonly newSeed: () => string;
}

export interface Fork {
  /** The host's, as it is kept. */
  readonly name: string;
  readonly seat: Seat | null;
  /** Of the host's place. */
  readonly token: string;
  /** A record up to the moment. */
  readonly text: string;
}

/** The only one who is there at first. */
const HOST = 'm1';

export interface Opened {
  readonly code: string;
  readonly token: string;
}

/** Asked again with the same token, the answer lost, it is the same room. */
export async function openFork(fork: Fork, forking: Forking): Promise<Opened | Refused> {
  return forking.opened.once(hashOf(fork.token), () => openAnew(fork, forking));
}

async function openAnew(fork: Fork, forking: Forking): Promise<Opened | Refused> {
  const { store, committer, freeCode } = forking;
  const { token } = fork;
  if (committer.stalled) return refused('store-down');
  const code = await freeCode();
  const appends = logsOf(fork, { ...forking, code });
  if ('ok' in appends) return appends;
  const kept = await new Promise<boolean>((resolve) => {
    committer.add({
      take: () => appends,
      kept: () => {
        resolve(true);
      },
      stale: () => {
        resolve(false);
      },
    });
  });
  if (!kept) return refused('moved');
  await store.setName(roomStream(code), HOST, fork.name);
  return { code, token };
}

type Naming = Pick<Forking, 'newSession' | 'newSeed'> & { readonly code: string };

function logsOf(
  { seat, token, text }: Fork,
  { code, newSession, newSeed }: Naming,
): Refused | readonly [game: Append, room: Append] {
  const read = readRecord(text);
  if (!read.ok) return refused('not-a-record', { line: read.flaw.line, reason: read.flaw.code });
  const { header: before, events } = read.record;
  const { armies } = before;
  if (seat !== null && !seatsOf(armies).includes(seat)) return refused('unknown-seat', { seat, armies });
  if (before.id.length > LONGEST_ID) return refused('not-playable', { line: 1 });
  const past: GameEvent[] = [];
  for (const event of replayable(events, armies)) {
    const plain = playableEvent(event);
    // A messenger that nobody understands is left out, and another one sets out.
    if (plain === null && event.type !== 'departed' && event.type !== 'diverted') {
      return refused('not-playable', { line: event.seq + 1 });
    }
    if (plain !== null) past.push(plain);
  }
  const settings = settingsOf(before);
  const session = newSession();
  // Whoever has the record could foretell every fate by its seed: this game has one of its own.
  const header: GameHeader = {
    ...gameHeader(settings, session, newSeed()),
    parent: { session: before.id, seq: events.length },
  };
  const seats = seatsOf(armies);
  const taken = seats.map((one): Happening => ({
    type: 'seated',
    seat: one,
    player: one === seat ? HOST : null,
    bot: one !== seat,
  }));
  const beginning = beginningOf(past, settings.valley, [...taken, { type: 'paused' }]);
  const room: readonly RoomEvent[] = [
    { type: 'opened', code, settings },
    { type: 'joined', member: HOST, token: hashOf(token) },
    ...seats.map((one): RoomEvent =>
      one === seat ? { type: 'sat', member: HOST, seat } : { type: 'manned', seat: one, bot: true },
    ),
    { type: 'begun', session },
  ];
  return [append(sessionStream(session), [header, ...beginning]), append(roomStream(code), room)];
}

const LONGEST_ID = 100;

function append(stream: string, lines: readonly object[]): Append {
  return { stream, after: 0, lines: lines.map((line) => JSON.stringify(line)), commands: [] };
}
