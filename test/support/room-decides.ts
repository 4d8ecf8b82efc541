/** When somebody in a room commands something, then … */
import { expect } from 'vitest';
import type { RoomCommand, RoomRefusal } from '../../shared/room/commands.ts';
import { decideRoom } from '../../shared/room/decide.ts';
import type { RoomEvent } from '../../shared/room/events.ts';
import type { RoomState } from '../../shared/room/state.ts';

export function refused(room: RoomState, by: string, command: RoomCommand, code: RoomRefusal): void {
  expect(decideRoom(room, command, by, 'next')).toEqual({ ok: false, code });
}

export function done(room: RoomState, by: string, command: RoomCommand, ...events: RoomEvent[]): void {
  expect(decideRoom(room, command, by, 'next')).toEqual({ ok: true, events });
}
