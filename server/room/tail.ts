/**
 * The last texts of a log, as bytes: there are many of them and they grow old, so the garbage collector, which would
 * look at each again and again, never sees them. They become texts again for whoever comes back.
 */
const NO_BYTES = Buffer.alloc(0);
const FIRST_BYTES = 1024;
/** Of one unit of a text. */
const MOST_BYTES = 3;

export class Tail {
  readonly #keep: number;
  #bytes = NO_BYTES;
  /** Where each text ends. */
  #ends: number[] = [];

  /** Holds at least the last `keep` texts. */
  constructor(keep: number) {
    this.#keep = keep;
  }

  get length(): number {
    return this.#ends.length;
  }

  push(texts: readonly string[]): void {
    if (texts.length >= this.#keep) this.#ends = [];
    const kept = texts.length > this.#keep ? texts.slice(-this.#keep) : texts;
    let end = this.#ends.at(-1) ?? 0;
    // Written as one text, for each call costs more than what it writes.
    const joined = kept.join('');
    this.#makeRoom(end + MOST_BYTES * joined.length);
    const isAscii = this.#bytes.write(joined, end) === joined.length;
    for (const text of kept) this.#ends.push((end += isAscii ? text.length : Buffer.byteLength(text)));
    // Cut now and then, not each time: moving the tail costs as much as it holds.
    if (this.#ends.length > 2 * this.#keep) this.#cut(this.#ends.length - this.#keep);
  }

  /** From the text at `index` on. */
  from(index: number): readonly string[] {
    return this.#ends.slice(index).map((end, i) => {
      const start = index + i === 0 ? 0 : (this.#ends[index + i - 1] ?? 0);
      return this.#bytes.toString('utf8', start, end);
    });
  }

  #makeRoom(size: number): void {
    if (size <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(FIRST_BYTES, 2 * size));
    this.#bytes.copy(larger);
    this.#bytes = larger;
  }

  #cut(count: number): void {
    const start = this.#ends[count - 1] ?? 0;
    this.#bytes.copyWithin(0, start, this.#ends.at(-1));
    this.#ends = this.#ends.slice(count).map((end) => end - start);
  }
}
