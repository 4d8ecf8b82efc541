/**
 * A class as this browser holds it: what the server shows of it, and those of its rooms that are this place's, all on
 * one connection. Like a room it is entered again whenever the connection comes back.
 */
import type { ClassCommand, StudentCommand } from '../../shared/class/commands.ts';
import type { ClassView } from '../../shared/wire/class-view.ts';
import type { Refused } from '../../shared/wire/refusal.ts';
import type { Connection, Status } from '../net/connection.svelte.ts';
import { Entrance } from '../net/entrance.ts';
import { Outbox } from '../net/outbox.svelte.ts';
import type { Wrapping } from '../net/parcel.ts';
import type { Place } from '../net/places.ts';
import type { Reply } from '../net/reply.ts';
import { shelfOf } from '../net/shelf.ts';
import { LedLine } from '../net/led-line.svelte.ts';
import { RoomModel, type Trouble } from '../room/room-model.svelte.ts';
import { isSameRooms, NO_ROOMS, roomsOf, type Rooms } from './rooms-of.ts';

type ClassOrder =
  | { readonly kind: 'teach'; readonly command: ClassCommand }
  | { readonly kind: 'study'; readonly command: StudentCommand };

export class ClassModel {
  view = $state.raw<ClassView | null>(null);
  trouble = $state.raw<Trouble | null>(null);
  /** Why what was last asked of the class was not done. */
  refusal = $state.raw<Refused | null>(null);
  /** By code: every room of the class for its instructor, its own one for a student. */
  rooms = $state.raw<Rooms>(NO_ROOMS);
  /** How often the instructor has asked this student to go on. */
  nudges = $state(0);
  /** The debrief of the whole class. */
  readonly led: LedLine;
  readonly #connection: Connection;
  readonly #place: Place;
  readonly #outbox: Outbox<ClassOrder>;
  readonly #entrance: Entrance<'enterClass'>;

  /** The connection is the class's from here on. */
  constructor(connection: Connection, place: Place) {
    this.#connection = connection;
    this.#place = place;
    this.led = new LedLine(this.request);
    this.#entrance = new Entrance(connection, {
      ask: () => connection.request('enterClass', place),
      entered: (answer) => {
        this.#show(answer.class);
        this.#outbox.open(questionIn(answer.class));
        this.led.entered(answer.led);
      },
      refused: (refusal) => this.#end(refusal),
    });
    this.#outbox = new Outbox<ClassOrder>(shelfOf(place), {
      send: (parcel) => this.#send(parcel),
      enterAgain: () => this.#enterAgain(),
      late: 'not-frozen',
    });
    connection.listen({
      class: (view) => this.#show(view),
      outOfClass: (reason) => {
        if (reason === 'moved') this.#enterAgain();
        else this.#end('removed');
      },
      nudged: () => {
        this.nudges += 1;
      },
      led: (frame) => this.led.take(frame),
      followers: (frame) => this.led.count(frame),
      online: () => this.#enterAgain(),
      offline: () => this.#outbox.close(),
    });
    if (connection.status.state === 'online') this.#enterAgain();
  }

  get status(): Status {
    return this.#connection.status;
  }

  /** Commands that wait to be acknowledged. */
  get pending(): readonly (ClassOrder & Wrapping)[] {
    return this.#outbox.waiting;
  }

  readonly teach = (command: ClassCommand): Promise<Refused | null> =>
    this.#noting(this.#outbox.add({ kind: 'teach', command }, null));

  readonly study = (command: StudentCommand): Promise<Refused | null> =>
    this.#noting(this.#outbox.add({ kind: 'study', command }, command.type === 'guess' ? questionIn(this.view) : null));

  readonly request: Connection['request'] = (name, request) => this.#connection.request(name, request);

  /** Asks the class anew, and with it a room that had no place. */
  again(): void {
    this.#enterAgain();
  }

  close(): void {
    this.#entrance.close();
    this.#outbox.close();
    this.#keep(NO_ROOMS);
    this.#connection.close();
  }

  async #noting(asked: Promise<Refused | null>): Promise<Refused | null> {
    this.refusal = null;
    const refusal = await asked;
    this.refusal = refusal;
    return refusal;
  }

  #send(parcel: ClassOrder & Wrapping): Promise<Reply<'teach' | 'study'>> {
    const { id } = parcel;
    return parcel.kind === 'teach'
      ? this.#connection.request('teach', { id, command: parcel.command })
      : this.#connection.request('study', { id, command: parcel.command });
  }

  #enterAgain(): void {
    this.#outbox.close();
    this.#entrance.again();
  }

  #end(trouble: Trouble): void {
    this.trouble = trouble;
    this.close();
  }

  #show(view: ClassView): void {
    this.view = view;
    this.#keep(roomsOf(view, this.rooms, (code) => this.#enterRoom(code)));
  }

  #enterRoom(code: string): RoomModel {
    return new RoomModel(this.#connection, { code, token: this.#place.token }, true);
  }

  /** Those that are not kept are closed. */
  #keep(rooms: Rooms): void {
    const before = this.rooms;
    if (isSameRooms(before, rooms)) return;
    this.rooms = rooms;
    for (const [code, room] of before) if (rooms.get(code) !== room) room.close();
  }
}

/** The question that this student can answer: an answer to it must not pass for one to the next. */
function questionIn(view: ClassView | null): string | null {
  return view?.role === 'student' && view.ask?.on ? String(view.ask.ask) : null;
}
