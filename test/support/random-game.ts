/**
 * Whole games by chance, each given by its seed: every act is possible, most are right, and some are slips of every kind.
 * With `slips: 0` all play is right, in all the variety that the rules leave.
 */
import type { ProtocolEvent } from '../../shared/paxos/events.ts';
import type { Letter } from '../../shared/paxos/letters.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import { armiesOf, acceptorOf, proposerOf } from '../../shared/paxos/seats.ts';
import type { RuleSettings } from '../../shared/paxos/settings.ts';
import { GameTable } from './game-table.ts';
import type { Prng } from './prng.ts';
import { prngOf } from './prng.ts';
import { answerOne, isSpoilt, writeUnasked } from './random-general.ts';
import { claimProven, isTorn, mayPropose, officerActs } from './random-officer.ts';
import { randomTime } from './random-time.ts';

export interface RandomGameOptions {
  readonly armies?: 2 | 3 | 5 | 7;
  readonly acceptRule?: RuleSettings['acceptRule'];
  readonly tent?: RuleSettings['tent'];
  /** How likely each act is a slip. */
  readonly slips?: number;
  /** About how many steps are played before the orders. */
  readonly length?: number;
}

export interface RandomGame {
  readonly header: RuleSettings & { readonly id: string };
  readonly events: readonly ProtocolEvent[];
}

export function randomGame(seed: number, options: RandomGameOptions = {}): RandomGame {
  const chance = prngOf(seed);
  const settings: RuleSettings = {
    armies: options.armies ?? chance.pick([2, 3, 3, 3, 3, 5, 5, 7]),
    acceptRule: options.acceptRule ?? chance.pick(['textbook', 'textbook', 'seed']),
    tent: options.tent ?? chance.pick(['separate', 'separate', 'shared']),
  };
  const slips = options.slips ?? chance.pick([0.04, 0.12, 0.3]);
  const length = options.length ?? chance.between(25, 45) + settings.armies * 12;
  const table = new GameTable(settings, chance);
  const play = new Play(table, slips);
  for (let step = 0; step < length; step += 1) play.step();
  play.finish();
  return { header: { id: `random-${seed}`, ...settings }, events: table.events };
}

class Play {
  readonly #table: GameTable;
  readonly #chance: Prng;
  readonly #slips: number;
  /** How likely a messenger is caught. */
  readonly #loss: number;
  /** How many officers take part, from the first one on. */
  readonly #active: number;

  constructor(table: GameTable, slips: number) {
    this.#table = table;
    this.#chance = table.chance;
    this.#slips = slips;
    this.#loss = this.#chance.pick([0.03, 0.1, 0.3]);
    this.#active = Math.min(table.officers.length, this.#chance.pick([1, 2, 2, 3, 4]));
  }

  step(): void {
    const pending = this.#table.generals.reduce((sum, general) => sum + general.pending.length, 0);
    const roll = this.#chance.between(1, 100);
    // Officers that wrote on and on would outrun the messengers, and no round would ever be finished.
    if (this.#table.road.length + pending === 0 || roll <= 7) this.#officer();
    else if (roll <= 90) this.#letter(pending);
    else if (roll <= 92) this.#copy();
    else if (roll <= 94) this.#write();
    else if (roll <= 96) this.#claim();
    else if (roll <= 97) this.#announce();
    else if (roll <= 99) this.#general();
    else this.#order(this.#chance.between(1, this.#table.settings.armies));
  }

  /** The last letters, the orders, and mostly the end. */
  finish(): void {
    if (this.#chance.chance(0.6)) {
      for (let round = 0; round < this.#table.settings.armies; round += 1) {
        this.#announce();
        while (this.#table.road.some(({ kind }) => kind === 'announce')) this.#messenger();
      }
    }
    for (const army of armiesOf(this.#table.settings.armies)) {
      if (this.#chance.chance(0.7)) this.#order(army);
    }
    if (this.#chance.chance(0.8)) this.#table.end();
  }

  #slipsNow(): boolean {
    return this.#chance.chance(this.#slips);
  }

  #officer(): void {
    const active = this.#table.officers.slice(0, this.#active);
    // Who may propose mostly does, or officers would outbid each other for ever.
    const ready = active.filter((officer) => mayPropose(this.#table, officer));
    const officer = this.#chance.pickFrom(ready.length > 0 && this.#chance.chance(0.8) ? ready : active);
    if (officer === undefined) return;
    // Reports that differ are rare, and it is there that values go wrong.
    const tries = isTorn(this.#table, officer) ? 4 : 2;
    const slips = Array.from({ length: tries }, () => this.#slipsNow()).includes(true);
    officerActs(this.#table, officer, slips);
  }

  /** Either a letter arrives or one is answered, whichever there are more of. */
  #letter(pending: number): void {
    const waiting = this.#chance.between(1, this.#table.road.length + pending);
    if (waiting > pending) this.#messenger();
    else this.#general();
  }

  #messenger(): void {
    const letter = this.#chance.pickFrom(this.#table.road);
    if (letter === undefined) return;
    if (this.#chance.chance(this.#loss)) {
      this.#takeOff(letter);
      this.#table.capture(letter);
      return;
    }
    if (!this.#chance.chance(0.04)) this.#takeOff(letter);
    this.#table.deliver(letter);
  }

  #takeOff(letter: Letter): void {
    this.#table.road.splice(this.#table.road.indexOf(letter), 1);
  }

  #general(): void {
    const waiting = this.#table.generals.filter(({ pending }) => pending.length > 0);
    const general = this.#chance.pickFrom(
      waiting.length > 0 && !this.#chance.chance(0.05) ? waiting : this.#table.generals,
    );
    if (general !== undefined) answerOne(this.#table, general, this.#slipsNow());
  }

  /** A messenger long given up turns up, with a letter that came before. */
  #copy(): void {
    const letter = this.#chance.pickFrom(this.#table.arrived);
    if (letter !== undefined) this.#table.deliver(letter);
  }

  #write(): void {
    const spoilt = this.#table.generals.filter(isSpoilt);
    const repairs = this.#chance.chance(0.5);
    const general = this.#chance.pickFrom(repairs && spoilt.length > 0 ? spoilt : this.#table.generals);
    if (general !== undefined) writeUnasked(this.#table, general, !repairs && this.#slipsNow());
  }

  #claim(): void {
    const officer = this.#chance.pickFrom(this.#table.officers);
    if (officer !== undefined) claimProven(this.#table, officer);
  }

  #announce(): void {
    const chance = this.#chance;
    const slips = this.#slipsNow();
    const seats = this.#seats();
    const from = chance.pickFrom(slips ? seats : seats.filter((seat) => this.#table.sayableBy(seat).length > 0));
    if (from === undefined) return;
    const value = slips ? randomTime(chance) : chance.pickFrom(this.#table.sayableBy(from));
    if (value === undefined) return;
    for (const to of seats) {
      if (to === from || !chance.chance(0.3)) continue;
      this.#table.send({ id: this.#table.newId(), from, to, kind: 'announce', value });
    }
  }

  #order(army: number): void {
    const by = this.#chance.pick<Seat>([proposerOf(army), acceptorOf(army)]);
    const sayable = this.#table.sayableByArmy(by);
    const value = this.#slipsNow() ? randomTime(this.#chance) : this.#chance.pickFrom(sayable);
    this.#table.order(army, by, this.#chance.chance(0.1) ? null : (value ?? null));
  }

  #seats(): readonly Seat[] {
    return [...this.#table.officers, ...this.#table.generals].map(({ seat }) => seat);
  }
}
