/** Equal pasts are one object with one id, so that what may follow from a past is found out only once. */
import type { Request } from '../paxos/letters.ts';
import { honestAnswer, slipsWith, type Answering } from './slip-answers.ts';
import { afterMove, keyOfGeneral, keyOfPromises, mirrored, type GeneralPast } from './slip-general.ts';
import type { SlipId } from './slip-id.ts';
import { bitOf, grantsOf, type RequestMask } from './slip-masks.ts';
import { keyOfOfficers, mirroredOfficers, movesOf, type OfficerMove, type Officers } from './slip-officer.ts';

export interface GeneralNode {
  readonly id: number;
  readonly past: GeneralPast;
  /** Equal for generals that have sent the same promises: all that officers ever see of them. */
  readonly promisesId: number;
  readonly grants: RequestMask;
  /** With the two values exchanged; null until somebody asks. */
  mirror: GeneralNode | null;
  /** By the bit of the letter, 0 for none. */
  readonly honest: Map<RequestMask, readonly NextAnswer[]>;
  readonly slips: Map<RequestMask, readonly NextAnswer[]>;
}

export interface NextAnswer extends Answering {
  readonly next: GeneralNode;
}

export interface OfficersNode {
  readonly id: number;
  readonly officers: Officers;
  readonly sent: RequestMask;
  mirror: OfficersNode | null;
  /** By the ids of the generals' promises. */
  readonly moves: Map<number, readonly NextMove[]>;
}

export interface NextMove extends OfficerMove {
  readonly next: OfficersNode;
}

/** So many ids that three of them are still exact in one number. */
const ID_LIMIT = 2 ** 17;

/** Three ids as one number. */
export function pack(first: number, second: number, third: number): number {
  return (first * ID_LIMIT + second) * ID_LIMIT + third;
}

export interface Nodes {
  readonly general: (past: GeneralPast) => GeneralNode;
  readonly mirrorOf: (node: GeneralNode) => GeneralNode;
  readonly officers: (officers: Officers) => OfficersNode;
  readonly mirrorOfOfficers: (node: OfficersNode) => OfficersNode;
  /** What an honest general does with a letter, unless it changes nothing. */
  readonly honestOf: (node: GeneralNode, letter: Request) => readonly NextAnswer[];
  /** How a general may slip on a letter, or unasked. Dear to find, and not asked once no slip is left. */
  readonly slipsOf: (node: GeneralNode, letter: Request | null) => readonly NextAnswer[];
  /** What the officers may send next. */
  readonly movesOf: (node: OfficersNode, generals: readonly GeneralNode[]) => readonly NextMove[];
}

export function newNodes(numbers: number, slips: readonly SlipId[]): Nodes {
  const generals = new Map<string, GeneralNode>();
  const promisesIds = new Map<string, number>();
  const allOfficers = new Map<string, OfficersNode>();

  function general(past: GeneralPast): GeneralNode {
    const key = keyOfGeneral(past);
    const known = generals.get(key);
    if (known) return known;
    if (generals.size >= ID_LIMIT) throw new RangeError('more pasts of a general than this exploration can number');
    const promisesKey = keyOfPromises(past.promises);
    const promisesId = promisesIds.get(promisesKey) ?? promisesIds.size;
    promisesIds.set(promisesKey, promisesId);
    const memory = { honest: new Map(), slips: new Map() };
    const node = { id: generals.size, past, promisesId, grants: grantsOf(past), mirror: null, ...memory };
    generals.set(key, node);
    return node;
  }

  function officers(past: Officers): OfficersNode {
    const key = keyOfOfficers(past);
    const known = allOfficers.get(key);
    if (known) return known;
    const sent = past.sent.reduce((mask, request) => mask | bitOf(request), 0);
    const node = { id: allOfficers.size, officers: past, sent, mirror: null, moves: new Map() };
    allOfficers.set(key, node);
    return node;
  }

  /** Acts that come to the same are one. */
  function lead(node: GeneralNode, answers: readonly Answering[]): readonly NextAnswer[] {
    const all = answers.map((answer): NextAnswer => ({ ...answer, next: general(afterMove(node.past, answer.move)) }));
    return all.filter(
      ({ next, slip }, i) => all.findIndex((other) => other.next === next && other.slip === slip) === i,
    );
  }

  function findHonest(node: GeneralNode, letter: Request): readonly NextAnswer[] {
    const answer = honestAnswer(node.past, letter);
    return answer === null ? [] : lead(node, [answer]).filter(({ next }) => next !== node);
  }

  function findMoves(node: OfficersNode, all: readonly GeneralNode[]): readonly NextMove[] {
    const { owners, sent } = node.officers;
    const promises = all.map(({ past }) => past.promises);
    return movesOf(node.officers, promises, slips).map((move): NextMove => {
      return { ...move, next: officers({ owners, sent: [...sent, move.request] }) };
    });
  }

  return {
    general,
    officers,
    mirrorOf: (node) => (node.mirror ??= general(mirrored(node.past))),
    mirrorOfOfficers: (node) => (node.mirror ??= officers(mirroredOfficers(node.officers))),
    honestOf: (node, letter) => remembered(node.honest, bitOf(letter), () => findHonest(node, letter)),
    slipsOf: (node, letter) =>
      remembered(node.slips, letter === null ? 0 : bitOf(letter), () =>
        lead(node, slipsWith(node.past, letter, numbers, slips)),
      ),
    movesOf: (node, all) => {
      const [a, b, c] = all.map(({ promisesId }) => promisesId);
      return remembered(node.moves, pack(a ?? 0, b ?? 0, c ?? 0), () => findMoves(node, all));
    },
  };
}

function remembered<K, T>(memory: Map<K, T>, key: K, find: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const found = find();
  memory.set(key, found);
  return found;
}
