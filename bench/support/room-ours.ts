/** The room under load: boards are opened, joined and started as the page does it, by the wire alone. */
import type { RoomSettings } from '../../shared/room/settings.ts';
import { ROOM_DEFAULTS } from '../../shared/room/settings.ts';
import { WIRE_VERSION } from '../../shared/wire/wire.ts';
import { BUILT_SERVER } from '../../tools/build.ts';
import { between, numberAfter, SEATS, type Board, type Contender, type Hearer } from './room-letters.ts';
import { Talk } from './room-talk.ts';

/** Letters cross the valley in no time and all arrive; nothing is said to whoever errs. */
const SETTINGS: RoomSettings = {
  ...ROOM_DEFAULTS,
  level: 'exam',
  valley: { ...ROOM_DEFAULTS.valley, walk: [0, 0] },
};

/** A person's limits are far below what one board is loaded with here. */
const LIMITS = {
  requestsPerSecond: 1e6,
  requestsAtOnce: 1e6,
  sockets: 1e5,
  roomsPerAddress: 1e6,
  joinsPerRoom: 1e6,
};

export const NAME = 'three-armies';

export interface Place {
  readonly code: string;
  readonly token: string;
}

export interface OurBoard extends Board {
  readonly session: string;
  /** Whoever sits on each seat; the host, who watches, is last. */
  readonly places: readonly Place[];
  /** Ends the game, and returns its record. */
  readonly record: () => Promise<string>;
}

export interface OurContender extends Contender {
  readonly board: (port: number, index: number, hearer: Hearer) => Promise<OurBoard>;
}

/** `data` is the folder of its database. */
export function ours(data: string): OurContender {
  return {
    name: NAME,
    command: [BUILT_SERVER],
    env: { DATA: data, LIMITS: JSON.stringify(LIMITS), LOG_LEVEL: 'warn' },
    board,
  };
}

export async function talkTo(port: number, heard: (packet: string) => void): Promise<Talk> {
  return Talk.open(port, { auth: { version: WIRE_VERSION } }, heard);
}

async function board(port: number, index: number, hearer: Hearer): Promise<OurBoard> {
  let over = (): void => undefined;
  const recordOpen = new Promise<void>((resolve) => {
    over = resolve;
  });
  const host = await talkTo(port, (packet) => {
    if (packet.startsWith('2["room"') && packet.includes('"record":true')) over();
    const letters = occurrences(packet, '"delivered"');
    if (letters > 0) hearer.watched(letters);
  });
  const opened = await request(host, 'open', { name: `host ${index}`, settings: SETTINGS });
  const { code } = opened as unknown as Place;
  const watcher = { code, token: String(opened['token']) };
  await enter(host, watcher);
  const players = await Promise.all(
    SEATS.map((_, seat) =>
      talkTo(port, (packet) => {
        hear(packet, seat, hearer);
      }),
    ),
  );
  const places: Place[] = [];
  for (const [i, player] of players.entries()) {
    const { token } = await request(player, 'join', { code, name: `player ${i}` });
    const place = { code, token: String(token) };
    places.push(place);
    await enter(player, place);
    await arrange(player, { type: 'sit', seat: SEATS[i] }, `sit-${i}`);
  }
  await arrange(host, { type: 'start' }, 'start');
  const everyone = [...places, watcher];
  // The game has begun: each enters it as what they are now.
  const rooms = await Promise.all([...players, host].map((talk, i) => enter(talk, everyone[i] ?? watcher)));
  const session = between(rooms[0] ?? '', '"session":"', '"');
  return {
    session,
    places: everyone,
    send: (from, _to, act) => {
      players[from]?.send(`["act",${act}]`);
    },
    record: async () => {
      await request(host, 'act', { id: 'end-of-game', command: { type: 'end' } });
      await recordOpen;
      return String((await request(host, 'record', {}))['text']);
    },
    close: () => {
      for (const talk of [host, ...players]) talk.close();
    },
  };
}

async function request(talk: Talk, name: string, payload: object): Promise<Readonly<Record<string, unknown>>> {
  const answer = JSON.parse(await talk.ask(name, payload)) as Readonly<Record<string, unknown>>;
  if (answer['ok'] !== true) throw new Error(`${name} was refused: ${JSON.stringify(answer)}`);
  return answer;
}

async function arrange(talk: Talk, command: object, name: string): Promise<void> {
  await request(talk, 'arrange', { id: `arrange-${name}`, command });
}

async function enter(talk: Talk, place: Place): Promise<string> {
  return talk.ask('enter', { ...place, session: null, have: 0 });
}

/** A player's packet: an acknowledgement, news of the log, or both; anything else is not of the load. */
function hear(packet: string, seat: number, hearer: Hearer): void {
  if (packet.startsWith('3')) {
    if (!packet.startsWith('[{"ok":true', packet.indexOf('['))) throw new Error(`A letter was refused: ${packet}`);
    hearer.acknowledged();
  } else if (!packet.startsWith('2["log"')) return;
  const arrival = '"type":"delivered","letter":{"id":"';
  for (let at = packet.indexOf(arrival); at >= 0; at = packet.indexOf(arrival, at + arrival.length)) {
    hearer.arrived(seat, numberAfter(packet, '"n":', at), between(packet, arrival, '"', at));
  }
}

function occurrences(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}
