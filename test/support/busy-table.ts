/** A table at which everybody acts all the time, whatever becomes of the server. */
import { generalBot } from '../../shared/game/bots/general-bot.ts';
import { acceptorsOf, armyOf, isAcceptor, seatsOf, type Seat } from '../../shared/paxos/seats.ts';
import { eventually } from './eventually.ts';
import { wholeLog } from './live-return.ts';
import { seatTable, settingsWith } from './live-table.ts';
import { startProcess, type ServerProcess } from './server-process.ts';
import { StubbornPlayer } from './stubborn-player.ts';

const ARMIES = 3;
/** Milliseconds that a messenger walks: long enough to be under way when something happens. */
const WALK = 300;
/** Prepares of each officer, to all generals. */
const PREPARES = 25;

export class BusyTable {
  readonly #data: string;
  server: ServerProcess;
  readonly host: StubbornPlayer;
  readonly players: ReadonlyMap<Seat, StubbornPlayer>;

  private constructor(data: string, server: ServerProcess, host: StubbornPlayer, players: Map<Seat, StubbornPlayer>) {
    this.#data = data;
    this.server = server;
    this.host = host;
    this.players = players;
  }

  static async open(data: string): Promise<BusyTable> {
    const server = await startProcess(data);
    const table = await seatTable(server, settingsWith({ walk: [WALK, WALK] }));
    const never = new Promise<string>(() => undefined);
    const host = new StubbornPlayer('host', table.host, never);
    const players = new Map([...table.players].map(([seat, line]) => [seat, new StubbornPlayer(seat, line, never)]));
    return new BusyTable(data, server, host, players);
  }

  get all(): readonly StubbornPlayer[] {
    return [this.host, ...this.players.values()];
  }

  /** How many acts were acknowledged. */
  get acknowledged(): number {
    return this.all.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
  }

  /** Messengers that have set out and are not there yet, as far as the host was told. */
  get underWay(): number {
    const log = wholeLog(this.host.line);
    const gone = log.filter(({ type }) => type === 'departed').length;
    return gone - log.filter((event) => event.type === 'delivered' && event.copy > 0).length;
  }

  /** Everybody plays until nothing is left to do; then the host ends the game. */
  async playAll(): Promise<void> {
    const generals = acceptorsOf(ARMIES).map((seat) => this.#answerAll(seat));
    await Promise.all(seatsOf(ARMIES).map((seat) => this.#prepareAll(seat)));
    const letters = ARMIES * ARMIES * PREPARES;
    const answers = () => wholeLog(this.host.line).filter(({ type }) => type === 'answered').length;
    while (answers() < letters || this.underWay > 0) await this.host.news(this.host.log.length);
    await this.host.do({ type: 'end' });
    await Promise.all(generals);
  }

  /** Ends the server as soon as this many acts were acknowledged, starts it again, and has everybody come back. */
  async interrupt(signal: 'SIGKILL' | 'SIGTERM', after: number): Promise<{ code: number | null; ms: number }> {
    let comeBack: (origin: string) => void = () => undefined;
    const back = new Promise<string>((resolve) => {
      comeBack = resolve;
    });
    await eventually(() => this.acknowledged >= after, `${after} acts to be acknowledged`);
    for (const player of this.all) player.expect(back);
    const { code } = await this.server.end(signal);
    const start = performance.now();
    this.server = await startProcess(this.#data);
    comeBack(this.server.origin);
    await Promise.all(this.all.map((player) => player.return()));
    return { code, ms: Math.round(performance.now() - start) };
  }

  async #prepareAll(seat: Seat): Promise<void> {
    const player = this.players.get(seat);
    if (player === undefined || isAcceptor(seat)) return;
    for (let k = 0; k < PREPARES; k += 1) {
      await player.do({ type: 'prepare', to: acceptorsOf(ARMIES), n: k * ARMIES + armyOf(seat) });
    }
  }

  async #answerAll(seat: Seat): Promise<void> {
    const player = this.players.get(seat);
    if (player === undefined) return;
    for (;;) {
      const { view, log } = player.line;
      if (view.ended) return;
      const command = generalBot(view);
      if (command === null) await player.news(log.length);
      else await player.do(command);
    }
  }
}
