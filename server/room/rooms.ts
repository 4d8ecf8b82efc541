/** All rooms: those in memory, and those that the store still knows. */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { RoomEvent } from '../../shared/room/events.ts';
import { ROOM_DEFAULTS, type RoomSettings } from '../../shared/room/settings.ts';
import { evolveRoom, NO_ROOM, type RoomState } from '../../shared/room/state.ts';
import { NO_PAST, roomStream, type RoomPast } from './decided.ts';
import { Game, sessionStream } from './game.ts';
import type { House } from './house.ts';
import { Room, type OfClass } from './room.ts';

/** Easy to read aloud and to type: nothing that sounds or looks like something else. */
const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 6;

export function newCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS.charAt(randomInt(CODE_LETTERS.length))).join('');
}

/** 192 random bits. */
export function newToken(): string {
  return randomBytes(24).toString('base64url');
}

/** What is kept of a token: comparing hashes tells nothing about the token, however long it takes. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

export class Rooms {
  readonly #house: House;
  readonly #rooms = new Map<string, Promise<Room | null>>();
  readonly #loaded = new Set<Room>();
  #stopped = false;

  constructor(house: Omit<House, 'drop'>) {
    this.#house = {
      ...house,
      drop: (room) => {
        this.#drop(room);
      },
    };
    house.committer.onStall(() => {
      for (const room of this.#loaded) room.storeChanged();
    });
  }

  /** A new room under a code of its own. */
  async open(settings: RoomSettings = ROOM_DEFAULTS, ofClass: OfClass | null = null): Promise<Room> {
    const code = await this.#house.freeCode();
    const room = this.#admit(new Room(code, this.#house, NO_PAST));
    this.#rooms.set(code, Promise.resolve(room));
    room.open(settings, ofClass);
    return room;
  }

  /** The room with this code, read from the store where it is not in memory; null where there is none. */
  async find(code: string): Promise<Room | null> {
    const known = this.#rooms.get(code);
    if (known) return known;
    if (this.#stopped) throw new Error('the server stops');
    const loading = this.#load(code);
    this.#rooms.set(code, loading);
    try {
      const room = await loading;
      if (room === null) this.#rooms.delete(code);
      return room;
    } catch (error) {
      this.#rooms.delete(code);
      throw error;
    }
  }

  /** This room, where it is in memory. */
  held(code: string): Room | null {
    return [...this.#loaded].find((room) => room.code === code) ?? null;
  }

  /** Whether this stream is in memory: somebody may go on with it at any moment. */
  uses(stream: string): boolean {
    return [...this.#loaded].some(
      ({ code, state }) => stream === roomStream(code) || stream === sessionStream(state.session ?? ''),
    );
  }

  /** Takes rooms out of memory in which nobody has been for a while. */
  sweep(): void {
    const { clock, limits } = this.#house;
    for (const room of this.#loaded) {
      if (room.presence.emptyFor(clock.now()) > limits.idleMinutes * 60_000) this.#drop(room);
    }
  }

  /** Nobody acts any more: bots and clocks stand still. */
  stop(): void {
    this.#stopped = true;
    for (const room of this.#loaded) room.leave();
  }

  async #load(code: string): Promise<Room | null> {
    const { store, clock, limits } = this.#house;
    const stretches = await store.read(roomStream(code));
    if (stretches.length === 0) return null;
    const commands = new Set<string>();
    const sessions: string[] = [];
    let state: RoomState = NO_ROOM;
    let length = 0;
    for (const stretch of stretches) {
      for (const command of stretch.commands) commands.add(command);
      for (const line of stretch.lines) {
        const event = JSON.parse(line) as RoomEvent;
        state = evolveRoom(state, event);
        if (event.type === 'begun') sessions.push(event.session);
      }
      length += stretch.lines.length;
    }
    let game: Game | null = null;
    // Of the games before the last one only the ids of their commands count: those are never carried out again.
    for (const session of sessions) {
      const played = await store.read(sessionStream(session));
      for (const stretch of played) for (const command of stretch.commands) commands.add(command);
      if (session !== state.session) continue;
      // Its record was deleted: the room is as before it.
      if (played.length === 0) {
        state = evolveRoom(state, { type: 'cleared' });
        continue;
      }
      game = await Game.resume(played, {
        clock,
        keep: limits.tailEvents,
        speed: state.speed,
        red: state.class !== null || state.red !== null,
      });
    }
    const past: RoomPast = { state, length, commands, names: await store.names(roomStream(code)), game };
    const room = this.#admit(new Room(code, this.#house, past));
    if (state.class !== null) this.#house.classRoom(room);
    return room;
  }

  #admit(room: Room): Room {
    this.#loaded.add(room);
    this.#house.metrics.rooms.set(this.#loaded.size);
    return room;
  }

  #drop(room: Room): void {
    this.#rooms.delete(room.code);
    this.#loaded.delete(room);
    this.#house.metrics.rooms.set(this.#loaded.size);
    room.leave();
    room.presence.moved();
  }
}
