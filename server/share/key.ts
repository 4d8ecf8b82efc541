/** The secret that links are signed with: made when the first one is, and kept with all else that is durable. */
import { randomBytes } from 'node:crypto';
import type { Store } from '../store/store.ts';

const STREAM = 'key/links';

/** 256 random bits. */
export type LinkKey = Buffer;

interface Line {
  readonly key: string;
}

/** Asked again as long as it fails; then it is the same for good. */
export function linkKeyIn(store: Pick<Store, 'read' | 'commit'>): () => Promise<LinkKey> {
  let known: Promise<LinkKey> | null = null;
  return () => {
    known ??= read(store).catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };
}

async function read(store: Pick<Store, 'read' | 'commit'>): Promise<LinkKey> {
  for (;;) {
    const line = (await store.read(STREAM)).flatMap(({ lines }) => lines)[0];
    if (line !== undefined) return Buffer.from((JSON.parse(line) as Line).key, 'base64url');
    const made: Line = { key: randomBytes(32).toString('base64url') };
    // Where another process was quicker, its key is the one.
    await store.commit([{ stream: STREAM, after: 0, lines: [JSON.stringify(made)], commands: [] }]);
  }
}
