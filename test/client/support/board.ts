/** A class at its instructor's desk, as short as a test can say it: real rooms, each on a line that the test holds. */
import { vi } from 'vitest';
import { CLASS_DEFAULTS } from '../../../shared/class/state.ts';
import type { GameEvent } from '../../../shared/game/events.ts';
import { ROOM_DEFAULTS } from '../../../shared/room/settings.ts';
import type { DeskView } from '../../../shared/wire/class-view.ts';
import type { RoomView, SeatView } from '../../../shared/wire/room-view.ts';
import type { ClassModel } from '../../../client/class/class-model.svelte.ts';
import { Connection } from '../../../client/net/connection.svelte.ts';
import { RoomModel } from '../../../client/room/room-model.svelte.ts';
import { FakeLine, settled } from './fake-line.ts';
import { roomView } from './rooms.ts';
import { KEEPING } from './keeping.ts';

export function deskView(rest: Partial<DeskView> = {}): DeskView {
  return {
    role: 'instructor',
    code: 'CLASS1',
    round: 1,
    locked: false,
    settings: CLASS_DEFAULTS,
    students: [],
    rooms: [],
    unreadable: [],
    played: [],
    lessons: [],
    assignments: [],
    sheets: { collecting: false, count: 0, changes: 0 },
    keeping: KEEPING,
    asks: [],
    roster: [],
    rosterOnly: false,
    recoverable: false,
    lan: [],
    stalled: false,
    ...rest,
  };
}

export interface DeskRoom {
  readonly code: string;
  readonly line: FakeLine;
  readonly model: RoomModel;
}

interface Shape {
  readonly phase?: RoomView['phase'];
  readonly running?: boolean;
  readonly now?: number;
  readonly events?: readonly GameEvent[];
  /** Whoever sits there; bots on all other seats. */
  readonly people?: Readonly<Record<string, Partial<SeatView>>>;
  readonly rest?: Partial<RoomView>;
}

/** As its host sees it, who has no seat. */
export function hostedRoom(
  code: string,
  { phase = 'playing', running = true, now = 0, people = {}, rest }: Shape,
): RoomView {
  const view = roomView({ seat: null, role: 'instructor', phase, session: phase === 'lobby' ? null : `g-${code}` });
  const game = view.game === null ? null : { ...view.game, now, running, speed: 1 };
  const seats = view.seats.map((one, i) => {
    const person = people[one.seat];
    const taken = { member: `m${i + 2}`, name: `N${one.seat}`, bot: false, here: true };
    return person === undefined ? one : { ...one, ...taken, ...person };
  });
  return { ...view, code, game, seats, settings: ROOM_DEFAULTS, ...rest };
}

export async function deskRoom(code: string, shape: Shape = {}): Promise<DeskRoom> {
  const line = new FakeLine();
  const model = new RoomModel(new Connection(line), { code, token: 't'.repeat(32) });
  line.open();
  await settled();
  const room = hostedRoom(code, shape);
  const log = room.game === null ? null : { session: room.game.session, from: 0, events: shape.events ?? [] };
  line.take('enter').answer({ ok: true, room, log, verdict: null });
  await line.flush();
  return { code, line, model };
}

export interface FakeClass {
  readonly model: ClassModel;
  readonly view: DeskView;
  readonly teach: ReturnType<typeof vi.fn>;
  readonly request: ReturnType<typeof vi.fn>;
}

/** Everything that is asked of it is done. */
export function fakeClass(rooms: readonly DeskRoom[], rest: Partial<DeskView> = {}): FakeClass {
  const view = deskView({ rooms: rooms.map(({ code }) => code), ...rest });
  const teach = vi.fn(() => Promise.resolve(null));
  const request = vi.fn(() => Promise.resolve({ ok: true }));
  const model = { view, rooms: new Map(rooms.map((room) => [room.code, room.model])), teach, request };
  return { model: model as unknown as ClassModel, view, teach, request };
}
