/** One socket: what it may ask, and the place in a room that it has once it has entered one. */
import * as v from 'valibot';
import type { Socket as BareSocket } from 'socket.io';
import type { Member } from '../../shared/room/events.ts';
import { refused, type Refused } from '../../shared/wire/refusal.ts';
import { REQUESTS, type RequestName, type Requests } from '../../shared/wire/schemas.ts';
import type { Answer, ClientToServer, LogFrame, ServerToClient } from '../../shared/wire/wire.ts';
import { Json, jsonObject } from '../json.ts';
import type { Connection } from '../room/presence.ts';
import type { Room } from '../room/room.ts';
import { hashOf, newToken } from '../room/rooms.ts';
import { takeTokens, type Bucket } from './bucket.ts';
import { sameName, tidyName } from './names.ts';
import type { Reception } from './reception.ts';
import { reads } from './waiting.ts';

export type Socket = BareSocket<ClientToServer, ServerToClient>;

/** Takes every answer, whatever was asked; one that is JSON already is not a refusal. */
type Reply = (answer: Answer<RequestName> | Json) => void;

/** Requests for which a whole game may have to be read weigh more than others. */
const COSTS: Readonly<Record<string, number>> = { enter: 4, record: 10 };

interface Place {
  readonly room: Room;
  readonly connection: Connection;
}

export class Visitor {
  readonly #socket: Socket;
  readonly #reception: Reception;
  readonly #bucket: Bucket;
  #place: Place | null = null;
  #misses = 0;

  constructor(socket: Socket, reception: Reception) {
    this.#socket = socket;
    this.#reception = reception;
    this.#bucket = { tokens: reception.limits.requestsAtOnce, at: reception.clock.now(), hasty: 0 };
    // One listener for everything: what nobody has thought of is refused as well, and nothing reaches code unchecked.
    socket.onAny((name: unknown, ...rest: unknown[]) => {
      this.#receive(name, rest);
    });
    socket.on('disconnect', () => {
      this.#leave();
    });
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
    if (!takeTokens(this.#bucket, cost, clock.now(), limits.requestsPerSecond, limits.requestsAtOnce)) {
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
    const parsed = v.safeParse(REQUESTS[name], rest[0]);
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
        return this.#open(payload as Requests['open'], reply);
      case 'look':
        return this.#look(payload as Requests['look'], reply);
      case 'join':
        return this.#join(payload as Requests['join'], reply);
      case 'enter':
        return this.#enter(payload as Requests['enter'], reply);
      case 'record':
        return this.#record(reply);
    }
  }

  #act({ id, command }: Requests['act'], reply: Reply): void {
    const place = this.#place;
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

  #arrange({ id, command }: Requests['arrange'], reply: Reply): void {
    const place = this.#place;
    if (place === null) {
      reply(refused('not-entered'));
      return;
    }
    place.room.arrange(place.connection.member, id, command, (refusal) => {
      reply(refusal ?? { ok: true });
    });
  }

  async #open({ name, settings }: Requests['open'], reply: Reply): Promise<void> {
    const tidy = tidyName(name);
    if (tidy === null) {
      reply(refused('bad-name'));
      return;
    }
    const wait = await this.#reception.gate.openRoom(this.#address);
    if (wait > 0) {
      reply(refused('too-many', { seconds: wait }));
      return;
    }
    await this.#comeIn(await this.#reception.rooms.open(settings), tidy, newToken(), reply);
  }

  async #look({ code }: Requests['look'], reply: Reply): Promise<void> {
    const room = await this.#find(code, reply);
    if (room === null) return;
    const { phase, settings, chairs } = room.state;
    const free = [...chairs.values()].filter(({ member }) => member === null).length;
    reply({ ok: true, room: { code, phase, armies: settings.armies, free } });
  }

  async #join({ code, name, token }: Requests['join'], reply: Reply): Promise<void> {
    const room = await this.#find(code, reply);
    if (room === null) return;
    const tidy = tidyName(name);
    if (tidy === null) {
      reply(refused('bad-name'));
      return;
    }
    const wait = await this.#reception.gate.joinRoom(code);
    if (wait > 0) reply(refused('too-many', { seconds: wait }));
    else await this.#comeIn(room, tidy, token ?? newToken(), reply);
  }

  async #comeIn(room: Room, name: string, token: string, reply: Reply): Promise<void> {
    const hash = hashOf(token);
    if (!room.expects(hash) && room.namesHere.some((other) => sameName(other, name))) {
      reply(refused('name-taken', { name }));
      return;
    }
    const member = await new Promise<Member | Refused>((resolve) => {
      room.join(name, hash, resolve);
    });
    if (typeof member !== 'string') {
      reply(member);
      return;
    }
    await this.#reception.keepName(room.code, member, room.names.get(member) ?? name);
    reply({ ok: true, code: room.code, token });
  }

  /** Looks a code up, and counts it where there is no such room. */
  async #find(code: string, reply: Reply): Promise<Room | null> {
    const { gate, rooms } = this.#reception;
    const wait = await gate.blockedFor(this.#address);
    if (wait > 0 || this.#misses >= this.#reception.limits.missesPerSocket) {
      reply(refused('too-many', { seconds: Math.max(wait, 60) }));
      return null;
    }
    const room = await rooms.find(code);
    if (room !== null && room.state.host !== null) return room;
    await this.#miss();
    reply(refused('unknown-room', { code }));
    return null;
  }

  async #miss(): Promise<void> {
    this.#misses += 1;
    await this.#reception.gate.miss(this.#address);
  }

  async #enter({ code, token, session, have }: Requests['enter'], reply: Reply): Promise<void> {
    const { rooms, gate, limits } = this.#reception;
    if (this.#misses >= limits.missesPerSocket) {
      reply(refused('too-many', { seconds: 60 }));
      return;
    }
    const room = await rooms.find(code);
    const member = room?.memberWith(hashOf(token)) ?? null;
    if (room === null || member === null) {
      // A token that is right always opens, however many others were wrong; what is counted is the wrong ones.
      const wait = await gate.blockedFor(this.#address);
      // An address that is blocked already must not use up the tries that all have together.
      if (wait > 0) this.#misses += 1;
      else await this.#miss();
      reply(wait > 0 ? refused('too-many', { seconds: wait }) : refused('bad-token'));
      return;
    }
    const verdict = room.game === null ? null : await this.#reception.verdicts.of(room.game);
    // Whoever has left meanwhile must not be counted as here for good.
    if (!this.#socket.connected) return;
    if (room.gone) {
      reply(refused('moved'));
      return;
    }
    const connection = this.#takePlace(room, member);
    room.presence.follow(connection, session, have, (log) => {
      reply(jsonObject({ ok: true, room: room.viewFor(member), log, verdict }));
    });
  }

  #takePlace(room: Room, member: Member): Connection {
    const place = this.#place;
    if (place?.room === room && place.connection.member === member && !room.gone) return place.connection;
    this.#leave();
    const connection = connectionOf(this.#socket, member, this.#reception.limits.waitingBytes, () => {
      this.#place = null;
    });
    this.#place = { room, connection };
    room.presence.enter(connection);
    return connection;
  }

  async #record(reply: Reply): Promise<void> {
    const place = this.#place;
    if (place === null) {
      reply(refused('not-entered'));
      return;
    }
    const { room, connection } = place;
    if (!room.viewFor(connection.member).record || room.game === null) {
      reply(refused('record-closed'));
      return;
    }
    const { session } = room.game;
    reply({ ok: true, name: `${room.code}-${session}.jsonl`, text: await this.#reception.verdicts.record(session) });
  }

  #leave(): void {
    this.#place?.room.presence.leave(this.#place.connection);
    this.#place = null;
  }

  get #address(): string {
    return this.#socket.handshake.address;
  }
}

function isRequest(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(REQUESTS, name);
}

/** How a place in the room speaks to its socket. */
function connectionOf(socket: Socket, member: Member, mostWaiting: number, onOut: () => void): Connection {
  const reading = (): boolean => reads(socket, mostWaiting);
  return {
    member,
    room: (view) => {
      if (reading()) socket.emit('room', view);
    },
    log: (frame) => {
      // The frame's type is that of what it says; it is on its way as text.
      if (reading()) socket.emit('log', frame as unknown as LogFrame);
    },
    verdict: (frame) => {
      if (reading()) socket.emit('verdict', frame);
    },
    out: (reason) => {
      onOut();
      socket.emit('out', reason);
    },
  };
}
