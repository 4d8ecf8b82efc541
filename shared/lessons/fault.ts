/** What can be wrong with a lesson. All of it is said at once, each fault with its place. */

export interface LessonFault {
  /** As it is written in JSON: `valley.script.0.match.from`; empty for the lesson as a whole. */
  readonly path: string;
  readonly code: LessonFaultCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export type LessonFaultCode =
  /** The text as a whole. */
  | 'not-json'
  | 'unknown-format'
  | 'too-big'
  /** The shape: `bad-field` says what was wanted, a `LessonWant`. */
  | 'missing'
  | 'unknown-field'
  | 'bad-field'
  | 'not-one-of'
  | 'too-long'
  | 'too-many'
  | 'too-few'
  | 'empty-text'
  | 'no-language'
  /** Beyond the shape. */
  | 'language-missing'
  | 'no-such-seat'
  | 'wishes-count'
  | 'wrong-way'
  | 'never-happens'
  | 'not-its-part'
  | 'echo-armies'
  | 'bad-addressees'
  | 'reply-unfit'
  | 'twice'
  | 'contradiction';

export type LessonWant =
  | 'object'
  | 'list'
  | 'text'
  | 'yes-no'
  | 'positive-integer'
  | 'whole-number'
  | 'an-hour'
  | 'a-second-to-an-hour'
  | 'span'
  | 'chance'
  | 'time'
  | 'armies'
  | 'seat'
  | 'seat-or-red'
  | 'general'
  | 'minutes'
  | 'lesson-id';
