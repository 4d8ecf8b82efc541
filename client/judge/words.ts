/** What the judge says, in the reader's language. Each call reads the language anew, so a page that calls it redraws. */
import type { Flaw } from '../../shared/game/flaw.ts';
import { armyOf, isAcceptor, type Seat } from '../../shared/paxos/seats.ts';
import type { Violation } from '../../shared/paxos/finding.ts';
import { m } from '../i18n/generated/messages.js';

type Sentence = (params: Readonly<Record<string, string | number>>) => string;

/** Families of messages whose last part is an id: the test of the catalogues holds them complete. */
function sentence(key: string): Sentence | undefined {
  return (m as unknown as Readonly<Record<string, Sentence | undefined>>)[key];
}

export function flawWords({ code, params }: Flaw): string {
  const want = params['want'];
  const wanted = code === 'bad-field' ? sentence(`want_${underscored(String(want))}`)?.({}) : want;
  const filled = wanted === undefined ? params : { ...params, want: wanted };
  return sentence(`flaw_${underscored(code)}`)?.(filled) ?? code;
}

const underscored = (id: string): string => id.replaceAll('-', '_');

export function whoWords(who: Violation['by']): string {
  if (who.startsWith('army ')) return m.seat_army({ army: Number(who.slice(5)) });
  const army = armyOf(who as Seat);
  return isAcceptor(who) ? m.seat_general({ army }) : m.seat_officer({ army });
}

/** Of the events that one thing is about, so many are named. */
export const SHOWN = 12;

/** "event 9", or "events 9, 14, 20", the first dozen of a long list. */
export function eventsWords(seqs: readonly number[]): string {
  if (seqs.length === 1) return m.at_event({ seq: seqs[0] ?? 0 });
  const shown = m.at_events({ list: seqs.slice(0, SHOWN).join(m.list_comma()) });
  return seqs.length > SHOWN ? `${shown} ${m.and_more({ count: seqs.length - SHOWN })}` : shown;
}
