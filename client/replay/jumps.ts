/** What somebody who replays a game wants to get to at once. */
import type { As, Mark } from './track.ts';

export type JumpKind = 'chosen' | 'violation' | 'knows' | 'mistake';

export interface Jump {
  readonly kind: JumpKind;
  /** Ascending, each once. */
  readonly seqs: readonly number[];
}

/** As one player saw it there is nothing but its own. */
export function jumpsOf(marks: readonly Mark[], as: As): readonly Jump[] {
  const seqs = (type: Mark['type']) => [...new Set(marks.filter((mark) => mark.type === type).map(({ seq }) => seq))];
  const all: readonly Jump[] =
    as === 'all'
      ? [
          { kind: 'chosen', seqs: seqs('chosen') },
          { kind: 'violation', seqs: seqs('violation') },
          { kind: 'knows', seqs: seqs('knows') },
        ]
      : [
          { kind: 'mistake', seqs: seqs('violation') },
          { kind: 'knows', seqs: seqs('knows') },
        ];
  return all.filter((jump) => jump.seqs.length > 0);
}

/** The next one from here; after the last one the first. */
export function jumpFrom({ seqs }: Jump, seq: number): number {
  return seqs.find((each) => each > seq) ?? seqs[0] ?? seq;
}
