/**
 * The acts of a game as rows of a table, one for each act of each player: what instructors take into a spreadsheet.
 * Players stand in it by pseudonym; it knows no names.
 */
import { isProtocolEvent, type RecordEvent, type SessionRecord } from '../game/record.ts';
import type { ProtocolEvent } from '../paxos/events.ts';
import type { Violation } from '../paxos/finding.ts';
import type { Letter } from '../paxos/letters.ts';
import type { Notebook } from '../paxos/notebook.ts';
import type { RuleId } from '../paxos/rules.ts';
import type { Seat } from '../paxos/seats.ts';

export interface Broken {
  readonly rule: RuleId;
  /** False for what only follows from an earlier slip. */
  readonly root: boolean;
}

export interface ActRow {
  readonly seq: number;
  /** Game time, in milliseconds. */
  readonly at: number;
  readonly seat: Seat;
  /** The pseudonym of whoever sits there, in this room; null for nobody. */
  readonly player: string | null;
  /** A bot acted. */
  readonly bot: boolean;
  readonly act: 'sent' | 'answered' | 'wrote' | 'claimed' | 'ordered';
  /** The letter that left with it, or null; a general may answer with none. */
  readonly letter: Letter | null;
  /** The letter that it answers. */
  readonly re: string | null;
  /** Of a letter, or a claim. */
  readonly n: number | null;
  /** Of a letter, a claim or an order. */
  readonly value: string | null;
  /** A general's, after the act. */
  readonly notebook: Notebook | null;
  readonly broken: readonly Broken[];
}

/** `violations`: what the judge says of this record. */
export function actsOf({ events }: SessionRecord, violations: readonly Violation[]): readonly ActRow[] {
  const said = new Map<number, Broken[]>();
  for (const { seq, rule, root } of violations) {
    const one = { rule, root };
    const others = said.get(seq);
    if (others) others.push(one);
    else said.set(seq, [one]);
  }
  const seated = new Map<string, { readonly player: string | null; readonly bot: boolean }>();
  const rows: ActRow[] = [];
  for (const event of events) {
    if (isSeating(event)) seated.set(event.seat, { player: event.player, bot: event.bot });
    if (!isProtocolEvent(event)) continue;
    const act = actOf(event);
    if (act === null) continue;
    const { player, bot } = seated.get(act.seat) ?? { player: null, bot: false };
    rows.push({ seq: event.seq, at: event.at, player, bot, ...act, broken: said.get(event.seq) ?? [] });
  }
  return rows;
}

type Act = Omit<ActRow, 'seq' | 'at' | 'player' | 'bot' | 'broken'>;

const NOTHING = { letter: null, re: null, n: null, value: null, notebook: null } as const;

function actOf(event: ProtocolEvent): Act | null {
  switch (event.type) {
    case 'sent':
      return { ...NOTHING, seat: event.letter.from, act: 'sent', letter: event.letter, ...contentOf(event.letter) };
    case 'answered': {
      const { by, re, notebook, reply } = event;
      return { ...NOTHING, seat: by, act: 'answered', letter: reply, re, ...contentOf(reply), notebook };
    }
    case 'wrote':
      return { ...NOTHING, seat: event.by, act: 'wrote', notebook: event.notebook };
    case 'claimed':
      return { ...NOTHING, seat: event.by, act: 'claimed', n: event.n, value: event.value };
    case 'ordered':
      return { ...NOTHING, seat: event.by, act: 'ordered', value: event.value };
    case 'delivered':
    case 'captured':
    case 'ended':
      return null;
  }
}

function contentOf(letter: Letter | null): { readonly n: number | null; readonly value: string | null } {
  if (letter === null) return { n: null, value: null };
  return { n: 'n' in letter ? letter.n : null, value: 'value' in letter ? letter.value : null };
}

interface Seating extends RecordEvent {
  readonly seat: string;
  readonly player: string | null;
  readonly bot: boolean;
}

/** The reader looks only at events of the protocol: others may have any form. */
function isSeating(event: RecordEvent): event is Seating {
  const { type, seat, player, bot } = event as Partial<Record<keyof Seating, unknown>>;
  return (
    type === 'seated' &&
    typeof seat === 'string' &&
    (player === null || typeof player === 'string') &&
    typeof bot === 'boolean'
  );
}
