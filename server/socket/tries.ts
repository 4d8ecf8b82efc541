/** What one socket, or one plain request, has guessed wrong: codes, tokens, passphrases. */
import { refused, type Refused } from '../../shared/wire/refusal.ts';
import type { Reception } from './reception.ts';

/** Whoever has one address of version 6 has 2^64 of them: they count as one. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [front = '', back] = address.split('::');
  const groups = front.split(':');
  const zeros = back === undefined ? [] : Array<string>(8).fill('0');
  return [...(front === '' ? [] : groups), ...zeros].slice(0, 4).join(':');
}

export class Tries {
  /** What is counted as one address. */
  readonly address: string;
  readonly #reception: Pick<Reception, 'gate' | 'limits'>;
  #misses = 0;

  constructor(address: string, reception: Pick<Reception, 'gate' | 'limits'>) {
    this.address = networkOf(address);
    this.#reception = reception;
  }

  /** Nothing more is looked up for this socket. */
  get exhausted(): boolean {
    return this.#misses >= this.#reception.limits.missesPerSocket;
  }

  /** Why nothing may be guessed any more, or null. */
  async blocked(): Promise<Refused | null> {
    const wait = await this.#reception.gate.blockedFor(this.address);
    return wait > 0 || this.exhausted ? refused('too-many', { seconds: Math.max(wait, 60) }) : null;
  }

  async miss(): Promise<void> {
    this.#misses += 1;
    await this.#reception.gate.miss(this.address);
  }

  /**
   * A secret was wrong. A right one always opens, however many others were wrong; what is counted is the wrong ones, and
   * an address that is blocked already does not use up the tries that all have together.
   */
  async wrong(refusal: Refused): Promise<Refused> {
    const wait = await this.#reception.gate.blockedFor(this.address);
    if (wait === 0) {
      await this.miss();
      return refusal;
    }
    this.#misses += 1;
    return refused('too-many', { seconds: wait });
  }
}
