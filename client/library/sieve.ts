/** Which of the kept sessions are listed, and in which order. */
import type { Quadrant } from '../../shared/judge/verdict.ts';
import { ORIGINS, type Card, type Origin } from './kept.ts';

export const SORTS = ['newest', 'name', 'longest', 'outcome'] as const;
export type Sort = (typeof SORTS)[number];

export const QUADRANT_ORDER = ['fatal', 'lucky', 'stuck', 'sound'] as const satisfies readonly Quadrant[];

export interface Sieve {
  text: string;
  quadrant: Quadrant | 'any';
  origin: Origin | 'any';
  /** Only games of one's own in which one broke a rule. */
  mistaken: boolean;
  sort: Sort;
}

export const OPEN_SIEVE: Readonly<Sieve> = {
  text: '',
  quadrant: 'any',
  origin: 'any',
  mistaken: false,
  sort: 'newest',
};

/** `titleOf` is what stands on the card: a reader searches for what is read. */
export function sift(cards: readonly Card[], sieve: Readonly<Sieve>, titleOf: (card: Card) => string): readonly Card[] {
  const words = sieve.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const left = cards.filter(
    (card) =>
      (sieve.quadrant === 'any' || card.quadrant === sieve.quadrant) &&
      (sieve.origin === 'any' || card.origin === sieve.origin) &&
      (!sieve.mistaken || (card.seat !== null && (card.about?.rules.length ?? 0) > 0)) &&
      words.every((word) => isFound(card, word, titleOf)),
  );
  return left.sort(ORDERS[sieve.sort](titleOf));
}

/** Only origins of which there is something. */
export function originsIn(cards: readonly Card[]): readonly Origin[] {
  return ORIGINS.filter((origin) => cards.some((card) => card.origin === origin));
}

function isFound(card: Card, word: string, titleOf: (card: Card) => string): boolean {
  const { codes = [], times = [], rules = [] } = card.about ?? {};
  // A rule is meant whole: O1 is not X01, and G1 is not G10.
  if (rules.some((rule) => rule.toLowerCase() === word)) return true;
  const texts = [titleOf(card), card.name, card.id, ...codes, ...times];
  return texts.some((text) => text.toLowerCase().includes(word));
}

type Order = (a: Card, b: Card) => number;

const newest: Order = (a, b) => b.savedAt - a.savedAt;
const outcomeRank = ({ quadrant }: Card): number =>
  quadrant === null ? QUADRANT_ORDER.length : QUADRANT_ORDER.indexOf(quadrant);

const ORDERS: Readonly<Record<Sort, (titleOf: (card: Card) => string) => Order>> = {
  newest: () => newest,
  name: (titleOf) => (a, b) => titleOf(a).localeCompare(titleOf(b)) || newest(a, b),
  longest: () => (a, b) => b.events - a.events || newest(a, b),
  outcome: () => (a, b) => outcomeRank(a) - outcomeRank(b) || newest(a, b),
};
