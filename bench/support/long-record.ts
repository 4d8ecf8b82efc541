/** Lawful games of any length, made in linear time: officers take turns with ever higher numbers, generals oblige. */
import { RECORD_FORMAT } from '../../shared/game/header.ts';
import type { RecordEvent, SessionRecord } from '../../shared/game/record.ts';
import { dutifulAnswer, seal } from '../../shared/paxos/answer.ts';
import { castVote, grant, newDuty } from '../../shared/paxos/duty.ts';
import type { Pair, Reply, Request } from '../../shared/paxos/letters.ts';
import { acceptorsOf, armyOf, proposerOf, type Acceptor } from '../../shared/paxos/seats.ts';

/** At least `length` events; every seventh letter is captured, every eleventh comes twice. */
export function longRecord(length: number, armies = 3): SessionRecord {
  const events: RecordEvent[] = [];
  const duties = new Map(acceptorsOf(armies).map((seat) => [seat, newDuty()]));
  let letters = 0;
  const add = (event: object) => {
    const seq = events.length + 1;
    events.push({ seq, at: seq * 100, ...event } as RecordEvent);
  };
  const nextId = () => `L${(letters += 1)}`;
  /** True when it arrives. */
  const carry = ({ id }: { readonly id: string }): boolean => {
    if (letters % 7 === 0) add({ type: 'captured', letter: id });
    else add({ type: 'delivered', letter: id });
    if (letters % 11 === 0 && letters % 7 !== 0) add({ type: 'delivered', letter: id });
    return letters % 7 !== 0;
  };
  const ask = (request: Request): Reply | null => {
    add({ type: 'sent', letter: request });
    if (!carry(request)) return null;
    const duty = duties.get(request.to);
    if (!duty) return null;
    const { notebook, reply } = dutifulAnswer(duty, request);
    if (reply === null) return null;
    const sealed = seal(reply, request, nextId());
    if (reply.kind === 'promise') grant(duty, request.n, request.from);
    if (reply.kind === 'accepted' && request.kind === 'accept') castVote(duty, request, request.from);
    add({ type: 'answered', by: request.to, re: request.id, notebook, reply: sealed });
    return carry(sealed) ? sealed : null;
  };

  for (let n = 1; events.length < length; n += 1) {
    const from = proposerOf(((n - 1) % armies) + 1);
    const toAll = (request: (id: string, to: Acceptor) => Request) =>
      acceptorsOf(armies).flatMap((to) => ask(request(nextId(), to)) ?? []);
    const promises = toAll((id, to) => ({ id, from, to, kind: 'prepare', n }));
    const quorum = Math.floor(armies / 2) + 1;
    if (promises.length < quorum) continue;
    const value = highest(promises)?.value ?? `${String(armyOf(from)).padStart(2, '0')}:00`;
    toAll((id, to) => ({ id, from, to, kind: 'accept', n, value }));
  }
  add({ type: 'ended' });
  return {
    header: { format: RECORD_FORMAT, id: `long-${length}`, armies, acceptRule: 'textbook', tent: 'separate' },
    events,
  };
}

function highest(replies: readonly Reply[]): Pair | null {
  let best: Pair | null = null;
  for (const reply of replies) {
    if (reply.kind === 'promise' && reply.accepted !== null && reply.accepted.n > (best?.n ?? 0)) best = reply.accepted;
  }
  return best;
}
