import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { readRecord } from '../../shared/game/record.ts';
import { judge } from '../../shared/judge/judge.ts';
import type { RoomView } from '../../shared/wire/room-view.ts';
import { Connection } from '../../client/net/connection.svelte.ts';
import { RoomModel } from '../../client/room/room-model.svelte.ts';
import { exampleText } from '../support/example-text.ts';
import { FakeLine, settled } from './support/fake-line.ts';
import { roomView } from './support/rooms.ts';

const goToReplay = vi.fn((_id: string, _seq?: number) => Promise.resolve());
vi.mock('../../client/routes.ts', () => ({ goToReplay, goHome: vi.fn(), goToRoom: vi.fn() }));
const { default: VerdictPage } = await import('../../client/room/VerdictPage.svelte');

const text = exampleText('story-stubborn');
let model: RoomModel;

afterEach(() => {
  cleanup();
  model.close();
});

/** The game is over in which officer 1 broke O4 with event 48. */
async function over(room: RoomView): Promise<FakeLine> {
  const line = new FakeLine();
  model = new RoomModel(new Connection(line), { code: room.code, token: 't'.repeat(32) });
  line.open();
  await settled();
  const judged = judge(readRecord(text));
  if (!judged.ok) throw new Error(judged.flaw.code);
  const { verdict, extent } = judged;
  const log = { session: 'g1', from: 0, events: [] };
  line.take('enter').answer({ ok: true, room, log, verdict: { session: 'g1', verdict, extent } });
  await line.flush();
  render(VerdictPage, { model, view: room });
  return line;
}

test('whoever may have the record is led from an event of the verdict to its place in the replay', async () => {
  const line = await over(roomView({ seat: null, role: 'instructor', phase: 'over', rest: { record: true } }));
  const [event] = screen.getAllByRole('button', { name: 'event 48' });
  if (event !== undefined) await fireEvent.click(event);
  line.take('record').answer({ ok: true, name: 'g1.jsonl', text });
  await line.flush();
  await vi.waitFor(() => {
    expect(goToReplay).toHaveBeenCalledExactlyOnceWith(expect.any(String), 48);
  });
});

test('a player without the record reads of an own violation once, and is led nowhere', async () => {
  await over(roomView({ seat: 'P1', phase: 'over' }));
  expect(screen.queryByRole('button', { name: 'event 48' })).toBeNull();
  expect(screen.getAllByText(/but in no majority of their promises was this/)).toHaveLength(1);
  expect(screen.getByText('Told above, where it says what you did.')).toBeTruthy();
});
