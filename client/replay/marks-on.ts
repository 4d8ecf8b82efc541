/** Which marks of a session have room on a line: of many at one spot the first of each kind. */
import { timeOfSeq } from '../../shared/diagram/drawn-time.ts';
import { xOf, type Scale } from './scale.ts';
import type { Mark, Track } from './track.ts';

/** `row`: what decides a game above, what only happens below. */
export type PlacedMark = Mark & { readonly x: number; readonly row: 0 | 1 };

const ROWS: Readonly<Record<Mark['type'], 0 | 1>> = {
  ...{ chosen: 0, violation: 0, knows: 0, dawn: 0 },
  ...{ captured: 1, vote: 1, act: 1 },
};

/** In pixels of the page. */
const APART = 11;

export function marksOn({ marks, drawn }: Track, scale: Scale): readonly PlacedMark[] {
  const last = new Map<string, number>();
  return marks.flatMap((mark): PlacedMark[] => {
    const x = xOf(scale, timeOfSeq(drawn, mark.seq));
    if (x - (last.get(mark.type) ?? -Infinity) < APART) return [];
    last.set(mark.type, x);
    return [{ ...mark, x, row: ROWS[mark.type] }];
  });
}
