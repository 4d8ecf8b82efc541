/** The states of the exploration with slips, and the acts that lead from one to the next. */
import type { Request } from '../paxos/letters.ts';
import { ACCEPTORS } from './setting.ts';
import { NEW_GENERAL, type GeneralMove } from './slip-general.ts';
import type { SlipId } from './slip-id.ts';
import { bitOf } from './slip-masks.ts';
import { newNodes, pack, type GeneralNode, type OfficersNode } from './slip-nodes.ts';
import type { OfficerMove, Officers } from './slip-officer.ts';

export interface SlipState {
  readonly officers: OfficersNode;
  readonly generals: readonly GeneralNode[];
  /** Slips not yet made: bit i for the i-th. */
  readonly left: number;
}

export type Move =
  | { readonly by: 'officer'; readonly move: OfficerMove }
  | { readonly by: 'general'; readonly army: number; readonly move: GeneralMove };

export interface Successor {
  readonly state: SlipState;
  readonly move: Move;
  /** Its cost: the letters that officers send for it, and the answer or the writing. */
  readonly acts: number;
}

/** Where a state is kept: one number for its officers and slips, one for its generals. */
export interface Place {
  readonly outer: number;
  readonly inner: number;
}

export interface SlipWorld {
  readonly start: (owners: Officers['owners']) => SlipState;
  readonly successors: (state: SlipState) => readonly Successor[];
  /** The same for states that differ only in which general is which, and which value is which. */
  readonly placeOf: (state: SlipState) => Place;
}

export function newSlipWorld(numbers: number, slips: readonly SlipId[]): SlipWorld {
  const nodes = newNodes(numbers, slips);
  const bitsOfLeft = 1 << slips.length;

  /** The slips left after an act, or null where this slip is not left. */
  function leftAfter(left: number, slip: SlipId | null): number | null {
    if (slip === null) return left;
    const bit = 1 << slips.indexOf(slip);
    return (left & bit) === 0 ? null : left & ~bit;
  }

  function successors({ officers, generals, left: before }: SlipState): readonly Successor[] {
    const found: Successor[] = [];
    for (const move of nodes.movesOf(officers, generals)) {
      const left = leftAfter(before, move.slip);
      if (left === null) continue;
      found.push({ state: { officers: move.next, generals, left }, move: { by: 'officer', move }, acts: 1 });
    }
    generals.forEach((general, i) => {
      for (const letter of [null, ...officers.officers.sent]) {
        const honest = letter === null ? [] : nodes.honestOf(general, letter);
        const all = before === 0 ? honest : [...honest, ...nodes.slipsOf(general, letter)];
        for (const { move, slip, next } of all) {
          const left = leftAfter(before, slip);
          if (left === null) continue;
          const state = { officers, generals: generals.with(i, next), left };
          found.push({ state, move: { by: 'general', army: i + 1, move }, acts: actsOf(generals, general, letter) });
        }
      }
    });
    return found;
  }

  function placeWith(officers: OfficersNode, [a, b, c]: readonly GeneralNode[], left: number): Place {
    const ids = [a?.id ?? 0, b?.id ?? 0, c?.id ?? 0] as const;
    const [low, high] = [Math.min(...ids), Math.max(...ids)];
    return { outer: officers.id * bitsOfLeft + left, inner: pack(low, ids[0] + ids[1] + ids[2] - low - high, high) };
  }

  function placeOf({ officers, generals, left }: SlipState): Place {
    const plain = placeWith(officers, generals, left);
    const mirror = placeWith(nodes.mirrorOfOfficers(officers), generals.map(nodes.mirrorOf), left);
    return plain.outer - mirror.outer || plain.inner - mirror.inner ? lower(plain, mirror) : plain;
  }

  return {
    start: (owners) => ({
      officers: nodes.officers({ owners, sent: [] }),
      generals: ACCEPTORS.map(() => nodes.general(NEW_GENERAL)),
      left: bitsOfLeft - 1,
    }),
    successors,
    placeOf,
  };
}

function lower(a: Place, b: Place): Place {
  return a.outer < b.outer || (a.outer === b.outer && a.inner < b.inner) ? a : b;
}

/** A request leaves as one letter: each general but the first who answers it needs a letter of its own. */
function actsOf(generals: readonly GeneralNode[], general: GeneralNode, letter: Request | null): number {
  if (letter === null) return 1;
  const bit = bitOf(letter);
  const isAnswered = generals.some(({ grants }) => (grants & bit) !== 0);
  return isAnswered && (general.grants & bit) === 0 ? 2 : 1;
}
