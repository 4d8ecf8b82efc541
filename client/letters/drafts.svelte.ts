/**
 * What a player has typed and not sent, and which letters are open: kept in this browser for the game and the seat, so
 * that neither a lost connection nor a reload takes it away.
 */
import type { Seat } from '../../shared/paxos/seats.ts';
import { browserMemory, type Memory } from '../storage.ts';

/** Fields by name, as they were typed. */
type Texts = Readonly<Record<string, string>>;
type Sheets = Readonly<Record<string, Texts>>;

/** Of games that this browser never saw the end of, so many are kept. */
const GAMES = 12;
const INDEX = 'drafts';

export class Drafts {
  readonly #key: string;
  readonly #memory: Memory;
  #sheets = $state.raw<Sheets>({});

  constructor(session: string, seat: Seat, memory: Memory = browserMemory) {
    this.#memory = memory;
    this.#key = `drafts/${session}/${seat}`;
    this.#sheets = sheetsIn(memory.recall(this.#key));
  }

  /** What is kept under a name, field by field; a field that was never typed in is as `blank` has it. */
  read<Sheet extends { readonly [Field in keyof Sheet]: string }>(name: string, blank: Sheet): Sheet {
    return { ...blank, ...this.#sheets[name] };
  }

  has(name: string): boolean {
    return this.#sheets[name] !== undefined;
  }

  write(name: string, sheet: object & { readonly [field: string]: string }): void {
    this.#keep({ ...this.#sheets, [name]: sheet });
  }

  /** It is in the log, or no longer wanted. */
  drop(name: string): void {
    if (this.has(name)) this.#keep(Object.fromEntries(Object.entries(this.#sheets).filter(([key]) => key !== name)));
  }

  /** The game is over: nothing more will be sent. */
  clear(): void {
    this.#keep({});
  }

  #keep(sheets: Sheets): void {
    this.#sheets = sheets;
    const { recall, remember, forget } = this.#memory;
    const others = keysIn(recall(INDEX)).filter((key) => key !== this.#key);
    if (Object.keys(sheets).length === 0) {
      forget(this.#key);
      remember(INDEX, others.join(' '));
    } else {
      for (const key of others.splice(GAMES - 1)) forget(key);
      remember(INDEX, [this.#key, ...others].join(' '));
      remember(this.#key, JSON.stringify(sheets));
    }
  }
}

const keysIn = (index: string | null): string[] => (index ?? '').split(' ').filter((key) => key !== '');

/** Whatever lies in the storage, only texts come out. */
function sheetsIn(text: string | null): Sheets {
  const kept = parsed(text);
  return Object.fromEntries(
    Object.entries(kept).map(([name, fields]) => [
      name,
      Object.fromEntries(
        Object.entries(objectIn(fields)).filter((field): field is [string, string] => typeof field[1] === 'string'),
      ),
    ]),
  );
}

function parsed(text: string | null): object {
  try {
    return objectIn(JSON.parse(text ?? '{}'));
  } catch {
    return {};
  }
}

function objectIn(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
