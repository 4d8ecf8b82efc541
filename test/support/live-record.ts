/** The record of a live game, once it has ended. */
import type { GameEvent } from '../../shared/game/events.ts';
import { readRecord } from '../../shared/game/record.ts';
import type { GameHeader } from '../../shared/game/header.ts';
import type { LivePlayer } from './live-player.ts';

export interface LiveRecord {
  readonly text: string;
  readonly header: GameHeader;
  readonly events: readonly GameEvent[];
}

/** Reading refuses a record with a gap in it. */
export async function endAndRead(host: LivePlayer): Promise<LiveRecord> {
  if (!host.log.some(({ type }) => type === 'ended')) await host.do({ type: 'end' });
  await host.until(() => host.room?.phase === 'over', 'the end');
  const answer = await host.request('record', {});
  if (!answer.ok) throw new Error(`no record: ${answer.code}`);
  const read = readRecord(answer.text);
  if (!read.ok) throw new Error(`no record: line ${read.flaw.line}, ${read.flaw.code}`);
  const { header, events } = read.record;
  return { text: answer.text, header: header as GameHeader, events: events as readonly GameEvent[] };
}

/** How many letters of this kind and number somebody sent. */
export function sentBy(events: readonly GameEvent[], from: string, n: number): number {
  return events.filter(
    (event) => event.type === 'sent' && event.letter.from === from && 'n' in event.letter && event.letter.n === n,
  ).length;
}
