/** The verdict on a session, judged away from the page; null until it is there. */
import type { Verdict } from '../../shared/judge/verdict.ts';
import { judgeInWorker } from '../judge/judge-in-worker.ts';
import type { Session } from './session.ts';

const judge = judgeInWorker();

export class VerdictOn {
  verdict = $state.raw<Verdict | null>(null);
  failed = $state(false);

  constructor(session: Session) {
    if (session.kind === 'own') this.verdict = session.verdict;
    else void this.#ask(session.text);
  }

  async #ask(text: string): Promise<void> {
    try {
      const judged = await judge(text);
      if (judged.ok) this.verdict = judged.verdict;
      else this.failed = true;
    } catch {
      this.failed = true;
    }
  }
}
