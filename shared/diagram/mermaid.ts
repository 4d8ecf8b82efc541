/**
 * A game as a sequence diagram in Mermaid's notation, for reports and wikis. It knows no time, only an order: a letter
 * stands where it arrived or was taken, one that still walks at the end.
 */
import type { Letter } from '../paxos/letters.ts';
import type { Seat } from '../paxos/seats.ts';
import { lanesOf } from './lanes.ts';
import type { Flight, Mark, SpaceTime } from './space-time.ts';

/** In the reader's language. */
export interface MermaidWords {
  readonly who: (seat: Seat) => string;
  readonly letter: (letter: Letter) => string;
  readonly captured: string;
  readonly walking: string;
  readonly mark: (mark: Mark) => string;
}

export function mermaidText(state: SpaceTime, words: MermaidWords): string {
  const lanes = lanesOf(state, { start: 0, gap: 1, silentGap: 1 }).map(({ seat }) => seat);
  const ends = [lanes[0], lanes.at(-1)].filter((seat) => seat !== undefined);
  const { done, open } = state.flights;
  // With one event a letter arrives first, and then comes what it means.
  const landed = done.map((flight) => ({ seq: flight.ended ?? 0, lines: [letterLine(flight, words)] }));
  const meant = state.marks.map((mark) => ({ seq: mark.seq, lines: noteLines(mark, ends, words) }));
  return [
    'sequenceDiagram',
    ...lanes.map((seat) => `  participant ${seat} as ${aliasOf(words.who(seat))}`),
    ...[...landed, ...meant].sort((a, b) => a.seq - b.seq).flatMap(({ lines }) => lines),
    ...[...open].map((flight) => letterLine(flight, words)),
  ].join('\n');
}

const ARROWS: Readonly<Record<Flight['fate'], string>> = { arrived: '->>', captured: '-x', walking: '--)' };

function letterLine({ letter, fate }: Flight, words: MermaidWords): string {
  const said = words.letter(letter);
  const more = fate === 'arrived' ? said : `${said} (${fate === 'captured' ? words.captured : words.walking})`;
  return `  ${letter.from}${ARROWS[fate]}${letter.to}: ${escaped(more)}`;
}

/** What is chosen concerns everybody; an announcement is said by its letters. */
function noteLines(mark: Mark, ends: readonly Seat[], words: MermaidWords): readonly string[] {
  if (mark.type === 'announcement') return [];
  const over = mark.type === 'chosen' ? ends.join(',') : mark.seat;
  return [`  Note over ${over}: ${escaped(words.mark(mark))}`];
}

/** A text ends at a line's end, a semicolon and a sharp; the rest of what is escaped would be taken for markup. */
function escaped(text: string): string {
  const flat = text.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim();
  return flat.replaceAll(/[#;<>&%"]/g, (sign) => `#${sign.charCodeAt(0)};`);
}

/** Names of participants cannot escape everything. */
function aliasOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N} ]+/gu, ' ').trim();
}
