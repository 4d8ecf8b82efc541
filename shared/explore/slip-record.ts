/** A way to a broken agreement as the events of a game: only the letters that it takes, and no delivery that it does not. */
import { seal } from '../paxos/answer.ts';
import type { ProtocolEvent, Sent } from '../paxos/events.ts';
import { samePair, type PromiseLetter, type Request } from '../paxos/letters.ts';
import { armyOf, type Proposer } from '../paxos/seats.ts';
import { ACCEPTORS } from './setting.ts';
import type { GeneralMove } from './slip-general.ts';
import { keyOfRequest, type Delivery, type OfficerMove } from './slip-officer.ts';
import type { Move } from './slip-world.ts';

/** One second between events. */
const PACE = 1000;

type Unstamped<E> = E extends unknown ? Omit<E, 'seq' | 'at'> : never;

export function eventsOf(moves: readonly Move[]): readonly ProtocolEvent[] {
  const events: ProtocolEvent[] = [];
  /** The requests on their way, and the promises; each letter by request and addressee. */
  const requests = new Map<string, Request>();
  const promises: PromiseLetter[] = [];
  const delivered = new Set<string>();
  let letters = 0;

  const newId = () => `L${(letters += 1)}`;

  function happen(event: Unstamped<ProtocolEvent>): void {
    events.push({ seq: events.length + 1, at: events.length * PACE, ...event });
  }

  function deliver(letter: string): void {
    delivered.add(letter);
    happen({ type: 'delivered', letter });
  }

  function deliverPromises(to: Proposer, n: number, wanted: readonly Delivery[]): void {
    for (const { army, report } of wanted) {
      const fits = (promise: PromiseLetter) =>
        promise.to === to && promise.n === n && armyOf(promise.from) === army && samePair(promise.accepted, report);
      const promise = promises.find(fits);
      if (promise && !delivered.has(promise.id)) deliver(promise.id);
    }
  }

  function play({ request, delivered: wanted, slip }: OfficerMove, addressees: readonly number[]): void {
    const { from, n } = request;
    if (slip === 'O2') {
      const stale = promises.filter((promise) => promise.to === from && promise.n !== n && !delivered.has(promise.id));
      for (const { id } of stale) deliver(id);
    }
    deliverPromises(from, n, wanted);
    // One that nobody answers still leaves, to the officer's own general.
    for (const army of addressees.length > 0 ? addressees : [armyOf(from)]) {
      const letter: Sent['letter'] = { ...request, id: newId(), to: ACCEPTORS[army - 1] ?? request.to };
      requests.set(keyOfLetter(request, army), letter);
      happen({ type: 'sent', letter });
    }
  }

  function answer(army: number, { letter, after, reply }: GeneralMove): void {
    const by = ACCEPTORS[army - 1];
    if (by === undefined) return;
    if (letter === null) {
      happen({ type: 'wrote', by, notebook: after });
      return;
    }
    const request = requests.get(keyOfLetter(letter, army));
    if (request === undefined) return;
    if (!delivered.has(request.id)) deliver(request.id);
    const sealed = reply && seal(reply, request, newId());
    if (sealed?.kind === 'promise') promises.unshift(sealed);
    happen({ type: 'answered', by, re: request.id, notebook: after, reply: sealed });
  }

  moves.forEach((one, i) => {
    if (one.by === 'general') answer(one.army, one.move);
    else play(one.move, answeringLater(moves.slice(i + 1), one.move.request));
  });
  happen({ type: 'ended' });
  return events;
}

/** The armies whose generals answer a request, in order of their number. */
function answeringLater(moves: readonly Move[], request: Request): readonly number[] {
  const key = keyOfRequest(request);
  const armies = moves.flatMap((one) =>
    one.by === 'general' && one.move.letter !== null && keyOfRequest(one.move.letter) === key ? [one.army] : [],
  );
  return [...new Set(armies)].sort((a, b) => a - b);
}

function keyOfLetter(request: Request, army: number): string {
  return `${keyOfRequest(request)} ${army}`;
}
