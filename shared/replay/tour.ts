/**
 * A guided tour of one session: its turning points in order, each a fact that the record proves and the moment at which
 * it can be seen. What they are called is the page's; nothing here is guessed, and nobody writes it by hand.
 */
import type { GameEvent } from '../game/events.ts';
import type { Verdict } from '../judge/verdict.ts';
import type { Violation } from '../paxos/finding.ts';
import { allowedBy } from '../paxos/reports.ts';
import { acceptorOf, armyOf, quorumOf, type Acceptor, type Proposer, type Seat } from '../paxos/seats.ts';
import type { Chronicle } from './chronicle.ts';
import { firstOfEachValue } from './causes.ts';

export type Stop = { readonly seq: number } & (
  | { readonly type: 'start'; readonly armies: number; readonly quorum: number }
  | { readonly type: 'proposal'; readonly seat: Proposer; readonly n: number }
  /** The first messenger that is caught, and how many there were in all. */
  | { readonly type: 'captured'; readonly seat: Seat; readonly to: Seat; readonly count: number }
  /** A quorum of promises is in, and no general reported anything: any value will do. */
  | { readonly type: 'free'; readonly seat: Proposer; readonly n: number }
  /** A quorum of promises is in, and what is reported leaves only these values. */
  | { readonly type: 'bound'; readonly seat: Proposer; readonly n: number; readonly values: readonly string[] }
  /** A general refuses: it has promised more to somebody else. */
  | { readonly type: 'overtaken'; readonly seat: Acceptor; readonly n: number; readonly promised: number }
  | { readonly type: 'violation'; readonly violation: Violation }
  /** `knowing`: how many seats know it at that moment. */
  | { readonly type: 'chosen'; readonly value: string; readonly n: number; readonly by: readonly Acceptor[] }
  | { readonly type: 'again'; readonly value: string; readonly n: number }
  | { readonly type: 'broken'; readonly value: string; readonly n: number; readonly before: string }
  | { readonly type: 'knows'; readonly seat: Seat; readonly value: string }
  | { readonly type: 'undecided' }
  /** Something is chosen, and these generals never knew it. */
  | { readonly type: 'unknowing'; readonly generals: readonly Acceptor[] }
  | { readonly type: 'battle'; readonly outcome: Verdict['battle']['outcome']; readonly earned: boolean }
);

/** Nobody follows more; what matters least is left out first. */
const STOPS = 14;

type Kind = Stop['type'];

/** The order in which kinds of stops are kept where there are too many of them. */
const WORTH: readonly Kind[] = [
  ...(['start', 'broken', 'chosen', 'violation', 'knows', 'undecided', 'unknowing', 'battle', 'bound'] as const),
  ...(['overtaken', 'free', 'captured', 'proposal', 'again'] as const),
];

export function tourOf(chronicle: Chronicle, verdict: Verdict): readonly Stop[] {
  const last = chronicle.seqs.at(-1) ?? 0;
  const { armies } = chronicle.header;
  const stops: Stop[] = [
    { seq: 0, type: 'start', armies, quorum: quorumOf(armies) },
    ...proposals(chronicle.events),
    ...captures(chronicle),
    ...quorums(chronicle),
    ...refusals(chronicle),
    ...violationsIn(verdict).map((violation): Stop => ({ seq: violation.seq, type: 'violation', violation })),
    ...chosenIn(chronicle, verdict),
    ...firstToKnow(verdict),
    ...(verdict.outcome === 'undecided' ? [{ seq: last, type: 'undecided' } as const] : unknowing(chronicle, verdict)),
    { seq: last, type: 'battle', outcome: verdict.battle.outcome, earned: verdict.battle.earned },
  ];
  return fewest(stops);
}

/** The most worthy ones, in the order of the game; of one moment the cause comes before what came of it. */
function fewest(stops: readonly Stop[]): readonly Stop[] {
  const worth = ({ type }: Stop): number => WORTH.indexOf(type);
  const kept = new Set([...stops].sort((a, b) => worth(a) - worth(b)).slice(0, STOPS));
  return stops.filter((stop) => kept.has(stop)).sort((a, b) => a.seq - b.seq);
}

/** The first of each number. */
function proposals(events: readonly GameEvent[]): readonly Stop[] {
  const seen = new Set<number>();
  return events.flatMap((event): Stop[] => {
    if (event.type !== 'sent' || event.letter.kind !== 'prepare' || seen.has(event.letter.n)) return [];
    const { from, n } = event.letter;
    seen.add(n);
    return [{ seq: event.seq, type: 'proposal', seat: from, n }];
  });
}

function captures({ events, drawing }: Chronicle): readonly Stop[] {
  const caught = events.filter((event) => event.type === 'captured');
  const [first] = caught;
  const letter = first === undefined ? null : (drawing.posted.get(first.letter)?.letter ?? null);
  if (first === undefined || letter === null) return [];
  return [{ seq: first.seq, type: 'captured', seat: letter.from, to: letter.to, count: caught.length }];
}

/** The moment at which an officer's promises are enough, once for each of its numbers. */
function quorums({ header, officers }: Chronicle): readonly Stop[] {
  const quorum = quorumOf(header.armies);
  return [...officers].flatMap(([seat, { seqs, values }]) => {
    const met = new Set<number>();
    return values.flatMap(({ n, value, promises }, i): Stop[] => {
      if (value !== null || promises.length < quorum || met.has(n)) return [];
      met.add(n);
      const allowed = allowedBy(new Map(promises.map(({ army, accepted }) => [army, accepted])), quorum);
      const seq = seqs[i] ?? 0;
      if (allowed.open) return [{ seq, type: 'free', seat, n }];
      return [{ seq, type: 'bound', seat, n, values: [...allowed.values].sort() }];
    });
  });
}

/** Each general's first refusal of an accept: a round that comes to nothing, or to less. */
function refusals({ events, drawing }: Chronicle): readonly Stop[] {
  const refused = new Set<Acceptor>();
  return events.flatMap((event): Stop[] => {
    if (event.type !== 'answered' || event.reply?.kind !== 'reject' || refused.has(event.by)) return [];
    if (drawing.posted.get(event.re)?.letter.kind !== 'accept') return [];
    const { n, promised } = event.reply;
    if (promised <= n) return [];
    refused.add(event.by);
    return [{ seq: event.seq, type: 'overtaken', seat: event.by, n, promised }];
  });
}

/** Those to blame, then other roots, the gravest first; odd ones teach little. */
function violationsIn({ violations, blame }: Verdict): readonly Violation[] {
  const roots = violations.filter(({ root, severity }) => root && severity !== 'odd');
  const unsafe = roots.filter(({ severity }) => severity === 'unsafe');
  const rest = roots.filter(({ severity }) => severity !== 'unsafe');
  const acts = new Set<number>();
  return [...blame, ...unsafe, ...rest].filter(({ seq }) => !acts.has(seq) && acts.add(seq)).slice(0, 5);
}

function chosenIn({ drawing }: Chronicle, { chosen }: Verdict): readonly Stop[] {
  const firsts = new Set(firstOfEachValue(chosen));
  const before = chosen[0]?.value ?? '';
  return chosen.map((pair, i): Stop => {
    const { seq, n, value } = pair;
    if (i > 0) return firsts.has(pair) ? { seq, type: 'broken', n, value, before } : { seq, type: 'again', n, value };
    const quorum = drawing.chosen.find((each) => each.seq === seq)?.quorum ?? [];
    return { seq, type: 'chosen', n, value, by: quorum.map(({ seat }) => acceptorOf(armyOf(seat))) };
  });
}

/** Whoever knew first, and an officer who came to know it later. */
function firstToKnow({ knows }: Verdict): readonly Stop[] {
  return Object.entries(knows)
    .flatMap(([seat, since]): Extract<Stop, { type: 'knows' }>[] =>
      since === null ? [] : [{ seq: since.seq, type: 'knows', seat: seat as Seat, value: since.value }],
    )
    .sort((a, b) => a.seq - b.seq)
    .slice(0, 2);
}

function unknowing({ seqs, generals }: Chronicle, { knows }: Verdict): readonly Stop[] {
  const never = [...generals.keys()].filter((seat) => knows[seat] === null);
  return never.length === 0 ? [] : [{ seq: seqs.at(-1) ?? 0, type: 'unknowing', generals: never }];
}
