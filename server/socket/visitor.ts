/** One socket: what it may ask, and the places in rooms that it has once it has entered them. */
import * as v from 'valibot';
import type { Member } from '../../shared/room/events.ts';
import { refused, type Refused } from '../../shared/wire/refusal.ts';
import { FIRST_FAULT, REQUESTS, type RequestName, type Requests } from '../../shared/wire/schemas.ts';
import type { Answer } from '../../shared/wire/wire.ts';
import { Json, jsonObject } from '../json.ts';
import { serveDebrief, type DebriefRequest } from '../lead/debrief.ts';
import type { Connection } from '../room/presence.ts';
import type { Room } from '../room/room.ts';
import { hashOf } from '../room/rooms.ts';
import { audienceInRoom } from './audiences.ts';
import { takeTokens, type Bucket } from './bucket.ts';
import { ClassVisit, type ClassRequest } from './class-visit.ts';
import { Entrance } from './entrance.ts';
import type { Reception } from './reception.ts';
import { Tries } from './tries.ts';
import { RoomVoice, voiceOf, type Socket } from './voices.ts';
import { reads } from './waiting.ts';

/** Takes every answer, whatever was asked; one that is JSON already is not a refusal. */
type Reply = (answer: Answer<RequestName> | Json) => void;

/** Requests for which a whole game may have to be read weigh more than others. */
const COSTS: Readonly<Record<string, number>> = {
  enter: 4,
  record: 10,
  debrief: 10,
  session: 10,
  deleteSession: 10,
};

/** Whoever teaches a class enters all of its rooms at once, and acts in all of them: so much more may they ask. */
const TEACHING = 10;

interface Place {
  readonly room: Room;
  readonly connection: Connection;
}

export class Visitor {
  readonly #socket: Socket;
  readonly #reception: Reception;
  readonly #bucket: Bucket;
  readonly #tries: Tries;
  /** Null for the many who ask nothing of a class. */
  #class: ClassVisit | null = null;
  /** It has entered a class as its instructor. */
  #taught = false;
  /** The one entered last at the end. A list of its own length: nearly everyone has one place. */
  #places: readonly Place[] = [];

  constructor(socket: Socket, reception: Reception) {
    this.#socket = socket;
    this.#reception = reception;
    this.#tries = new Tries(socket.handshake.address, reception);
    this.#bucket = { tokens: reception.limits.requestsAtOnce, at: reception.clock.now(), hasty: 0 };
    // One listener for everything: what nobody has thought of is refused as well, and nothing reaches code unchecked.
    socket.onAny((name: unknown, ...rest: unknown[]) => {
      this.#receive(name, rest);
    });
    socket.on('disconnect', () => {
      this.#leaveAll();
      this.#class?.leave();
    });
  }

  get #entrance(): Entrance {
    return new Entrance(this.#reception, this.#tries);
  }

  #receive(name: unknown, rest: readonly unknown[]): void {
    const last = rest.at(-1);
    const request = String(name).slice(0, 40);
    const { limits, clock } = this.#reception;
    const reading = (): boolean => reads(this.#socket, limits.waitingBytes);
    const reply: Reply | null =
      typeof last === 'function'
        ? (answer) => {
            if (reading()) (last as Reply)(answer);
          }
        : null;
    const refuse = (refusal: Refused): void => {
      this.#reception.metrics.refusals.add(refusal.code);
      if (reply !== null) reply(refusal);
      else if (reading()) this.#socket.emit('refused', { request, code: refusal.code, params: refusal.params });
    };
    const cost = COSTS[request] ?? 1;
    const more = this.#class?.teaches === true ? TEACHING : 1;
    const { requestsPerSecond, requestsAtOnce } = limits;
    if (!takeTokens(this.#bucket, cost, clock.now(), requestsPerSecond * more, requestsAtOnce * more)) {
      if (this.#bucket.hasty > limits.hastyRequests) this.#socket.disconnect(true);
      else refuse(refused('too-fast', { seconds: 1 }));
      return;
    }
    if (!isRequest(name)) {
      refuse(refused('unknown-request', { request }));
      return;
    }
    if (reply === null) {
      refuse(refused('no-answer', { request }));
      return;
    }
    const parsed = v.safeParse(REQUESTS[name], rest[0], FIRST_FAULT);
    if (!parsed.success || rest.length !== 2) {
      const at = parsed.issues ? (v.getDotPath(parsed.issues[0]) ?? '') : '';
      refuse(refused('bad-request', { request: name, at: at.slice(0, 60) }));
      return;
    }
    this.#serve(name, parsed.output, (answer) => {
      if (answer instanceof Json || answer.ok) reply(answer);
      else refuse(answer);
    });
  }

  #serve(name: RequestName, payload: Requests[RequestName], reply: Reply): void {
    const serving = this.#start(name, payload, reply);
    serving?.catch((error: unknown) => {
      this.#reception.log.error({ error, request: name }, 'a request could not be served');
      reply(refused('store-down'));
    });
  }

  #start(name: RequestName, payload: Requests[RequestName], reply: Reply): Promise<void> | undefined {
    switch (name) {
      case 'act':
        this.#act(payload as Requests['act'], reply);
        return undefined;
      case 'arrange':
        this.#arrange(payload as Requests['arrange'], reply);
        return undefined;
      case 'open':
        return this.#entrance.open(payload as Requests['open'], reply);
      case 'look':
        return this.#entrance.look(payload as Requests['look'], reply);
      case 'join':
        return this.#entrance.join(payload as Requests['join'], reply);
      case 'enter':
        return this.#enter(payload as Requests['enter'], reply);
      case 'record':
        return this.#record(payload as Requests['record'], reply);
      case 'lead':
      case 'follow':
      case 'debrief':
        return this.#debrief(name, payload as Requests[DebriefRequest], reply);
      default:
        return this.#attend(name, payload, reply);
    }
  }

  /** A class just entered by its instructor, for the first time on this socket, has many rooms to enter. */
  async #attend(name: ClassRequest, payload: Requests[ClassRequest], reply: Reply): Promise<void> {
    const { limits } = this.#reception;
    this.#class ??= new ClassVisit(this.#reception, this.#tries, voiceOf(this.#socket, limits.waitingBytes));
    await this.#class.serve(name, payload, reply);
    if (this.#taught || !this.#class.teaches) return;
    this.#taught = true;
    this.#bucket.tokens = limits.requestsAtOnce * TEACHING;
  }

  #act({ id, command, room: code }: Requests['act'], reply: Reply): void {
    const place = this.#placeIn(code);
    if (place === null) {
      reply(refused('not-entered'));
      return;
    }
    const { room, connection } = place;
    room.act(connection.member, id, command, (refusal) => {
      if (refusal !== null) reply(refusal);
      else reply(new Json(`{"ok":true,"log":${room.presence.frameFor(connection)?.text ?? 'null'}}`));
    });
  }

  #arrange({ id, command, room }: Requests['arrange'], reply: Reply): void {
    const place = this.#placeIn(room);
    if (place === null) {
      reply(refused('not-entered'));
      return;
    }
    place.room.arrange(place.connection.member, id, command, (refusal) => {
      reply(refusal ?? { ok: true });
    });
  }

  async #enter({ code, token, session, have, beside }: Requests['enter'], reply: Reply): Promise<void> {
    const { rooms, limits } = this.#reception;
    const another = this.#placeIn(code) === null && this.#places.length >= limits.roomsPerSocket;
    if (this.#tries.exhausted || another) {
      reply(refused('too-many', { seconds: 60 }));
      return;
    }
    const room = await rooms.find(code);
    const member = room?.memberWith(hashOf(token)) ?? null;
    if (room === null || member === null) {
      // Somebody may be on the way in: their class has shown them the place, and the room is about to have it.
      const coming = room !== null && room.memberToBe(hashOf(token)) !== null;
      reply(coming ? refused('moved') : await this.#tries.wrong(refused('bad-token')));
      return;
    }
    const verdict = room.game === null ? null : await this.#reception.verdicts.of(room.game);
    // Whoever has left meanwhile must not be counted as here for good.
    if (!this.#socket.connected) return;
    // Read anew: the secret may be another one by now.
    if (room.gone || room.memberWith(hashOf(token)) !== member) {
      reply(refused('moved'));
      return;
    }
    const connection = this.#takePlace(room, member, beside === true);
    room.presence.follow(connection, session, have, (log) => {
      const { cursor } = room.presence.lead;
      reply(
        jsonObject({ ok: true, room: room.viewFor(connection), log, verdict, ...(cursor !== null && { led: cursor }) }),
      );
    });
  }

  #takePlace(room: Room, member: Member, beside: boolean): Connection {
    const { code } = room;
    const place = this.#placeIn(code);
    if (!beside) for (const other of this.#places) if (other !== place) this.#leave(other.room.code);
    if (place?.room === room && place.connection.member === member && !room.gone) return place.connection;
    this.#leave(code);
    const connection = new RoomVoice(this.#socket, code, member, this.#reception.limits.waitingBytes, this);
    this.#places = [...this.#places, { room, connection }];
    room.presence.enter(connection);
    return connection;
  }

  lose(voice: RoomVoice): void {
    this.#places = this.#places.filter(({ connection }) => connection !== voice);
  }

  /** In this room, or in the one that was entered last. */
  #placeIn(code: string | undefined): Place | null {
    return (code === undefined ? this.#places.at(-1) : this.#places.find(({ room }) => room.code === code)) ?? null;
  }

  async #record({ room: code }: Requests['record'], reply: Reply): Promise<void> {
    const place = this.#placeIn(code);
    if (place === null) {
      reply(refused('not-entered'));
      return;
    }
    const { room, connection } = place;
    if (!room.viewFor(connection).record || room.game === null) {
      reply(refused('record-closed'));
      return;
    }
    const { session } = room.game;
    reply({ ok: true, name: `${room.code}-${session}.jsonl`, text: await this.#reception.verdicts.record(session) });
  }

  /** Of the class, unless a room is named, or this socket is in no class. */
  async #debrief(name: DebriefRequest, payload: Requests[DebriefRequest], reply: Reply): Promise<void> {
    const ofClass = payload.room === undefined ? (this.#class?.audience ?? null) : null;
    const place = ofClass === null ? this.#placeIn(payload.room) : null;
    const audience = ofClass ?? (place && audienceInRoom(place, this.#reception));
    if (audience === null) reply(refused('not-entered'));
    else await serveDebrief(name, payload, audience, reply);
  }

  #leave(code: string): void {
    const place = this.#placeIn(code);
    place?.room.presence.leave(place.connection);
    this.#places = this.#places.filter((other) => other !== place);
  }

  #leaveAll(): void {
    for (const { room } of this.#places) this.#leave(room.code);
  }
}

function isRequest(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(REQUESTS, name);
}
