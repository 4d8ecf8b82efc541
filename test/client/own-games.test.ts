/** What this browser played stays here when it is over, and nothing of what others did. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PlayerEvent } from '../../shared/game/redact.ts';
import type { You } from '../../shared/wire/room-view.ts';
import type { LogFrame, VerdictFrame } from '../../shared/wire/wire.ts';
import { readRecord } from '../../shared/game/record.ts';
import { judge } from '../../shared/judge/judge.ts';
import { library } from '../../client/library/library.ts';
import { Connection } from '../../client/net/connection.svelte.ts';
import { RoomModel } from '../../client/room/room-model.svelte.ts';
import { FakeLine, settled } from './support/fake-line.ts';
import { roomView } from './support/rooms.ts';

const PLACE = { code: 'K7Q4MX', token: 't'.repeat(32) };
const SENT: PlayerEvent = { at: 1, type: 'sent', letter: { id: 'L1', from: 'P1', to: 'A1', kind: 'prepare', n: 1 } };
const ENDED: PlayerEvent = { at: 2, type: 'ended' };

let line = new FakeLine();
let model: RoomModel;

beforeEach(async () => {
  localStorage.clear();
  line = new FakeLine();
  model = new RoomModel(new Connection(line), PLACE);
  line.open();
  await settled();
});
afterEach(async () => {
  model.close();
  for (const { id } of await library.list()) await library.remove(id);
});

async function enter(role: You['role'], ...events: readonly PlayerEvent[]): Promise<void> {
  const seat = role === 'player' || role === 'partner' ? 'P1' : null;
  const room = roomView({ seat, role, rest: { class: 'CLASS1' } });
  const log: LogFrame = { session: 'g1', from: 0, events };
  line.take('enter').answer({ ok: true, room, log, verdict: null });
  await line.flush();
}

function verdict(): VerdictFrame {
  const judged = judge(readRecord(`{"format":"three-armies.record/1","id":"g1"}\n{"seq":1,"at":2,"type":"ended"}\n`));
  if (!judged.ok) throw new Error(judged.flaw.code);
  return { session: 'g1', verdict: judged.verdict, extent: judged.extent };
}

test('a player’s own log is kept when the game is over, and then its verdict', async () => {
  await enter('player', SENT);
  expect(await library.list()).toEqual([]);
  line.send('log', { session: 'g1', from: 1, events: [ENDED] });
  await line.flush();
  await settled();
  const kept = await library.find('g1.P1');
  expect(kept?.body).toMatchObject({ kind: 'own', log: { seat: 'P1', events: [SENT, ENDED] }, verdict: null });
  expect(kept?.card).toMatchObject({ origin: 'class', name: 'K7Q4MX', seat: 'P1', ended: true, quadrant: null });
  line.send('verdict', verdict());
  await line.flush();
  await settled();
  expect((await library.find('g1.P1'))?.card.quadrant).toBe('stuck');
  expect(model.ownSession).toBe('g1.P1');
});

test('whoever comes back to a game that is over has it all the same', async () => {
  await enter('player', SENT, ENDED);
  await settled();
  expect(model.ownSession).toBe('g1.P1');
});

test.each(['partner', 'spectator', 'red', 'instructor'] as const)('nothing is kept of a %s', async (role) => {
  await enter(role, ENDED);
  line.send('verdict', verdict());
  await line.flush();
  await settled();
  expect(await library.list()).toEqual([]);
  expect(model.ownSession).toBeNull();
});
