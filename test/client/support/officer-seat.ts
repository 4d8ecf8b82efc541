/** An officer at its table in a game without a server: every act goes through the one door, and others act by request. */
import { LivePlay, type Act } from '../../../client/play/play.svelte.ts';
import type { Actor, Command, PlayerCommand } from '../../../shared/game/commands.ts';
import { adviceOn } from '../../../shared/game/help.ts';
import { playerHeader, type GameHeader } from '../../../shared/game/header.ts';
import type { Acceptor, Proposer, Seat } from '../../../shared/paxos/seats.ts';
import { refused, type Refused } from '../../../shared/wire/refusal.ts';
import { act, headerFor, newPlay, viewOf, type Play as Game } from '../../support/play.ts';

let games = 0;

export class OfficerSeat {
  readonly game: Game;
  readonly play: LivePlay;
  readonly commands: PlayerCommand[] = [];
  /** What the server says instead of carrying an act out. */
  refusal: Refused | null = null;
  #taken = 0;
  /** While the line is down, acts wait. */
  #held: (() => void)[] | null = null;

  constructor(further: Partial<GameHeader> = {}, seat: Proposer = 'P1') {
    games += 1;
    this.game = newPlay(headerFor(`officer ${games}`, {}, { level: 'exam', ...further }));
    this.play = new LivePlay(playerHeader(this.game.header, seat), seat);
  }

  readonly now = (): number => this.game.state.at;

  readonly act: Act = async (command) => {
    this.commands.push(command);
    if (this.#held !== null) await new Promise<void>((resolve) => this.#held?.push(resolve));
    if (this.refusal !== null) return this.refusal;
    const code = this.#do(command, { role: 'player', seat: this.play.seat });
    return code === null ? null : refused('blocked', { rule: code });
  };

  by(seat: Seat, command: PlayerCommand): void {
    this.#must(command, { role: 'player', seat });
  }

  host(command: Command): void {
    this.#must(command, { role: 'host' });
  }

  /** Time goes on, and whoever is due arrives. */
  wait(ms = 60_000): void {
    this.#do({ type: 'arrive' }, { role: 'clock' }, this.game.state.at + ms);
  }

  /** Each of these generals answers all that lies before it, as its duty asks; then the answers arrive. */
  answer(...generals: readonly Acceptor[]): void {
    this.wait();
    for (const general of generals) {
      const view = viewOf(this.game, general);
      for (const [re, { answered }] of view.received) {
        if (!answered) this.by(general, { type: 'answer', re, ...adviceOn(view, re) });
      }
    }
    this.wait();
  }

  hold(): void {
    this.#held = [];
  }

  letGo(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const go of held) go();
  }

  #must(command: Command, actor: Actor): void {
    const code = this.#do(command, actor);
    if (code !== null) throw new Error(`${JSON.stringify(command)} was refused: ${code}`);
  }

  #do(command: Command, actor: Actor, at = this.game.state.at): string | null {
    const code = act(this.game, command, actor, at);
    const log = this.game.logs.get(this.play.seat) ?? [];
    this.play.take(log.slice(this.#taken));
    this.#taken = log.length;
    return code;
  }
}

/**
 * The story's crossing scene up to the second try of officer 1: it holds promises for 4 that report 1, 06:00 and
 * 2, 07:00, and general 3 has never answered it.
 */
export function crossing(further: Partial<GameHeader> = {}): OfficerSeat {
  const seat = new OfficerSeat(further);
  seat.by('P1', { type: 'prepare', to: ['A1', 'A2', 'A3'], n: 1 });
  seat.answer('A1', 'A2');
  seat.by('P2', { type: 'prepare', to: ['A2', 'A3'], n: 2 });
  seat.answer('A2');
  seat.by('P1', { type: 'accept', to: ['A1', 'A2'], n: 1, value: '06:00' });
  seat.answer('A1', 'A2', 'A3');
  seat.by('P2', { type: 'accept', to: ['A2'], n: 2, value: '07:00' });
  seat.answer('A2');
  seat.by('P1', { type: 'prepare', to: ['A1', 'A2', 'A3'], n: 4 });
  seat.answer('A1', 'A2');
  return seat;
}
