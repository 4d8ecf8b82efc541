/** The shortest way to a broken agreement, slips allowed: A*, by the number of acts and what a break still takes. */
import { proposerOf, type Proposer } from '../paxos/seats.ts';
import { ARMIES, numbersUpTo } from './setting.ts';
import { boundFor } from './slip-bound.ts';
import type { SlipId } from './slip-id.ts';
import { ACCEPTS_OF, grantedByQuorum } from './slip-masks.ts';
import { newSlipWorld, type Move, type Place, type SlipState, type SlipWorld, type Successor } from './slip-world.ts';

export type Search =
  | { readonly found: true; readonly moves: readonly Move[]; readonly acts: number; readonly states: number }
  | { readonly found: false; readonly states: number };

interface Found {
  readonly state: SlipState;
  /** The fewest known to lead here. */
  acts: number;
  parent: Found | null;
}

export function search(numbers: number, slips: readonly SlipId[]): Search {
  const world = newSlipWorld(numbers, slips);
  const bound = boundFor(numbers, slips);
  const found: Map<number, Found>[] = [];
  let states = 0;
  /** By the acts that the whole way takes at least. */
  const waiting: Found[][] = [];

  function reach(state: SlipState, acts: number, parent: Found | null): void {
    const { outer, inner } = world.placeOf(state);
    const places = (found[outer] ??= new Map<number, Found>());
    const known = places.get(inner);
    if (known && known.acts <= acts) return;
    const node = known ?? { state, acts, parent };
    node.acts = acts;
    node.parent = parent;
    if (!known) {
      places.set(inner, node);
      states += 1;
    }
    (waiting[acts + bound(state)] ??= []).push(node);
  }

  for (const owners of ownershipsFor(numbers, slips)) reach(world.start(owners), 0, null);
  for (let total = 0; total < waiting.length; total += 1) {
    const done = new Set<Found>();
    // The list grows while it is read: an act may lead to a state that is no farther.
    for (const node of waiting[total] ?? []) {
      if (done.has(node) || node.acts + bound(node.state) < total) continue;
      done.add(node);
      if (isBroken(node.state)) return { found: true, moves: movesTo(world, node), acts: node.acts, states };
      for (const { state, acts } of world.successors(node.state)) reach(state, node.acts + acts, node);
    }
    waiting[total] = [];
  }
  return { found: false, states };
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
  const granted = grantedByQuorum(generals.map(({ grants }) => grants));
  return ACCEPTS_OF.every((accepts) => (granted & accepts) !== 0);
}

/**
 * The moves along the way, played anew from the start: each state found stands for others too, so that one's general 1 may
 * be the next one's general 2.
 */
function movesTo(world: SlipWorld, last: Found): readonly Move[] {
  const way: Found[] = [];
  for (let node: Found | null = last; node !== null; node = node.parent) way.unshift(node);
  const moves: Move[] = [];
  let here: { readonly state: SlipState; readonly acts: number } | undefined = way[0];
  for (const { state, acts } of way.slice(1)) {
    const before: number = here?.acts ?? 0;
    const place = world.placeOf(state);
    const next: Successor | undefined = (here ? world.successors(here.state) : []).find(
      (one) => before + one.acts === acts && isAt(world, one.state, place),
    );
    if (next === undefined) throw new Error('a state was found that no way leads to');
    moves.push(next.move);
    here = { state: next.state, acts };
  }
  return moves;
}

function isAt(world: SlipWorld, state: SlipState, place: Place): boolean {
  const { outer, inner } = world.placeOf(state);
  return outer === place.outer && inner === place.inner;
}
