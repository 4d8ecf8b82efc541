/** A room that plays a lesson, on a line that the test holds, as its learner's browser has it. */
import { Connection } from '../../../client/net/connection.svelte.ts';
import { RoomModel } from '../../../client/room/room-model.svelte.ts';
import type { PlayerEvent } from '../../../shared/game/redact.ts';
import type { RoomView } from '../../../shared/wire/room-view.ts';
import type { VerdictFrame } from '../../../shared/wire/wire.ts';
import { FakeLine, settled } from './fake-line.ts';
import { roomView } from './rooms.ts';

export interface LessonRoom {
  readonly line: FakeLine;
  readonly model: RoomModel;
}

/** The learner is the host, alone with bots. */
export function lessonView(shape: Parameters<typeof roomView>[0] = {}, rest: Partial<RoomView> = {}): RoomView {
  const view = roomView(shape);
  return {
    ...view,
    host: view.you.member,
    you: { ...view.you, host: true },
    lesson: { id: 'one-officer', own: null, played: view.game === null ? null : 'one-officer', saboteurs: [] },
    ...rest,
  };
}

export async function lessonRoom(
  room: RoomView,
  events: readonly PlayerEvent[] = [],
  verdict: VerdictFrame | null = null,
): Promise<LessonRoom> {
  const line = new FakeLine();
  const model = new RoomModel(new Connection(line), { code: room.code, token: 't'.repeat(32) });
  line.open();
  await settled();
  const log = room.game === null ? null : { session: room.game.session, from: 0, events };
  line.take('enter').answer({ ok: true, room, log, verdict });
  await line.flush();
  return { line, model };
}
