/** Files on their way into the library: each is read and judged elsewhere, and a damaged one stops no other. */
import type { Flaw } from '../../shared/game/flaw.ts';
import type { JudgeElsewhere, Submission } from '../judge/desk.svelte.ts';
import type { From } from './keeping.ts';
import { keepRecord } from './keeping.ts';
import type { Library } from './library.ts';

export type Fate =
  | { readonly state: 'reading' }
  | { readonly state: 'kept'; readonly id: string }
  | { readonly state: 'flawed'; readonly flaw: Flaw }
  | { readonly state: 'failed' };

export interface Incoming {
  readonly key: number;
  readonly name: string;
  readonly fate: Fate;
}

export class Intake {
  incoming = $state.raw<readonly Incoming[]>([]);
  readonly #library: Library;
  readonly #judge: JudgeElsewhere;
  #lastKey = 0;

  constructor(library: Library, judge: JudgeElsewhere) {
    this.#library = library;
    this.#judge = judge;
  }

  /** One after another, in their order; what became of each. */
  async take(submissions: readonly Submission[], origin: From['origin'] = 'file'): Promise<readonly Fate[]> {
    const laid = submissions.map((submission) => {
      this.#lastKey += 1;
      return { ...submission, key: this.#lastKey };
    });
    this.incoming = [
      ...laid.map(({ key, name }): Incoming => ({ key, name, fate: { state: 'reading' } })),
      ...this.incoming.filter(({ fate }) => fate.state === 'reading'),
    ];
    const fates: Fate[] = [];
    for (const { key, name, content } of laid) {
      const fate = await this.#keep(content, { origin, name, codes: [] });
      this.incoming = this.incoming.map((one) => (one.key === key ? { ...one, fate } : one));
      fates.push(fate);
    }
    return fates;
  }

  async #keep(content: Submission['content'], from: From): Promise<Fate> {
    try {
      const judged = await this.#judge(content);
      if (!judged.ok) return { state: 'flawed', flaw: judged.flaw };
      const text = typeof content === 'string' ? content : await content.text();
      return { state: 'kept', id: await keepRecord(this.#library, text, judged, from) };
    } catch {
      return { state: 'failed' };
    }
  }
}
