/**
 * Why agreement broke, as a chain: from a chosen pair back over the acts that led to it, as far as an act that is to
 * blame. An act follows from the letters that brought it about; a general's also from the notebook that it left itself.
 */
import type { GameEvent } from '../game/events.ts';
import type { ChosenPair, Verdict } from '../judge/verdict.ts';
import type { Violation } from '../paxos/finding.ts';
import type { SentLetter } from '../paxos/events.ts';
import type { RuleId } from '../paxos/rules.ts';
import type { Acceptor } from '../paxos/seats.ts';
import type { Chronicle } from './chronicle.ts';
import { countUpTo } from './history.ts';

export interface Chain {
  readonly blamed: Violation;
  /** The pair that it helped to be chosen. */
  readonly pair: ChosenPair;
  /** Seqs of acts: a vote for the pair first, the blamed act last. */
  readonly acts: readonly number[];
}

/** These leave a notebook that says too little: what comes of them are the general's own later acts. */
const IN_THE_NOTEBOOK: readonly RuleId[] = ['G2', 'G8', 'G9', 'G10'];

/** Of a broken agreement: one chain for each act to blame, in their order. */
export function chainsOf(chronicle: Chronicle, { chosen, blame }: Pick<Verdict, 'chosen' | 'blame'>): readonly Chain[] {
  const causes = causesIn(chronicle.events);
  // Of two values to which it is equally near, the later one: it should not have been chosen.
  const pairs = firstOfEachValue(chosen).reverse();
  return blame.flatMap((blamed) => {
    const lies = isInNotebook(chronicle, blamed);
    const chains = [false, true].flatMap((alsoOwn) =>
      pairs.flatMap((pair): Chain[] => {
        const votes = votesFor(chronicle, pair);
        const acts = lies
          ? wayToNotebook(causes, votes, blamed.seq, alsoOwn)
          : wayBack(causes, votes, blamed.seq, alsoOwn);
        return acts === null ? [] : [{ blamed, pair, acts }];
      }),
    );
    const last = pairs[0];
    return chains[0] ?? (last === undefined ? [] : [{ blamed, pair: last, acts: [blamed.seq] }]);
  });
}

/** An entry that no letter asked for (G7) is one as well; a second vote under one number is not. */
function isInNotebook({ seqs, seen }: Chronicle, { rule, seq }: Violation): boolean {
  return IN_THE_NOTEBOOK.includes(rule) || (rule === 'G7' && seen[countUpTo(seqs, seq) - 1]?.vote === null);
}

/** The pair with which each value was chosen first. */
export function firstOfEachValue(chosen: readonly ChosenPair[]): ChosenPair[] {
  return chosen.filter(({ value }, i) => chosen.findIndex((other) => other.value === value) === i);
}

/** The acts of its quorum, the deciding one first. */
function votesFor({ drawing }: Chronicle, { seq }: ChosenPair): readonly number[] {
  const mark = drawing.chosen.find((each) => each.seq === seq);
  return mark === undefined ? [seq] : mark.quorum.map((vote) => vote.seq).reverse();
}

interface Cause {
  /** The acts that wrote the letters from which this one followed. */
  readonly letters: readonly number[];
  /** The general's own act before it. */
  readonly own: number | null;
}
type Causes = ReadonlyMap<number, Cause>;

const NO_CAUSE: Cause = { letters: [], own: null };

function causesIn(events: readonly GameEvent[]): Causes {
  const causes = new Map<number, Cause>();
  /** By letter, the act that sent it. */
  const writers = new Map<string, number>();
  /** By officer and number, the acts whose promises have arrived. */
  const promises = new Map<string, number[]>();
  const promised = new Map<string, string>();
  const lastOf = new Map<Acceptor, number>();
  /** Letters that say the same to several generals are one act: the first one stands for it. */
  const proposals = new Map<string, number>();
  for (const event of events) {
    const { seq } = event;
    if (event.type === 'sent') {
      const { letter } = event;
      const act = proposals.get(saidIn(letter)) ?? seq;
      proposals.set(saidIn(letter), act);
      writers.set(letter.id, act);
      if (act !== seq || letter.kind !== 'accept') continue;
      causes.set(seq, { letters: [...(promises.get(`${letter.from} ${letter.n}`) ?? [])], own: null });
    } else if (event.type === 'answered' || event.type === 'wrote') {
      const asked = event.type === 'answered' ? writers.get(event.re) : undefined;
      causes.set(seq, { letters: asked === undefined ? [] : [asked], own: lastOf.get(event.by) ?? null });
      lastOf.set(event.by, seq);
      if (event.type === 'wrote' || event.reply === null) continue;
      const { id, kind, to, n } = event.reply;
      writers.set(id, seq);
      if (kind === 'promise') promised.set(id, `${to} ${n}`);
    } else if (event.type === 'delivered') {
      const way = promised.get(event.letter);
      const writer = writers.get(event.letter);
      if (way === undefined || writer === undefined) continue;
      const arrived = promises.get(way);
      if (arrived) arrived.push(writer);
      else promises.set(way, [writer]);
    }
  }
  return causes;
}

function saidIn(letter: SentLetter): string {
  return letter.kind === 'announce' ? letter.id : `${letter.from} ${letter.n} ${'value' in letter ? letter.value : ''}`;
}

/** The shortest way from any of these acts back to one; null where none leads there. */
function wayBack(causes: Causes, from: readonly number[], to: number, alsoOwn: boolean): readonly number[] | null {
  const cameFrom = new Map<number, number | null>(from.map((seq) => [seq, null]));
  // A map goes on to what is put into it meanwhile.
  for (const seq of cameFrom.keys()) {
    if (seq === to) break;
    const { letters, own } = causes.get(seq) ?? NO_CAUSE;
    for (const cause of alsoOwn && own !== null ? [...letters, own] : letters) {
      if (!cameFrom.has(cause)) cameFrom.set(cause, seq);
    }
  }
  if (!cameFrom.has(to)) return null;
  const way: number[] = [];
  for (let at: number | null = to; at !== null; at = cameFrom.get(at) ?? null) way.unshift(at);
  return way;
}

/** The way to the act that first went by what another one had left in the notebook, and from there to that one. */
function wayToNotebook(
  causes: Causes,
  from: readonly number[],
  to: number,
  alsoOwn: boolean,
): readonly number[] | null {
  for (const [seq, { own }] of causes) {
    if (own !== to) continue;
    const way = wayBack(causes, from, seq, alsoOwn);
    if (way !== null) return [...way, to];
  }
  return null;
}
