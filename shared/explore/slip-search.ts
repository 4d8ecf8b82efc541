/** The shortest way to a broken agreement, slips allowed: breadth first, by the number of acts. */
import type { Proposer } from '../paxos/seats.ts';
import { proposerOf } from '../paxos/seats.ts';
import { ARMIES, numbersUpTo, QUORUMS, VALUES } from './setting.ts';
import type { SlipId } from './slip-id.ts';
import { slipWorld, type Move, type SlipState, type SlipWorld } from './slip-state.ts';

export type Search =
  | { readonly found: true; readonly moves: readonly Move[]; readonly acts: number; readonly states: number }
  | { readonly found: false; readonly states: number };

interface Found {
  readonly state: SlipState;
  readonly key: string;
  acts: number;
  parent: Found | null;
}

export function search(numbers: number, slips: readonly SlipId[]): Search {
  const world = slipWorld(numbers, slips);
  const found = new Map<string, Found>();
  /** By acts so far. A move costs one act, or two where a letter has to leave for it. */
  const waiting: Found[][] = [];

  function reach(state: SlipState, acts: number, parent: Found | null): void {
    const key = world.keyOf(state);
    let node = found.get(key);
    if (node !== undefined && node.acts <= acts) return;
    if (node === undefined) found.set(key, (node = { state, key, acts, parent }));
    node.acts = acts;
    node.parent = parent;
    (waiting[acts] ??= []).push(node);
  }

  for (const owners of ownershipsFor(numbers, slips)) reach(world.start(owners), 0, null);
  for (let acts = 0; acts < waiting.length; acts += 1) {
    const now = waiting[acts] ?? [];
    for (const node of now) {
      if (node.acts < acts) continue;
      if (isBroken(node.state)) return { found: true, moves: movesTo(world, node), acts, states: found.size };
      for (const { state, acts: cost } of world.successors(node.state)) reach(state, acts + cost, node);
    }
    waiting[acts] = [];
  }
  return { found: false, states: found.size };
}

/**
 * Who owns which number. One officer for each is the widest: rules that bind an officer's numbers together only narrow what
 * it may do. But for O2 and D3 an officer needs two, so there every way of sharing them out is tried.
 */
function ownershipsFor(numbers: number, slips: readonly SlipId[]): readonly (readonly Proposer[])[] {
  const each = numbersUpTo(numbers).map((n) => proposerOf(((n - 1) % ARMIES) + 1));
  if (!slips.includes('O2') && !slips.includes('D3')) return [each];
  let ways: readonly (readonly number[])[] = [[]];
  for (let n = 1; n <= numbers; n += 1) {
    ways = ways.flatMap((way) => {
      const used = Math.max(0, ...way);
      return numbersUpTo(Math.min(used + 1, ARMIES)).map((army) => [...way, army]);
    });
  }
  return ways.map((way) => way.map(proposerOf));
}

/** Two values with a quorum of votes each, whenever and under whichever number. */
function isBroken({ generals }: SlipState): boolean {
  let chosen = 0;
  for (const quorum of QUORUMS) {
    chosen |= quorum.reduce((votes, general) => votes & (generals[general]?.votes ?? 0), -1);
  }
  const values = new Set<number>();
  for (let bit = 0; chosen >> bit !== 0; bit += 1) if ((chosen >> bit) & 1) values.add(bit % VALUES.length);
  return values.size > 1;
}

/**
 * The moves along the way, played anew from the start: the states found each stand for others too, so that one's general
 * 1 may be the next one's general 2.
 */
function movesTo(world: SlipWorld, last: Found): readonly Move[] {
  const way: Found[] = [];
  for (let node: Found | null = last; node !== null; node = node.parent) way.unshift(node);
  const moves: Move[] = [];
  let state = way[0]?.state;
  way.slice(1).forEach(({ key, acts }, i) => {
    const cost = acts - (way[i]?.acts ?? 0);
    const next = state && world.successors(state).find((one) => one.acts === cost && world.keyOf(one.state) === key);
    if (next === undefined) throw new Error('a state found has no way to it');
    moves.push(next.move);
    state = next.state;
  });
  return moves;
}
