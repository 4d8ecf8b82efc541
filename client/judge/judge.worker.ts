/** Reads and judges away from the page, which stays alive meanwhile. */
import { readRecord } from '../../shared/game/record.ts';
import { readRecordBytes } from '../../shared/game/record-bytes.ts';
import { judge } from '../../shared/judge/judge.ts';
import type { Answer, Question } from './worker-messages.ts';

self.addEventListener('message', ({ data }: MessageEvent<Question>) => {
  void answer(data).then((reply) => {
    self.postMessage(reply);
  });
});

async function answer({ id, content }: Question): Promise<Answer> {
  try {
    const read =
      typeof content === 'string'
        ? readRecord(content)
        : readRecordBytes(new Uint8Array(await content.arrayBuffer()), decodeUtf8);
    return { id, judged: judge(read) };
  } catch {
    return { id, judged: null };
  }
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
