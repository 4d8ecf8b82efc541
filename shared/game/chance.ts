/**
 * Chance: random numbers that follow from the session's seed and a name, and from nothing else. A letter's id and fate
 * are named by its way and how many went it before, so that what happens elsewhere can never shift them: a player could
 * otherwise read hidden acts off its own letters.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

export interface Chance {
  /** A text that tells nothing: 60 bits, in letters and digits. */
  readonly id: string;
  /** The next number, 0 ≤ x < 1; at most five in all. */
  readonly draw: () => number;
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** `seed` is secret as long as the game runs: at least 128 random bits, as text. */
export function chanceOf(seed: string, name: string): Chance {
  const { id, view } = blockOf(`${seed}\n${name}`);
  let at = 12;
  return {
    id,
    draw: () => {
      if (at + 4 > view.byteLength) throw new RangeError('five draws are all that one name gives');
      at += 4;
      return view.getUint32(at - 4) / 2 ** 32;
    },
  };
}

interface Block {
  readonly id: string;
  readonly view: DataView;
}

/** A letter asks twice, for its id and then for its fate: the last answer is kept, which changes no answer. */
let last: readonly [text: string, block: Block] | null = null;

/** One block of SHA-256 keyed by the seed. Nobody who sees an id can find the seed, and with it the fates, from it. */
function blockOf(text: string): Block {
  if (last?.[0] === text) return last[1];
  const bytes = sha256(utf8ToBytes(text));
  let id = '';
  for (const byte of bytes.subarray(0, 12)) id += ALPHABET.charAt(byte & 31);
  const block = { id, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
  last = [text, block];
  return block;
}
