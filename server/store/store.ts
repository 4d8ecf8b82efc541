/**
 * The store: streams of lines that only grow. A session's stream is its record, line for line: the header, then one
 * event each. Asynchronous, and optimistic: nobody locks, whoever appends says how long they took the stream to be.
 */

/** Lines that belong together: all of them are kept, or none. */
export interface Append {
  readonly stream: string;
  /** How many lines the stream has, as far as the writer knows. */
  readonly after: number;
  /** JSON, one line each, without line breaks. */
  readonly lines: readonly string[];
  /** Ids of the commands that these lines carry out; whoever reads the stream finds them again. */
  readonly commands: readonly string[];
}

/** `stale`: the stream is longer or shorter than the writer took it to be; nothing of this append is kept. */
export type Kept = 'kept' | 'stale';

export interface Stretch {
  /** How many lines come before these. */
  readonly after: number;
  readonly lines: readonly string[];
  readonly commands: readonly string[];
}

export interface Store {
  /**
   * In one transaction, in order, durable when it resolves. A stale append fails alone, the others are kept. Rejects
   * when nothing could be written; then nothing of it is kept.
   */
  commit: (appends: readonly Append[]) => Promise<readonly Kept[]>;
  /** The lines after the first `after`, as they were appended; the first stretch may begin earlier. */
  read: (stream: string, after?: number) => Promise<readonly Stretch[]>;
  /** Streams to which nothing was appended since this moment, in milliseconds since 1970. */
  idleSince: (moment: number) => Promise<readonly string[]>;
  /** The stream and its names are gone, as if it had never been. */
  remove: (stream: string) => Promise<void>;
  /** Names live apart from the streams, and can be forgotten without touching one. */
  setName: (stream: string, member: string, name: string) => Promise<void>;
  /** All names of the stream are these from now on, in one step: whoever reads it finds the old ones or the new ones. */
  setNames: (stream: string, names: ReadonlyMap<string, string>) => Promise<void>;
  names: (stream: string) => Promise<ReadonlyMap<string, string>>;
  forgetName: (stream: string, member: string) => Promise<void>;
  close: () => Promise<void>;
}
