/** The letters of the load, the same for every contender, and where they go. */

/** Seats by number: 0 to 2 are the officers P1 to P3, 3 to 5 the generals A1 to A3. */
export const SEATS = ['P1', 'P2', 'P3', 'A1', 'A2', 'A3'] as const;
export const ARMIES = 3;

/** What a board tells those who play on it. */
export interface Hearer {
  /** A letter of this board is acknowledged. */
  readonly acknowledged: () => void;
  /** Whoever sits there holds a letter numbered n; `id` names it in the answer. */
  readonly arrived: (seat: number, n: number, id: string) => void;
  /** Whoever watches has seen so many letters arrive. */
  readonly watched: (letters: number) => void;
}

export interface Board {
  /** `act` is a whole command, as text. */
  readonly send: (from: number, to: number, act: string) => void;
  readonly close: () => void;
}

/** A server under load. */
export interface Contender {
  readonly name: string;
  /** A script, and its arguments. */
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Seats six players and one who watches; `index` tells boards apart. */
  readonly board: (port: number, index: number, hearer: Hearer) => Promise<Board>;
}

/** As long as the ids that the page makes, and never twice in a room. */
function commandId(n: number, seat: number): string {
  return `${seat}${String(n).padStart(23, '0')}`;
}

/** An officer's question, numbered n. */
export function prepare(officer: number, general: number, n: number): string {
  return `{"id":"${commandId(n, officer)}","command":{"type":"prepare","to":["${SEATS[general]}"],"n":${n}}}`;
}

/** A general's promise, and the number in its notebook. */
export function promise(general: number, re: string, n: number): string {
  return (
    `{"id":"${commandId(n, general)}","command":{"type":"answer","re":"${re}","entry":{"promised":${n}},` +
    `"reply":{"kind":"promise","accepted":null}}}`
  );
}

/** What stands between `before` and `after`, from `at` on. */
export function between(text: string, before: string, after: string, at = 0): string {
  const begin = text.indexOf(before, at) + before.length;
  return begin < before.length ? '' : text.slice(begin, text.indexOf(after, begin));
}

/** The whole number that follows `before`. */
export function numberAfter(text: string, before: string, at = 0): number {
  let i = text.indexOf(before, at) + before.length;
  let number = 0;
  for (let digit = text.charCodeAt(i) - 48; digit >= 0 && digit <= 9; digit = text.charCodeAt(i) - 48) {
    number = number * 10 + digit;
    i += 1;
  }
  return number;
}
