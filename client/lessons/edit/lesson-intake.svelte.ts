/** Files that are brought as lessons. One with faults is not taken in; one whose id is known asks what shall become of it. */
import { parseLesson } from '../../../shared/lessons/check.ts';
import type { LessonFault } from '../../../shared/lessons/fault.ts';
import type { Submission } from '../../judge/desk.svelte.ts';
import { withFreeId } from './new-lesson.ts';
import type { OwnLessons } from './own-lessons.svelte.ts';

export type Fate =
  | { readonly state: 'kept'; readonly key: string }
  | { readonly state: 'faulty'; readonly text: string; readonly faults: readonly LessonFault[] }
  /** There is another one with its id. */
  | { readonly state: 'known'; readonly text: string; readonly id: string }
  /** It could not be read. */
  | { readonly state: 'failed' };

export interface Brought {
  readonly number: number;
  readonly name: string;
  readonly fate: Fate;
}

/** More is never a lesson, and is not even read. */
const READ_AT_MOST = 1 << 20;

export class LessonIntake {
  brought = $state.raw<readonly Brought[]>([]);
  readonly #own: OwnLessons;
  #last = 0;

  constructor(own: OwnLessons) {
    this.#own = own;
  }

  async take(submissions: readonly Submission[]): Promise<void> {
    const brought: Brought[] = [];
    for (const { name, content } of submissions) {
      const text =
        typeof content === 'string'
          ? content
          : await content
              .slice(0, READ_AT_MOST)
              .text()
              .catch(() => null);
      this.#last += 1;
      brought.push({ number: this.#last, name, fate: text === null ? { state: 'failed' } : this.#fateOf(text) });
    }
    this.brought = brought;
  }

  /** In place of the one that is here. */
  replace({ number, fate }: Brought): void {
    if (fate.state !== 'known') return;
    const key = this.#own.withId(fate.id)?.key ?? this.#own.add(fate.text);
    this.#own.change(key, fate.text);
    this.#settle(number, { state: 'kept', key });
  }

  /** Beside it, under an id of its own. */
  keepBoth({ number, fate }: Brought): void {
    if (fate.state !== 'known') return;
    this.#settle(number, { state: 'kept', key: this.#own.add(withFreeId(fate.text, this.#own)) });
  }

  /** A faulty one becomes a draft; its key. */
  mend({ number, fate }: Brought): string | null {
    if (fate.state !== 'faulty') return null;
    const key = this.#own.add(fate.text);
    this.#settle(number, { state: 'kept', key });
    return key;
  }

  #fateOf(text: string): Fate {
    const checked = parseLesson(text);
    if (!checked.ok) return { state: 'faulty', text, faults: checked.faults };
    const { id } = checked.lesson;
    const here = this.#own.withId(id);
    if (here === null) return { state: 'kept', key: this.#own.add(text) };
    return here.text === text ? { state: 'kept', key: here.key } : { state: 'known', text, id };
  }

  #settle(number: number, fate: Fate): void {
    this.brought = this.brought.map((one) => (one.number === number ? { ...one, fate } : one));
  }
}
