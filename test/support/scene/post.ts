/** The letters of a scene and what became of them, so that a line can name one without an id. */
import type { Letter } from '../../../shared/paxos/letters.ts';
import type { Acceptor } from '../../../shared/paxos/seats.ts';
import { eachWay, fits, nameOf, sayName, type LetterName } from './letter-name.ts';
import { SceneError, type Place } from './place.ts';

export interface Posted {
  readonly letter: Letter;
  /** Its messenger has neither arrived nor been caught. */
  onRoad: boolean;
  arrivals: number;
  /** How often it has been answered since it last arrived. */
  answers: number;
}

export type Post = Posted[];

/** The letters that a `deliver` or `capture` speaks of: `again` means letters that are no longer on the road. */
export function onTheRoad(post: Post, name: LetterName, again: boolean, place: Place): readonly Posted[] {
  return eachWay(name).flatMap((way) => {
    const named = allNamed(post, way);
    const found = named.filter(({ onRoad }) => onRoad !== again);
    if (found.length === 0) {
      const why = named.length === 0 ? 'was never sent' : again ? 'is still on the road' : 'is no longer on the road';
      throw new SceneError(place, `${sayName(way)} ${why}`);
    }
    refuseTwins(found, place);
    return found;
  });
}

/** The letter that a general answers: the one it holds unanswered, or the one it answered before. */
export function toAnswer(post: Post, by: Acceptor, name: LetterName | null, place: Place): Posted {
  const own = post.filter(({ letter, arrivals }) => letter.to === by && arrivals > 0);
  const named = name === null ? own : allNamed(own, { ...name, to: [by] });
  const waiting = named.filter(({ answers }) => answers === 0);
  const found = waiting.length > 0 || name === null ? waiting : named;
  const [one, ...others] = found;
  if (one === undefined) {
    throw new SceneError(place, `${by} holds no such letter${name === null ? ' unanswered' : `: ${sayName(name)}`}`);
  }
  if (others.length > 0) {
    const choices = found.map(({ letter }) => sayName(nameOf(letter))).join('; ');
    throw new SceneError(place, `${by} holds several: name the one that it answers (${choices})`);
  }
  return one;
}

function allNamed(post: readonly Posted[], name: LetterName): readonly Posted[] {
  const named = post.filter(({ letter }) => fits(name, letter));
  return name.nth === null ? named : named.slice(name.nth - 1, name.nth);
}

function refuseTwins(found: readonly Posted[], place: Place): void {
  const ways = new Set<string>();
  for (const { letter } of found) {
    const way = `${letter.from} ${letter.to}`;
    if (ways.has(way)) {
      throw new SceneError(place, `several letters are ${sayName(nameOf(letter))}: say more, or which one, like (2)`);
    }
    ways.add(way);
  }
}
