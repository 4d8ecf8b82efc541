/** What a log has gained and is not durable yet, and the ids of all commands that it ever carried out. */
import type { Append } from './store.ts';

export class Draft {
  readonly #stream: string;
  /** Lines of the stream that are durable or on their way there. */
  #length: number;
  readonly #done: Set<string>;
  #lines: string[] = [];
  #commands: string[] = [];

  constructor(stream: string, length: number, commands: Iterable<string>) {
    this.#stream = stream;
    this.#length = length;
    this.#done = new Set(commands);
  }

  /** This command was carried out, or is about to be. */
  has(id: string): boolean {
    return this.#done.has(id);
  }

  add(event: object): void {
    this.#lines.push(JSON.stringify(event));
  }

  /** The events added are what this command brought about. */
  note(id: string): void {
    this.#commands.push(id);
    this.remember(id);
  }

  /** This command was carried out as well; another log has what it brought about. */
  remember(id: string): void {
    this.#done.add(id);
  }

  take(): readonly Append[] {
    if (this.#lines.length === 0) return [];
    const append: Append = {
      stream: this.#stream,
      after: this.#length,
      lines: this.#lines,
      commands: this.#commands,
    };
    this.#length += this.#lines.length;
    this.#lines = [];
    this.#commands = [];
    return [append];
  }
}
