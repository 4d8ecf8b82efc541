/** The table on which records are laid to be judged, newest first. */
import type { Flaw } from '../../shared/game/flaw.ts';
import type { Extent, Judged } from '../../shared/judge/judge.ts';
import type { Verdict } from '../../shared/judge/verdict.ts';

export type Finding =
  | { readonly state: 'judging' }
  | { readonly state: 'judged'; readonly verdict: Verdict; readonly extent: Extent }
  | { readonly state: 'flawed'; readonly flaw: Flaw }
  | { readonly state: 'failed' };

export interface Case {
  readonly id: number;
  readonly name: string;
  readonly content: Submission['content'];
  readonly finding: Finding;
}

export interface Submission {
  readonly name: string;
  /** A file is read where it is judged, so that a large one does not freeze the page. */
  readonly content: Blob | string;
}

export type JudgeElsewhere = (content: Blob | string) => Promise<Judged>;

export class Desk {
  cases = $state.raw<readonly Case[]>([]);
  readonly #judge: JudgeElsewhere;
  #lastId = 0;

  constructor(judge: JudgeElsewhere) {
    this.#judge = judge;
  }

  /** Lays all of them down at once, in their order, and judges them one by one. */
  async submit(submissions: readonly Submission[]): Promise<readonly Case[]> {
    const laid = submissions.map(({ name, content }) => {
      this.#lastId += 1;
      return { id: this.#lastId, name, content };
    });
    this.cases = [...laid.map((one): Case => ({ ...one, finding: { state: 'judging' } })), ...this.cases];
    const done: Case[] = [];
    for (const { id, name, content } of laid) {
      const decided: Case = { id, name, content, finding: await this.#find(content) };
      this.cases = this.cases.map((one) => (one.id === id ? decided : one));
      done.push(decided);
    }
    return done;
  }

  putAway(id: number): void {
    this.cases = this.cases.filter((one) => one.id !== id);
  }

  clear(): void {
    this.cases = [];
  }

  async #find(content: Blob | string): Promise<Finding> {
    try {
      const judged = await this.#judge(content);
      return judged.ok
        ? { state: 'judged', verdict: judged.verdict, extent: judged.extent }
        : { state: 'flawed', flaw: judged.flaw };
    } catch {
      return { state: 'failed' };
    }
  }
}
