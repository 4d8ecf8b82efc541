/**
 * An honest general, by docs/protocol.md alone: joins a room, takes a seat, and answers as Paxos asks.
 *
 *     npm run --silent bot -- http://localhost:3000 ROOMCODE A2
 */
import { io } from 'socket.io-client';

interface Pair {
  n: number;
  value: string;
}
interface Letter extends Pair {
  id: string;
  kind: string;
}
interface Notebook {
  promised: number;
  accepted: Pair | null;
}
interface Log {
  session: string;
  from: number;
  events: { type: string; letter: Letter; re: string; notebook: Notebook }[];
}
interface Room {
  phase: string;
  you: { seat: string | null };
  game: { session: string } | null;
}
type Answer = { ok: boolean; code: string; params: object; token: string; log: Log | null; room: Room };

const [, , server = 'http://localhost:3000', code = '', seat = 'A1'] = process.argv;
const socket = io(server, { auth: { version: 1 } });
let ids = 0;
let token = '';
/** What this socket reads: the game's id, how many events of its log it holds, and the notebook that they tell of. */
let session = '';
let have = 0;
let notebook: Notebook = { promised: 0, accepted: null };
/** Letters that wait for an answer. */
let waiting: Letter[] = [];
let busy = false;

async function ask(name: string, request: object): Promise<Answer> {
  const answer = (await socket.emitWithAck(name, request)) as Answer;
  if (!answer.ok) throw new Error(`${name}: ${answer.code} ${JSON.stringify(answer.params)}`);
  if (answer.log) take(answer.log);
  return answer;
}

const command = (request: string, what: object) =>
  ask(request, { id: `bot-${process.pid}-${(ids += 1)}`, command: what });

async function enter(): Promise<void> {
  const { room } = await ask('enter', { code, token, session, have });
  if (room.you.seat !== seat) await command('arrange', { type: 'sit', seat });
}

function take(log: Log): void {
  if (log.session !== session || log.from === 0) {
    session = log.session;
    have = 0;
    notebook = { promised: 0, accepted: null };
    waiting = [];
  }
  // Something was missed: enter again with what is there.
  if (log.from !== have) return void enter();
  have += log.events.length;
  for (const event of log.events) {
    if (event.type === 'answered' || event.type === 'wrote') notebook = event.notebook;
    if (event.type === 'answered') waiting = waiting.filter(({ id }) => id !== event.re);
    if (event.type === 'delivered') waiting.push(event.letter);
  }
  void work();
}

/** One letter after the other: each answer is in the log, and so in the notebook, before the next one is thought of. */
async function work(): Promise<void> {
  if (busy) return;
  busy = true;
  for (let next = waiting.shift(); next; next = waiting.shift()) await answer(next).catch(console.error);
  busy = false;
}

async function answer({ id: re, kind, n, value }: Letter): Promise<void> {
  const { promised, accepted } = notebook;
  const reply = (entry: object, sealed: object) => command('act', { type: 'answer', re, entry, reply: sealed });
  if (kind === 'prepare' && n > promised) await reply({ promised: n }, { kind: 'promise', accepted });
  else if (kind === 'accept' && n >= promised) {
    await reply({ promised: n, accepted: { n, value } }, { kind: 'accepted' });
  } else if (kind === 'prepare' || kind === 'accept') await reply({}, { kind: 'reject', promised });
  else if (kind === 'announce') await command('act', { type: 'order', value });
}

socket.on('log', take);
socket.on('room', ({ phase, you, game }: Room) => {
  console.log(`${phase}, at ${you.seat ?? 'no seat'}`);
  if (you.seat === seat && game !== null && game.session !== session) void enter();
});
socket.on('verdict', ({ verdict }: { verdict: { outcome: string; quadrant: string } }) => {
  console.log(`${verdict.outcome}, ${verdict.quadrant}`);
});
socket.on('connect', () => {
  void (async () => {
    if (token === '') ({ token } = await ask('join', { code, name: `bot ${seat}` }));
    await enter();
  })();
});
