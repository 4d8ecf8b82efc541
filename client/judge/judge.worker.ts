/** Reads and judges away from the page, which stays alive meanwhile. */
import { judge } from '../../shared/judge/judge.ts';
import type { Answer, Question } from './worker-messages.ts';

self.addEventListener('message', ({ data }: MessageEvent<Question>) => {
  void answer(data).then((reply) => {
    self.postMessage(reply);
  });
});

async function answer({ id, content }: Question): Promise<Answer> {
  try {
    // What is not UTF-8 becomes U+FFFD here, and the judge names its line. (Blob.text() would guess at UTF-16.)
    const text = typeof content === 'string' ? content : new TextDecoder().decode(await content.arrayBuffer());
    return { id, judged: judge(text) };
  } catch {
    return { id, judged: null };
  }
}
