/**
 * The session record: JSON Lines, a header and then one event a line (SPEC.md, "The record"). Reading refuses what is
 * not one, and names the line; it never throws.
 */
import { impossible } from '../paxos/possible.ts';
import type { ProtocolEvent } from '../paxos/events.ts';
import { layOn, newTable } from '../paxos/table.ts';
import { faultInEvent, faultInHeader, isProtocolType, type Fault } from './shape.ts';
import type { Flaw } from './flaw.ts';
import type { Header } from './header.ts';

/** Any line after the header: an event of the protocol, or one of a type that surrounds it. */
export interface RecordEvent {
  readonly seq: number;
  readonly at: number;
  readonly type: string;
}

export interface SessionRecord {
  readonly header: Header;
  readonly events: readonly RecordEvent[];
}

export type ReadResult =
  { readonly ok: true; readonly record: SessionRecord } | { readonly ok: false; readonly flaw: Flaw };

/** No line of an honest record comes near this; longer ones are refused unread. In characters. */
export const MAX_LINE = 1 << 20;

export function isProtocolEvent(event: RecordEvent): event is ProtocolEvent {
  return isProtocolType(event.type);
}

export function readRecord(text: string): ReadResult {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop();
  if (lines.length === 0) return refuse(1, { code: 'empty-file', params: {} });

  // One look at the whole text spares every line one; a key may also be written with escapes.
  const doubtful = /__proto__|\\u00[567]/.test(text);
  const first = readLine(lines[0] ?? '', doubtful);
  if ('code' in first) return refuse(1, first);
  const header = { ...DEFAULTS, ...first.object } as unknown as Header;
  const wrong = faultInHeader({ ...header });
  if (wrong) return refuse(1, wrong);

  const table = newTable(header.armies);
  const events: RecordEvent[] = [];
  let at = 0;
  for (let i = 1; i < lines.length; i += 1) {
    const line = readLine(lines[i] ?? '', doubtful);
    if ('code' in line) return refuse(i + 1, line);
    const fault = faultInEvent(line.object, header.armies) ?? outOfOrder(line.object, i, at);
    if (fault) return refuse(i + 1, fault);
    const event = line.object as unknown as RecordEvent;
    if (table.ended) return refuse(i + 1, { code: 'after-end', params: {} });
    if (isProtocolEvent(event)) {
      const reason = impossible(table, event);
      if (reason) return refuse(i + 1, reason);
      layOn(table, event);
    }
    at = event.at;
    events.push(event);
  }
  return { ok: true, record: { header, events } };
}

export function writeRecord({ header, events }: SessionRecord): string {
  return [header, ...events].map((line) => `${JSON.stringify(line)}\n`).join('');
}

type JsonObject = Readonly<Record<string, unknown>>;

function readLine(line: string, doubtful: boolean): { readonly object: JsonObject } | Fault {
  if (line.length > MAX_LINE) return { code: 'line-too-long', params: { limit: MAX_LINE } };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { code: 'not-json', params: {} };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { code: 'not-an-object', params: {} };
  }
  if (doubtful && hasReservedKey(value)) {
    return { code: 'reserved-key', params: { key: '__proto__' } };
  }
  return { object: value as JsonObject };
}

/** Walks with a list rather than by recursion: a hostile line may nest half a million deep. */
function hasReservedKey(value: unknown): boolean {
  const left: unknown[] = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (Object.hasOwn(next, '__proto__')) return true;
    for (const member of Object.values(next)) left.push(member);
  }
  return false;
}

const DEFAULTS = { armies: 3, acceptRule: 'textbook', tent: 'separate' } as const;

function outOfOrder(event: JsonObject, want: number, before: number): Fault | null {
  const { seq, at } = event as unknown as RecordEvent;
  if (seq !== want) return { code: 'seq-gap', params: { want, got: seq } };
  return at < before ? { code: 'time-runs-back', params: { before, at } } : null;
}

function refuse(line: number, { code, params }: Fault): ReadResult {
  return { ok: false, flaw: { line, code, params } };
}
