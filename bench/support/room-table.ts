/** One board under load: officers ask with ever higher numbers, generals promise, all of it lawful. */
import { ARMIES, prepare, promise, type Board, type Contender, type Hearer } from './room-letters.ts';

/** Moments are kept for so many numbers back: far more than are ever on their way. */
const REMEMBERED = 4096;

/** What all boards of a load add up to. */
export interface Sum {
  sent: number;
  acknowledged: number;
  arrived: number;
  watched: number;
  /** From sending a letter to its addressee's having it, in milliseconds; null while nobody asks. */
  delays: number[] | null;
}

export class Table implements Hearer {
  readonly #sum: Sum;
  /** When the question with this number set out, and the answer to it. */
  readonly #asked = new Float64Array(REMEMBERED);
  readonly #answered = new Float64Array(REMEMBERED);
  #highest = 0;
  #board: Board | null = null;
  /** How many more questions follow each upon an answer. */
  followUps = 0;

  private constructor(sum: Sum) {
    this.#sum = sum;
  }

  static async set(contender: Contender, port: number, index: number, sum: Sum): Promise<Table> {
    const table = new Table(sum);
    table.#board = await contender.board(port, index, table);
    return table;
  }

  /**
   * An officer asks the general of the next army, with a number of its own series that is the highest so far. Each general
   * hears one officer alone: no letters overtake each other, and every question may be promised.
   */
  ask(officer: number): void {
    let n = this.#highest + 1;
    while (n % ARMIES !== officer) n += 1;
    this.#highest = n;
    const general = ARMIES + ((officer + 1) % ARMIES);
    this.#asked[n % REMEMBERED] = performance.now();
    this.#send(officer, general, prepare(officer, general, n));
  }

  readonly acknowledged = (): void => {
    this.#sum.acknowledged += 1;
  };

  readonly watched = (letters: number): void => {
    this.#sum.watched += letters;
  };

  readonly arrived = (seat: number, n: number, id: string): void => {
    const { delays } = this.#sum;
    this.#sum.arrived += 1;
    const officer = n % ARMIES;
    if (seat < ARMIES) {
      delays?.push(performance.now() - (this.#answered[n % REMEMBERED] ?? 0));
      if (this.followUps > 0) {
        this.followUps -= 1;
        this.ask(officer);
      }
      return;
    }
    const now = performance.now();
    delays?.push(now - (this.#asked[n % REMEMBERED] ?? 0));
    this.#answered[n % REMEMBERED] = now;
    this.#send(seat, officer, promise(seat, id, n));
  };

  close(): void {
    this.#board?.close();
  }

  #send(from: number, to: number, act: string): void {
    this.#sum.sent += 1;
    this.#board?.send(from, to, act);
  }
}
