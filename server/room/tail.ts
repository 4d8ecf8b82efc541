/**
 * The last texts of a log, as bytes: there are many of them and they grow old, so the garbage collector, which would
 * look at each again and again, never sees them. They become texts again for whoever comes back.
 */
const FIRST_BYTES = 1024;

export class Tail {
  readonly #keep: number;
  #bytes = Buffer.alloc(0);
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
    for (const text of texts.slice(-this.#keep)) {
      const start = this.#ends.at(-1) ?? 0;
      this.#makeRoom(start + Buffer.byteLength(text));
      this.#ends.push(start + this.#bytes.write(text, start));
    }
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
