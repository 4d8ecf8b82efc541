/** What the room is measured against: bare relays of the same letters, and boardgame.io. */
import { ARMIES, between, numberAfter, SEATS, type Board, type Contender, type Hearer } from './room-letters.ts';
import { Line } from './room-line.ts';
import { Talk } from './room-talk.ts';

/** The players, and whoever watches. */
const PLACES = SEATS.length + 1;
const WATCHER = SEATS.length;

export const relay: Contender = {
  name: 'ws relay',
  command: ['bench/support/room-relay.ts'],
  env: {},
  board: async (port, index, hearer): Promise<Board> => {
    const lines = await Promise.all(
      Array.from({ length: PLACES }, async (_, seat) => {
        const line = new Line(port, `/${index}/${seat}`, (text) => {
          if (!text.startsWith('{')) hearer.acknowledged();
          else arrive(text, seat, hearer);
        });
        await line.opened;
        return line;
      }),
    );
    let acks = 0;
    return {
      send: (from, to, act) => {
        lines[from]?.send(`{"ack":${(acks += 1)},"to":${to},"letter":${act}}`);
      },
      close: () => {
        for (const line of lines) line.close();
      },
    };
  },
};

export const socketIo: Contender = {
  name: 'Socket.IO relay',
  command: ['bench/support/room-socket-io.ts'],
  env: {},
  board: async (port, index, hearer): Promise<Board> => {
    const talks = await Promise.all(
      Array.from({ length: PLACES }, (_, seat) =>
        Talk.open(port, { auth: { board: String(index), seat } }, (packet) => {
          if (packet.startsWith('3')) hearer.acknowledged();
          else arrive(packet, seat, hearer);
        }),
      ),
    );
    return {
      send: (from, to, act) => {
        talks[from]?.send(`["act",${to},${act}]`);
      },
      close: () => {
        for (const talk of talks) talk.close();
      },
    };
  },
};

/** The id of a command ends with the number that its letter has, or answers. */
function arrive(text: string, seat: number, hearer: Hearer): void {
  const id = between(text, '"id":"', '"');
  if (seat === WATCHER) hearer.watched(1);
  else hearer.arrived(seat, Number(id.slice(1)), id);
}

/** boardgame.io has no acknowledgements: a sender's update that shows its own letter is one. */
export const boardgame: Contender = {
  name: 'boardgame.io',
  command: ['bench/peers/server.mjs'],
  env: {},
  board: async (port, index, hearer): Promise<Board> => {
    const match = `b${index}`;
    const talks = await Promise.all(
      Array.from({ length: PLACES }, async (_, seat) => {
        let welcome = (): void => undefined;
        const welcomed = new Promise<void>((resolve) => {
          welcome = resolve;
        });
        const talk = await Talk.open(port, { namespace: '/letters,' }, (packet) => {
          if (packet.startsWith('2/letters,["sync"')) welcome();
          if (!packet.startsWith('2/letters,["update"')) return;
          const at = packet.indexOf('"last":{');
          if (at < 0) return;
          if (numberAfter(packet, '"from":', at) === seat) hearer.acknowledged();
          else arrive(packet.slice(at), seat, hearer);
        });
        const player = seat === WATCHER ? null : String(seat);
        talk.tell(JSON.stringify(['sync', match, player, null, SEATS.length]));
        await welcomed;
        return talk;
      }),
    );
    return {
      send: (from, _to, act) => {
        const move = `"type":"${from < ARMIES ? 'ask' : 'answer'}","args":[${act}],"playerID":"${from}"`;
        talks[from]?.tell(`["update",{"type":"MAKE_MOVE","payload":{${move}}},0,"${match}","${from}"]`);
      },
      close: () => {
        for (const talk of talks) talk.close();
      },
    };
  },
};
