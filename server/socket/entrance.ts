/** The way in: a room is opened, looked at by its code, or joined. Whoever is in has a token, and enters with it. */
import type { Member } from '../../shared/room/events.ts';
import { sameName, tidyName } from '../../shared/room/names.ts';
import { refused, type Refused } from '../../shared/wire/refusal.ts';
import type { RequestName, Requests } from '../../shared/wire/schemas.ts';
import type { Answer } from '../../shared/wire/wire.ts';
import type { Room } from '../room/room.ts';
import { hashOf, newToken } from '../room/rooms.ts';
import type { Reception } from './reception.ts';
import type { Tries } from './tries.ts';

type Reply = (answer: Answer<RequestName>) => void;

export class Entrance {
  readonly #reception: Reception;
  readonly #tries: Tries;

  constructor(reception: Reception, tries: Tries) {
    this.#reception = reception;
    this.#tries = tries;
  }

  async open({ name, settings }: Requests['open'], reply: Reply): Promise<void> {
    const tidy = tidyName(name);
    if (tidy === null) {
      reply(refused('bad-name'));
      return;
    }
    const wait = await this.#reception.gate.openRoom(this.#tries.address);
    if (wait > 0) {
      reply(refused('too-many', { seconds: wait }));
      return;
    }
    await this.#comeIn(await this.#reception.rooms.open(settings), tidy, newToken(), reply);
  }

  async look({ code }: Requests['look'], reply: Reply): Promise<void> {
    const classroom = (await this.#tries.blocked()) === null ? await this.#reception.classes.find(code) : null;
    if (classroom !== null) {
      reply({ ok: true, class: { code, locked: classroom.state.locked } });
      return;
    }
    const room = await this.#find(code, reply);
    if (room === null) return;
    const { phase, settings, chairs } = room.state;
    const free = [...chairs.values()].filter(({ member }) => member === null).length;
    reply({ ok: true, room: { code, phase, armies: settings.armies, free } });
  }

  async join({ code, name, token }: Requests['join'], reply: Reply): Promise<void> {
    const room = await this.#find(code, reply);
    if (room === null) return;
    if (room.state.class !== null) {
      reply(refused('class-seats'));
      return;
    }
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
    if (room.memberToBe(hash) === null && room.namesHere.some((other) => sameName(other, name))) {
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
    const blocked = await this.#tries.blocked();
    if (blocked !== null) {
      reply(blocked);
      return null;
    }
    const room = await this.#reception.rooms.find(code);
    if (room !== null && room.state.host !== null) return room;
    await this.#tries.miss();
    reply(refused('unknown-room', { code }));
    return null;
  }
}
