import type { Judged } from '../../shared/judge/judge.ts';
import type { JudgeElsewhere } from './desk.svelte.ts';
import type { Answer, Question } from './worker-messages.ts';

interface Waiting {
  readonly resolve: (judged: Judged) => void;
  readonly reject: (reason: Error) => void;
}

/** A judge that works in a worker of its own; a worker that dies fails what it was asked, and the next gets a new one. */
export function judgeInWorker(): JudgeElsewhere {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let lastId = 0;

  function hire(): Worker {
    const hired = new Worker(new URL('./judge.worker.ts', import.meta.url), { type: 'module' });
    hired.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      const asker = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.judged) asker?.resolve(data.judged);
      else asker?.reject(new Error('the judge broke down'));
    });
    hired.addEventListener('error', () => {
      worker = null;
      hired.terminate();
      for (const { reject } of waiting.values()) reject(new Error('the worker died'));
      waiting.clear();
    });
    return hired;
  }

  return (content) =>
    new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      worker ??= hire();
      worker.postMessage({ id: lastId, content } satisfies Question);
    });
}
