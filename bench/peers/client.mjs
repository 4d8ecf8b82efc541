/**
 * node client.mjs PORT SECONDS: one board played by boardgame.io's own clients, each officer with one question on its way.
 * Prints how many letters went a second; bench/room.ts drives the same server harder, with frames made by hand.
 */
import { createRequire } from 'node:module';
import { letters } from './letters.mjs';

// The packages of boardgame.io are folders, which only `require` finds.
const require = createRequire(import.meta.url);
const { Client } = require('boardgame.io/client');
const { SocketIO } = require('boardgame.io/multiplayer');

const [, , port, seconds] = process.argv;
const OFFICERS = 3;
const seats = ['0', '1', '2', '3', '4', '5', null];
const seen = new Set();
let sent = 0;

const clients = seats.map((playerID) => {
  const multiplayer = SocketIO({ server: `http://127.0.0.1:${port}` });
  const client = Client({ game: letters, multiplayer, playerID, matchID: 'own-clients', numPlayers: 6, debug: false });
  client.start();
  return client;
});

const id = () => `${String((sent += 1)).padStart(24, '0')}`;
function ask(officer) {
  const general = `A${((officer + 1) % OFFICERS) + 1}`;
  clients[officer].moves.ask({ id: id(), command: { type: 'prepare', to: [general], n: sent } });
}

const connected = () => clients.every((client) => client.getState() !== null);
while (!connected()) await new Promise((resolve) => setTimeout(resolve, 20));
clients.forEach((client, seat) => {
  client.subscribe((state) => {
    const last = state?.G.last;
    if (!last || last.to !== seat || seen.has(last.id)) return;
    seen.add(last.id);
    if (seat < OFFICERS) ask(seat);
    else {
      const reply = { kind: 'promise', accepted: null };
      client.moves.answer({ id: id(), command: { type: 'answer', re: last.id, entry: { promised: last.n }, reply } });
    }
  });
});

for (let officer = 0; officer < OFFICERS; officer += 1) ask(officer);
await new Promise((resolve) => setTimeout(resolve, seconds * 500));
const before = seen.size;
const start = performance.now();
await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
console.log(JSON.stringify({ perSecond: ((seen.size - before) / (performance.now() - start)) * 1000 }));
process.exit(0);
