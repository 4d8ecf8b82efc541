/** Load on one server: many boards at once, as fast as they go or at a given rate. */
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { ARMIES, type Contender } from './room-letters.ts';
import type { RunningServer } from './room-server.ts';
import { Table, type Sum } from './room-table.ts';

export interface Measured {
  readonly boards: number;
  /** Acknowledged letters a second. */
  readonly perSecond: number;
  /** From sending a letter to its addressee's having it, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Of the server, microseconds of processor time. */
  readonly cpuPerLetter: number;
  /** Parts of the time in which they had a processor. */
  readonly serverBusy: number;
  readonly loadBusy: number;
}

/** Boards are set up a few at a time. */
const AT_ONCE = 20;
/** When nothing has arrived for so long, nothing will. */
const STUCK_MS = 10_000;

export class Load {
  readonly #server: RunningServer;
  readonly #tables: readonly Table[];
  readonly #sum: Sum;

  private constructor(server: RunningServer, tables: readonly Table[], sum: Sum) {
    this.#server = server;
    this.#tables = tables;
    this.#sum = sum;
  }

  /** `first` tells these boards from others on the same server. */
  static async set(contender: Contender, server: RunningServer, boards: number, first = 0): Promise<Load> {
    const sum: Sum = { sent: 0, acknowledged: 0, arrived: 0, watched: 0, delays: null };
    const tables: Table[] = [];
    while (tables.length < boards) {
      const some = Math.min(AT_ONCE, boards - tables.length);
      const next = Array.from({ length: some }, (_, i) => first + tables.length + i);
      tables.push(...(await Promise.all(next.map((i) => Table.set(contender, server.port, i, sum)))));
    }
    return new Load(server, tables, sum);
  }

  /** Each officer has so many questions on their way, and sends the next one upon each answer. */
  async asFastAsItGoes(inFlight: number, warmUp: number, seconds: number): Promise<Measured> {
    for (const table of this.#tables) table.followUps = Infinity;
    this.#askAll(inFlight);
    await wait(warmUp * 1000);
    const measured = await this.#measure(async () => wait(seconds * 1000));
    for (const table of this.#tables) table.followUps = 0;
    await this.#drain();
    return measured;
  }

  /** Questions at an even pace, whether or not they are answered; half of the letters are answers. */
  async atRate(letters: number, warmUp: number, seconds: number): Promise<Measured> {
    let asked = 0;
    const start = performance.now();
    const askUntil = async (end: number): Promise<void> => {
      for (let now = start; now < end; now = performance.now()) {
        for (const due = ((now - start) / 1000) * (letters / 2); asked < due; asked += 1) {
          const round = Math.floor(asked / this.#tables.length);
          this.#tables[asked % this.#tables.length]?.ask(round % ARMIES);
        }
        await nextTurn();
      }
    };
    await askUntil(start + warmUp * 1000);
    const measured = await this.#measure(async () => askUntil(start + (warmUp + seconds) * 1000));
    await this.#drain();
    return measured;
  }

  /** So many letters on each board, a multiple of `2 * inFlight * ARMIES`; the server's microseconds for each letter. */
  async thisMany(letters: number, inFlight: number): Promise<number> {
    const before = this.#server.cpu();
    for (const table of this.#tables) table.followUps = letters / 2 - inFlight * ARMIES;
    this.#askAll(inFlight);
    await this.#drain();
    return ((this.#server.cpu() - before) * 1000) / (letters * this.#tables.length);
  }

  close(): void {
    for (const table of this.#tables) table.close();
  }

  #askAll(inFlight: number): void {
    for (const table of this.#tables) {
      for (let i = 0; i < inFlight; i += 1) for (let officer = 0; officer < ARMIES; officer += 1) table.ask(officer);
    }
  }

  async #measure(during: () => Promise<void>): Promise<Measured> {
    const sum = this.#sum;
    const delays: number[] = (sum.delays = []);
    const before = { at: performance.now(), cpu: this.#server.cpu(), own: process.cpuUsage(), ...sum };
    await during();
    const milliseconds = performance.now() - before.at;
    const cpu = this.#server.cpu() - before.cpu;
    const own = process.cpuUsage(before.own);
    const letters = sum.acknowledged - before.acknowledged;
    sum.delays = null;
    delays.sort((a, b) => a - b);
    return {
      boards: this.#tables.length,
      perSecond: (letters / milliseconds) * 1000,
      p50: delays[Math.floor(delays.length * 0.5)] ?? NaN,
      p99: delays[Math.floor(delays.length * 0.99)] ?? NaN,
      cpuPerLetter: (cpu * 1000) / letters,
      serverBusy: cpu / milliseconds,
      loadBusy: (own.user + own.system) / 1000 / milliseconds,
    };
  }

  /** Until nothing is on its way any more; then every letter has been acknowledged, delivered and seen. */
  async #drain(): Promise<void> {
    let last = 0;
    let moved = performance.now();
    for (;;) {
      // Whatever an arrival brings about has been sent by the time that it is counted.
      const { sent, acknowledged, arrived, watched } = this.#sum;
      if (sent === acknowledged && sent === arrived && sent === watched) return;
      if (acknowledged + arrived + watched > last) {
        last = acknowledged + arrived + watched;
        moved = performance.now();
      }
      if (performance.now() > moved + STUCK_MS) throw new Error(`Letters went missing: ${JSON.stringify(this.#sum)}`);
      await wait(1);
    }
  }
}
