/** What is asked again, because its answer was lost, is not done again: it is answered as before. */
import type { Refused } from '../shared/wire/refusal.ts';
import type { Clock } from './clock.ts';

/** For so long whoever asks may ask again for the answer. */
const AGAIN_MS = 600_000;

export class Again<Answer extends object> {
  readonly #clock: Clock;
  readonly #answers = new Map<string, Promise<Answer | Refused>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** `key` names who asks, and for what. What was refused, or went wrong, is tried anew when it is asked again. */
  once(key: string, act: () => Promise<Answer | Refused>): Promise<Answer | Refused> {
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const answering = act();
    this.#answers.set(key, answering);
    const forget = (): boolean => this.#answers.delete(key);
    answering.then((answer) => ('ok' in answer ? forget() : this.#clock.after(AGAIN_MS, forget)), forget);
    return answering;
  }
}
