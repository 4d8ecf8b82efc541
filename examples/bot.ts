/**
 * An honest general in a few dozen lines, by docs/protocol.md alone: joins a room, takes a seat, and answers as Paxos asks.
 *
 *     npx tsx examples/bot.ts http://localhost:3000 ROOMCODE A2
 */
import { io } from 'socket.io-client';

const [, , server = 'http://localhost:3000', code = '', seat = 'A1'] = process.argv;
const socket = io(server, { auth: { version: 1 } });
const ask = async (name: string, request: object) => {
  const answer = await socket.emitWithAck(name, request);
  if (!answer.ok) throw new Error(`${name}: ${answer.code} ${JSON.stringify(answer.params)}`);
  return answer;
};

let id = 0;
const newId = () => `bot-${process.pid}-${(id += 1)}`;
let token = '';
/** What this socket reads: the game's id, and how many events of its log. */
let session = null;
let have = 0;
/** The notebook: promised 0 is none; accepted is null or {n, value}. */
let notebook = { promised: 0, accepted: null };
let told = null;

const enter = async () => {
  const { log, room } = await ask('enter', { code, token, session, have });
  if (log) take(log);
  console.log(`${room.phase} in ${room.code}, at ${room.you.seat}`);
};

function take(log) {
  if (log.session !== session)
    [session, have, notebook, told] = [log.session, 0, { promised: 0, accepted: null }, null];
  // Events missed or held already: enter again with what is there.
  if (log.from !== have) return void enter();
  have += log.events.length;
  for (const event of log.events) {
    if (event.type === 'answered' || event.type === 'wrote') notebook = event.notebook;
    if (event.type === 'delivered') void answer(event.letter);
  }
}

async function answer({ id: re, kind, n, value }) {
  const { promised, accepted } = notebook;
  const act = async (command) =>
    take((await ask('act', { id: newId(), command })).log ?? { session, from: have, events: [] });
  const reply = (entry, reply) => act({ type: 'answer', re, entry, reply });
  if (kind === 'prepare' && n > promised) await reply({ promised: n }, { kind: 'promise', accepted });
  else if (kind === 'accept' && n >= promised)
    await reply({ promised: n, accepted: { n, value } }, { kind: 'accepted' });
  else if (kind === 'prepare' || kind === 'accept') await reply({}, { kind: 'reject', promised });
  else if (kind === 'announce' && told === null) await act({ type: 'order', value: (told = value) });
}

socket.on('log', take);
socket.on('room', ({ game, phase }) => {
  if (phase === 'playing' && game.session !== session) void enter();
});
socket.on('verdict', ({ verdict }) => console.log(`${verdict.outcome}, ${verdict.quadrant}`));
socket.on('connect', async () => {
  if (token === '') ({ token } = await ask('join', { code, name: `bot ${seat}` }));
  await enter();
  if (have === 0) await ask('arrange', { id: newId(), command: { type: 'sit', seat } }).catch(console.error);
});
