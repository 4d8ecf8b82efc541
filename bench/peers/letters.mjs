/**
 * The letters of the load as a game for boardgame.io: officers ask, generals write their notebooks and answer, and each
 * sees their own desk. A move is checked as far as the game needs: only a letter that came can be answered.
 */
import { createRequire } from 'node:module';

// The packages of boardgame.io are folders, which only `require` finds.
const { INVALID_MOVE } = createRequire(import.meta.url)('boardgame.io/core');

const SEATS = ['P1', 'P2', 'P3', 'A1', 'A2', 'A3'];
const GENERALS = 3;
/** A desk keeps so many letters, however long the load goes on: every update carries them all. */
const DESK = 16;

/** @param {Function} move */
const atAnyTime = (move) => ({
  move,
  // What was written is nobody else's, and whoever writes has not seen every letter of the others.
  redact: true,
  client: false,
  ignoreStaleStateID: true,
});

function deliver(G, letter) {
  G.last = letter;
  const desk = G.desks[letter.to];
  if (desk.push(letter) > DESK) desk.shift();
}

export const letters = {
  name: 'letters',
  minPlayers: SEATS.length,
  maxPlayers: SEATS.length,
  disableUndo: true,
  setup: () => ({ last: null, notebooks: SEATS.map(() => ({ promised: 0 })), desks: SEATS.map(() => []) }),
  turn: { activePlayers: { all: 'writing' }, stages: { writing: {} } },
  moves: {
    ask: atAnyTime(({ G, playerID }, { id, command }) => {
      const from = Number(playerID);
      const to = SEATS.indexOf(command.to[0]);
      if (from >= GENERALS || to < GENERALS || !(command.n > 0)) return INVALID_MOVE;
      deliver(G, { id, from, to, kind: command.type, n: command.n });
    }),
    answer: atAnyTime(({ G, playerID }, { id, command }) => {
      const from = Number(playerID);
      const question = G.desks[from].find((letter) => letter.id === command.re);
      if (from < GENERALS || !question) return INVALID_MOVE;
      const { from: to, n } = question;
      G.notebooks[from].promised = command.entry.promised;
      deliver(G, { id, from, to, kind: command.reply.kind, n, accepted: command.reply.accepted, re: command.re });
    }),
  },
  /** Whoever watches sees all of it; a player its own desk, and the last letter if it wrote or gets it. */
  playerView: ({ G, playerID }) => {
    if (playerID === null || playerID === undefined) return G;
    const seat = Number(playerID);
    const last = G.last?.from === seat || G.last?.to === seat ? G.last : null;
    return { last, notebook: G.notebooks[seat], desk: G.desks[seat] };
  },
};
