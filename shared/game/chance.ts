/**
 * Chance: random numbers that follow from the session's seed and a name, and from nothing else. A letter's id and fate
 * are named by its way and how many went it before, so that what happens elsewhere can never shift them: a player could
 * otherwise read hidden acts off its own letters.
 */
import { sha256 as hash } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

export interface Chance {
  /** A text that tells nothing: 60 bits, in letters and digits. */
  readonly id: string;
  /** The next number, 0 ≤ x < 1; at most five in all. */
  readonly draw: () => number;
}

const ID_LENGTH = 12;
const ALPHABET = [...'0123456789abcdefghjkmnpqrstvwxyz'];
/** Two letters of an id for ten bits: half as many texts are put together. */
const PAIRS = ALPHABET.flatMap((first) => ALPHABET.map((second) => first + second));

/** SHA-256 of a text's UTF-8 bytes, as a text in which each character is a byte. Whoever has a faster one may bring it. */
export type Sha256 = (text: string) => string;

export const sha256: Sha256 = (text) => String.fromCharCode(...hash(utf8ToBytes(text)));

/** `seed` is secret as long as the game runs: at least 128 random bits, as text. */
export function chanceOf(seed: string, name: string, digest: Sha256): Chance {
  return new Draws(blockOf(seed, name, digest));
}

/** Draws what the id leaves of a block. */
class Draws implements Chance {
  readonly id: string;
  readonly #bytes: string;
  #at = ID_LENGTH;

  constructor({ id, bytes }: Block) {
    this.id = id;
    this.#bytes = bytes;
  }

  draw(): number {
    const end = this.#at + 4;
    if (end > this.#bytes.length) throw new RangeError('five draws are all that one name gives');
    let number = 0;
    for (; this.#at < end; this.#at += 1) number = number * 256 + this.#bytes.charCodeAt(this.#at);
    return number / 2 ** 32;
  }
}

interface Block {
  readonly id: string;
  readonly bytes: string;
}

/** A letter asks twice, for its id and then for its fate: the last answer is kept, which changes no answer. */
let last: { readonly seed: string; readonly name: string; readonly block: Block } | null = null;

/** One block of SHA-256 keyed by the seed. Nobody who sees an id can find the seed, and with it the fates, from it. */
function blockOf(seed: string, name: string, digest: Sha256): Block {
  if (last?.seed === seed && last.name === name) return last.block;
  const bytes = digest(`${seed}\n${name}`);
  let id = '';
  for (let i = 0; i < ID_LENGTH; i += 2) {
    id += PAIRS[(bytes.charCodeAt(i) & 31) * ALPHABET.length + (bytes.charCodeAt(i + 1) & 31)] ?? '';
  }
  const block = { id, bytes };
  last = { seed, name, block };
  return block;
}
