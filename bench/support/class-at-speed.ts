/** A class whose rooms are all bots at speed, over the wire alone, and what one instructor who watches them is sent. */
import { randomBytes } from 'node:crypto';
import { get } from 'node:http';
import type { RoomCommand } from '../../shared/room/commands.ts';
import { CLASS_DEFAULTS } from '../../shared/class/state.ts';
import { seatsOf } from '../../shared/paxos/seats.ts';
import type { ClassView } from '../../shared/wire/class-view.ts';
import { talkTo } from './room-ours.ts';
import type { RunningServer } from './room-server.ts';
import type { Talk } from './room-talk.ts';

export interface Watched {
  /** Acts of the bots: letters to several generals are one. */
  readonly acts: number;
  /** Of the server, in milliseconds. */
  readonly cpu: number;
  /** Letters that set out, as far as somebody watched. */
  readonly letters: number;
  /** Sent to the dashboard. */
  readonly bytes: number;
  readonly packets: number;
}

const SEATS = seatsOf(3);
/** Most messengers are caught: the bots never agree, and go on asking. */
const SETTINGS = {
  ...CLASS_DEFAULTS,
  room: { ...CLASS_DEFAULTS.room, valley: { ...CLASS_DEFAULTS.room.valley, capture: 0.8 } },
};
const SPEED = 8;

const newToken = (): string => randomBytes(24).toString('base64url');
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export class ClassAtSpeed {
  readonly #server: RunningServer;
  #desk: Talk | null = null;
  #class: ClassView | null = null;
  #letters = 0;
  #bytes = 0;
  #packets = 0;
  #ids = 0;
  /** Of the dashboard, with the instructor's token, which stays in the browser. */
  path = '';

  constructor(server: RunningServer) {
    this.#server = server;
  }

  /** Students come in to fill the rooms; then bots act for all of them, and nobody stays. */
  async open(rooms: number): Promise<void> {
    const desk = await talkTo(this.#server.port, (packet) => {
      this.#take(packet);
    });
    this.#desk = desk;
    const token = newToken();
    const code = text(await this.#ask('openClass', { token, settings: SETTINGS }), 'code');
    await this.#ask('enterClass', { code, token });
    this.path = `/desk/${code}#${token}`;
    for (let i = 0; i < rooms * SEATS.length; i += 1) {
      const student = await talkTo(this.#server.port, () => undefined);
      await student.ask('attend', { code, name: `Student ${i}`, token: newToken() });
      student.close();
    }
    await this.#ask('teach', { id: this.#id(), command: { type: 'seat', all: true } });
    while ((this.#class?.role === 'instructor' ? this.#class.rooms.length : 0) < rooms) await sleep(50);
    const codes = this.#class?.role === 'instructor' ? this.#class.rooms : [];
    for (const room of codes) {
      await this.#ask('enter', { code: room, token, session: null, have: 0, beside: true });
      for (const seat of SEATS) await this.#arrange(room, { type: 'bot', seat, on: true });
      await this.#arrange(room, { type: 'speed', speed: SPEED });
      await this.#arrange(room, { type: 'start' });
      // It has another log now.
      await this.#ask('enter', { code: room, token, session: null, have: 0, beside: true });
    }
  }

  async measure(seconds: number): Promise<Watched> {
    const [acts, cpu] = [await this.#acts(), this.#server.cpu()];
    const [letters, bytes, packets] = [this.#letters, this.#bytes, this.#packets];
    await sleep(seconds * 1000);
    return {
      acts: (await this.#acts()) - acts,
      cpu: this.#server.cpu() - cpu,
      letters: this.#letters - letters,
      bytes: this.#bytes - bytes,
      packets: this.#packets - packets,
    };
  }

  /** Nobody watches any more. */
  leave(): void {
    this.#desk?.close();
  }

  #take(packet: string): void {
    this.#bytes += packet.length;
    this.#packets += 1;
    this.#letters += packet.split('"type":"sent"').length - 1 + packet.split('"reply":{').length - 1;
    if (packet.startsWith('2["class"')) this.#class = (JSON.parse(packet.slice(1)) as [string, ClassView])[1];
  }

  #id(): string {
    this.#ids += 1;
    return `class-command-${this.#ids}`;
  }

  async #arrange(room: string, command: RoomCommand): Promise<void> {
    await this.#ask('arrange', { id: this.#id(), room, command });
  }

  async #ask(name: string, payload: object): Promise<string> {
    const answer = (await this.#desk?.ask(name, payload)) ?? '';
    if (!answer.includes('"ok":true')) throw new Error(`${name}: ${answer}`);
    return answer;
  }

  /** As the server counts them. */
  async #acts(): Promise<number> {
    const metrics = await new Promise<string>((resolve, reject) => {
      get(`http://127.0.0.1:${this.#server.port}/metrics`, (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (body += part));
        response.on('end', () => {
          resolve(body);
        });
      }).on('error', reject);
    });
    return [...metrics.matchAll(/^three_armies_commands_total\{.*\} (\d+)$/gm)].reduce(
      (sum, [, n]) => sum + Number(n),
      0,
    );
  }
}

function text(answer: string, key: string): string {
  return new RegExp(`"${key}":"([^"]+)"`).exec(answer)?.[1] ?? '';
}
