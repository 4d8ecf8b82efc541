/** What a replay shows: a whole session, or what one player saw of it. */
import { readRecord, type SessionRecord } from '../../shared/game/record.ts';
import type { Flaw } from '../../shared/game/flaw.ts';
import type { Verdict } from '../../shared/judge/verdict.ts';
import { chronicleOf, type Chronicle } from '../../shared/replay/chronicle.ts';
import type { PlayerLog } from '../../shared/replay/perspective.ts';
import type { Body } from '../library/kept.ts';

export interface WholeSession {
  readonly kind: 'record';
  /** As it was read, for saving it again, sharing it, or forking it. */
  readonly text: string;
  readonly record: SessionRecord;
  readonly chronicle: Chronicle;
}

export interface OwnSession {
  readonly kind: 'own';
  readonly log: PlayerLog;
  /** What the server said of the whole game when it was over. */
  readonly verdict: Verdict | null;
}

export type Session = WholeSession | OwnSession;

export type Opened = { readonly ok: true; readonly session: Session } | { readonly ok: false; readonly flaw: Flaw };

export function openBody(body: Body): Opened {
  if (body.kind === 'own') {
    return { ok: true, session: { kind: 'own', log: body.log, verdict: body.verdict?.verdict ?? null } };
  }
  const read = readRecord(body.text);
  if (!read.ok) return read;
  const { record } = read;
  return { ok: true, session: { kind: 'record', text: body.text, record, chronicle: chronicleOf(record) } };
}

/** When each of its events was, for whoever goes along them. */
export function stampsOf(session: Session): readonly { readonly seq: number; readonly at: number }[] {
  return session.kind === 'record'
    ? session.chronicle.events
    : session.log.events.map(({ at }, i) => ({ seq: i + 1, at }));
}
