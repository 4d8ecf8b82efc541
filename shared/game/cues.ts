/**
 * How far each seat's part has come: a fold of the game's log. Whoever acts out of turn goes on behind what it did, so
 * that a person may do otherwise than the story without being stuck in it.
 */
import type { Letter } from '../paxos/letters.ts';
import type { Notebook } from '../paxos/notebook.ts';
import { armyOf, type Seat } from '../paxos/seats.ts';
import type { Entry } from './commands.ts';
import type { GameEvent } from './events.ts';
import type { Cue, CueDeed, SeatPlan, Stage } from './stage.ts';
import { fulfils, letterSealed, lettersMoved } from './state.ts';
import { matches } from './valley.ts';

/** One seat's part as it stands. */
export interface Part {
  readonly plan: SeatPlan;
  readonly cues: readonly Cue[];
  /** How many of them are done, or passed by. */
  done: number;
  /** By cue: how many of its moments there were. */
  readonly met: number[];
  /** By cue: who has its letter. */
  readonly reached: Set<Seat>[];
  /** Since when the game goes another way than the story, whoever left it; game time, null while it does not. */
  astray: number | null;
}

export type Parts = ReadonlyMap<Seat, Part>;

type Find = (id: string) => Letter | null;

export function newParts(stage: Stage): Parts {
  const parts = new Map<Seat, Part>();
  for (const [seat, plan] of Object.entries(stage)) {
    const cues = plan.cues ?? [];
    const [met, reached] = [cues.map(() => 0), cues.map(() => new Set<Seat>())];
    parts.set(seat as Seat, { plan, cues, done: 0, met, reached, astray: null });
  }
  return parts;
}

/** Advances the parts in place. `find` knows every letter of the game up to this event, its own included. */
export function followEvent(parts: Parts, event: GameEvent, find: Find): void {
  if (parts.size === 0) return;
  const moved = lettersMoved(event, find);
  const fits = new Map([...parts].map(([seat, part]) => [seat, cueOf(part, seat, event, find)]));
  const strays = [...parts].some(([seat, part]) => leavesStory(part, seat, event, fits.get(seat) ?? null));
  for (const [seat, part] of parts) {
    if (strays) part.astray ??= event.at;
    part.cues.forEach(({ when }, i) => {
      if (when !== null) part.met[i] = (part.met[i] ?? 0) + moved.filter((one) => fulfils(when, one)).length;
    });
    const fit = fits.get(seat);
    if (fit?.done === true) part.done = fit.i + 1;
  }
}

/** The cue that an act fits, and whether that is done with it. */
interface Fit {
  readonly i: number;
  readonly done: boolean;
}

/** An act is one cue's: of those that are left, the first one that it fits. */
function cueOf(part: Part, seat: Seat, event: GameEvent, find: Find): Fit | null {
  for (let i = part.done; i < part.cues.length; i += 1) {
    const cue = part.cues[i];
    const done = cue === undefined ? null : doneBy(cue.do, event, seat, part.reached[i] ?? new Set(), find);
    if (done !== null) return { i, done };
  }
  return null;
}

/**
 * Asked before the event is followed. An officer leaves the story with a proposal that is neither the next one in its part,
 * whose moment has come, nor one from before, to whomever it goes; a general with an answer of another kind.
 */
function leavesStory(part: Part, seat: Seat, event: GameEvent, fit: Fit | null): boolean {
  if (isOver(part)) return false;
  if (event.type === 'answered' && event.by === seat) {
    const deed = fit === null ? null : part.cues[fit.i]?.do;
    return deed?.type === 'answer' && deed.reply?.kind !== event.reply?.kind;
  }
  const letter = letterSealed(event);
  if (letter?.from !== seat || (letter.kind !== 'prepare' && letter.kind !== 'accept')) return false;
  return !part.cues.some(({ do: deed }, i) => {
    const mayBeSaid = i < part.done || (i === part.done && hasCome(part, i));
    return mayBeSaid && 'to' in deed && says(deed, letter);
  });
}

/** What this seat is to do by now; null where it has to wait, or where its part is over. */
export function dueCue(part: Part): Cue | null {
  return hasCome(part, part.done) ? (part.cues[part.done] ?? null) : null;
}

/** The moment of this cue. */
function hasCome({ cues, met }: Part, i: number): boolean {
  const when = cues[i]?.when;
  if (when === undefined) return false;
  return when === null || (met[i] ?? 0) >= (when.times ?? 1);
}

export function isOver({ cues, done }: Part): boolean {
  return done >= cues.length;
}

export interface AnswerCue {
  readonly deed: Extract<CueDeed, { type: 'answer' }>;
  /** Its moment has come; until then the letter is to wait. */
  readonly due: boolean;
}

/** What the part wants this letter answered with; null where nothing is said of it. */
export function answerCue(part: Part, letter: Letter): AnswerCue | null {
  for (let i = part.done; i < part.cues.length; i += 1) {
    const deed = part.cues[i]?.do;
    if (deed?.type === 'answer' && matches(deed.letter, letter)) return { deed, due: hasCome(part, i) };
  }
  return null;
}

/** Whether the event does what the cue wants, or, where several letters are wanted, a part of it; null: neither. */
function doneBy(deed: CueDeed, event: GameEvent, seat: Seat, reached: Set<Seat>, find: Find): boolean | null {
  switch (deed.type) {
    case 'prepare':
    case 'accept':
    case 'announce': {
      const letter = letterSealed(event);
      if (letter === null || letter.from !== seat || !isLetterOf(deed, letter)) return null;
      reached.add(letter.to);
      return deed.to.every((to) => reached.has(to));
    }
    case 'claim':
      return (
        (event.type === 'claimed' && event.by === seat && event.n === deed.n && event.value === deed.value) || null
      );
    case 'order':
      return (event.type === 'ordered' && event.army === armyOf(seat) && event.value === deed.value) || null;
    case 'write':
      return (event.type === 'wrote' && event.by === seat && holds(event.notebook, deed.entry)) || null;
    case 'answer': {
      if (event.type !== 'answered' || event.by !== seat) return null;
      const letter = find(event.re);
      return (letter !== null && matches(deed.letter, letter)) || null;
    }
  }
}

type Letters = Extract<CueDeed, { to: unknown }>;

function isLetterOf(deed: Letters, letter: Letter): boolean {
  return deed.to.some((to) => to === letter.to) && says(deed, letter);
}

/** Whoever it goes to. */
function says(deed: Letters, letter: Letter): boolean {
  switch (deed.type) {
    case 'prepare':
      return letter.kind === 'prepare' && letter.n === deed.n;
    case 'accept':
      return letter.kind === 'accept' && letter.n === deed.n && letter.value === deed.value;
    case 'announce':
      return letter.kind === 'announce' && letter.value === deed.value;
  }
}

function holds(notebook: Notebook, { promised, accepted }: Entry): boolean {
  const pair = notebook.accepted;
  return (
    (promised === undefined || promised === notebook.promised) &&
    (accepted === undefined || (accepted?.n === pair?.n && accepted?.value === pair?.value))
  );
}
