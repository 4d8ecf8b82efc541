/**
 * States of the exploration with slips. Which general is which does not matter, nor which value is which: of the states
 * that differ only so, one stands for all.
 */
import type { Request } from '../paxos/letters.ts';
import { answersTo, type Answering } from './slip-answers.ts';
import { ACCEPTORS } from './setting.ts';
import {
  afterMove,
  hasGranted,
  keyOfGeneral,
  keyOfPromises,
  mirrored,
  NEW_GENERAL,
  voteMask,
  type GeneralMove,
  type GeneralPast,
} from './slip-general.ts';
import type { SlipId } from './slip-id.ts';
import {
  keyOfOfficers,
  keyOfRequest,
  mirroredOfficers,
  movesOf,
  type OfficerMove,
  type Officers,
} from './slip-officer.ts';

/** Equal pasts are one object with one id, so that what follows from one is found out only once. */
export interface GeneralNode {
  readonly id: number;
  readonly past: GeneralPast;
  /** Of its promises alone: all that the officers can ever see of it. */
  readonly promisesKey: string;
  readonly votes: number;
  mirror: GeneralNode | null;
  readonly answers: Map<string, readonly (Answering & { readonly next: GeneralNode })[]>;
}

export interface OfficersNode {
  readonly id: number;
  readonly officers: Officers;
  mirror: OfficersNode | null;
  readonly moves: Map<string, readonly (OfficerMove & { readonly next: OfficersNode })[]>;
}

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
  /** Letters that leave and notebooks that are written by it: what a reader of the record counts as acts. */
  readonly acts: number;
}

export interface SlipWorld {
  readonly start: (owners: Officers['owners']) => SlipState;
  readonly successors: (state: SlipState) => readonly Successor[];
  /** The same for states that differ only in who is who and which value is which. */
  readonly keyOf: (state: SlipState) => string;
}

export function slipWorld(numbers: number, slips: readonly SlipId[]): SlipWorld {
  const generals = new Map<string, GeneralNode>();
  const officersNodes = new Map<string, OfficersNode>();

  function general(past: GeneralPast): GeneralNode {
    const key = keyOfGeneral(past);
    const known = generals.get(key);
    if (known) return known;
    const promisesKey = keyOfPromises(past.promises);
    const node = { id: generals.size, past, promisesKey, votes: voteMask(past), mirror: null, answers: new Map() };
    generals.set(key, node);
    return node;
  }

  function officersNode(officers: Officers): OfficersNode {
    const key = keyOfOfficers(officers);
    const known = officersNodes.get(key);
    if (known) return known;
    const node = { id: officersNodes.size, officers, mirror: null, moves: new Map() };
    officersNodes.set(key, node);
    return node;
  }

  function answersOf(node: GeneralNode, letter: Request | null) {
    const key = letter === null ? '' : keyOfRequest(letter);
    let answers = node.answers.get(key);
    if (answers === undefined) {
      const found = answersTo(node.past, letter, numbers, slips);
      const all = found.map((answer) => ({ ...answer, next: general(afterMove(node.past, answer.move)) }));
      // Acts that come to the same are one, and an honest one that changes nothing is none.
      answers = all.filter(
        ({ next, slip }, i) =>
          !(slip === null && next === node) && all.findIndex((other) => other.next === next && other.slip === slip) === i,
      );
      node.answers.set(key, answers);
    }
    return answers;
  }

  function movesIn({ officers: node, generals: all }: SlipState) {
    const key = all.map(({ promisesKey }) => promisesKey).join(';');
    let moves = node.moves.get(key);
    if (moves === undefined) {
      const { owners, sent } = node.officers;
      const promises = all.map(({ past }) => past.promises);
      moves = movesOf(node.officers, promises, slips).map((move) => ({
        ...move,
        next: officersNode({ owners, sent: [...sent, move.request] }),
      }));
      node.moves.set(key, moves);
    }
    return moves;
  }

  const leftAfter = (left: number, slip: SlipId | null) => (slip === null ? left : left & ~(1 << slips.indexOf(slip)));
  const isLeft = (left: number, slip: SlipId | null) => slip === null || ((left >> slips.indexOf(slip)) & 1) === 1;

  function successors(state: SlipState): readonly Successor[] {
    const { officers, generals: all, left } = state;
    const found: Successor[] = [];
    for (const move of movesIn(state)) {
      if (!isLeft(left, move.slip)) continue;
      const next = { officers: move.next, generals: all, left: leftAfter(left, move.slip) };
      found.push({ state: next, move: { by: 'officer', move }, acts: 1 });
    }
    all.forEach((node, i) => {
      for (const letter of [null, ...officers.officers.sent]) {
        for (const { move, slip, next } of answersOf(node, letter)) {
          if (!isLeft(left, slip)) continue;
          const state = { officers, generals: all.with(i, next), left: leftAfter(left, slip) };
          found.push({ state, move: { by: 'general', army: i + 1, move }, acts: 1 + (needsCopy(all, i, letter) ? 1 : 0) });
        }
      }
    });
    return found;
  }

  /** A request left as one letter; every general but the first who answers it needs a letter of its own. */
  function needsCopy(all: readonly GeneralNode[], i: number, letter: Request | null): boolean {
    if (letter === null) return false;
    return all.some(({ past }) => hasGranted(past, letter)) && !all.some(({ past }, j) => i === j && hasGranted(past, letter));
  }

  function mirrorOf(node: GeneralNode): GeneralNode {
    return (node.mirror ??= general(mirrored(node.past)));
  }

  function keyOf({ officers, generals: all, left }: SlipState): string {
    const mirror = (officers.mirror ??= officersNode(mirroredOfficers(officers.officers)));
    const plain = `${officers.id} ${sortedIds(all)} ${left}`;
    const other = `${mirror.id} ${sortedIds(all.map(mirrorOf))} ${left}`;
    return plain < other ? plain : other;
  }

  return {
    start: (owners) => ({
      officers: officersNode({ owners, sent: [] }),
      generals: ACCEPTORS.map(() => general(NEW_GENERAL)),
      left: (1 << slips.length) - 1,
    }),
    successors,
    keyOf,
  };
}

function sortedIds(all: readonly GeneralNode[]): string {
  return all
    .map(({ id }) => id)
    .sort((a, b) => a - b)
    .join();
}
