/**
 * The events that a replay goes along, as everybody sees them now or as one player saw them: where each is drawn, what
 * it says, and which are worth a look. Made once for a session and a seat; the cursor only looks things up in it.
 */
import { newDrawnTime, passTime, timeOf, timeOfSeq, type DrawnTime } from '../../shared/diagram/drawn-time.ts';
import { firstFrom } from '../../shared/diagram/search.ts';
import { newView, viewEvent } from '../../shared/game/view.ts';
import type { Letter } from '../../shared/paxos/letters.ts';
import type { RuleId } from '../../shared/paxos/rules.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import type { Chronicle } from '../../shared/replay/chronicle.ts';
import { countUpTo } from '../../shared/replay/history.ts';
import type { Perspective } from '../../shared/replay/perspective.ts';
import { stepsOf, type Steps } from '../../shared/replay/steps.ts';
import { ownWords, wordsOf } from './words.ts';

/** Whose eyes a session is seen with. */
export type As = 'all' | Seat;

export type Mark = { readonly seq: number; readonly seat: Seat | null } & (
  | { readonly type: 'chosen' | 'knows' | 'vote'; readonly value: string }
  | { readonly type: 'violation'; readonly rules: readonly RuleId[] }
  | { readonly type: 'captured' | 'dawn' | 'act' }
);

export interface Track {
  /** Ascending, each once. */
  readonly seqs: readonly number[];
  readonly drawn: DrawnTime;
  /** Game time of each event that is drawn. */
  readonly times: readonly number[];
  /** All of it, in drawn time. */
  readonly total: number;
  readonly steps: Steps;
  /** In order. */
  readonly marks: readonly Mark[];
  /** The event with this seq in words; each call reads the language anew. */
  readonly words: (seq: number) => string;
}

export function trackOfAll({ events, seqs, drawing, seen, moments }: Chronicle): Track {
  const find = (id: string): Letter | null => drawing.posted.get(id)?.letter ?? null;
  const votes = seen.flatMap(({ event, vote, chosen }): Mark[] =>
    vote === null || chosen || !('by' in event)
      ? []
      : [{ seq: event.seq, seat: event.by, type: 'vote', value: vote.value }],
  );
  const marks = moments.flatMap((moment): Mark[] => {
    const { seq, type } = moment;
    switch (type) {
      case 'chosen':
      case 'knows':
        return [{ seq, type, seat: moment.seat, value: moment.value }];
      case 'violation':
        return [{ seq, type, seat: moment.seat, rules: moment.rules }];
      case 'captured':
      case 'dawn':
        return [{ seq, type, seat: null }];
      case 'ended':
        return [];
    }
  });
  return {
    seqs: [...new Set(seqs)],
    drawn: drawing,
    times: events.map(({ at }) => at),
    total: drawing.time,
    steps: stepsOf(events),
    marks: inOrder([...votes, ...marks]),
    words: (seq) => {
      // What was made up for a record without messengers comes after what is written there.
      const event = events[firstFrom(events, (each) => each.seq >= seq)];
      return event === undefined ? '' : wordsOf(event, find);
    },
  };
}

/** `mistakes`: what else is told of this player, once the game is over. */
export function trackOfOne({ header, seat, events, seqs }: Perspective, mistakes: Track['marks'] = []): Track {
  const drawn = newDrawnTime();
  const view = newView(header, seat);
  const letters = new Map<string, Letter>();
  const numbered = events.map((event, i) => ({ ...event, seq: seqs[i] ?? 0 }));
  for (const event of numbered) {
    passTime(drawn, event.seq, event.at, 0);
    viewEvent(view, event);
    if (event.type === 'sent' || event.type === 'delivered') letters.set(event.letter.id, event.letter);
  }
  const steps = stepsOf(numbered);
  const acts = steps.acts.map((seq): Mark => ({ seq, seat, type: 'act' }));
  const knows = [...view.mind.known].map(([value, count]): Mark => ({
    seq: seqs[count - 1] ?? 0,
    seat,
    type: 'knows',
    value,
  }));
  return {
    seqs,
    drawn,
    times: events.map(({ at }) => at),
    total: drawn.time,
    steps,
    marks: inOrder([...acts, ...knows, ...mistakes]),
    words: (seq) => {
      const event = events[countUpTo(seqs, seq) - 1];
      return event === undefined ? '' : ownWords(event, seat, (id) => letters.get(id) ?? null);
    },
  };
}

const inOrder = (marks: readonly Mark[]): readonly Mark[] => [...marks].sort((a, b) => a.seq - b.seq);

export function mistakesOf(marks: readonly Mark[], seat: Seat): readonly Mark[] {
  return marks.filter((mark) => mark.type === 'violation' && mark.seat === seat);
}

/** Where the cursor is drawn: between its event and the next one. */
export function placeOf({ drawn }: Track, seq: number, moment: number): number {
  const { moments } = drawn;
  const next = moments[firstFrom(moments, (each) => each.seq > seq)];
  return Math.min(next?.time ?? Infinity, Math.max(timeOfSeq(drawn, seq), timeOf(drawn, moment)));
}

/** What had happened where something is drawn, and the moment between that and what comes next. */
export function pointAt({ drawn, times }: Track, place: number): { readonly seq: number; readonly moment: number } {
  const { moments } = drawn;
  const count = firstFrom(moments, ({ time }) => time > place);
  const last = moments[count - 1];
  const since = place - (last?.time ?? 0);
  const moment = Math.min((times[count - 1] ?? 0) + since, times[count] ?? Infinity);
  return { seq: last?.seq ?? 0, moment: Math.max(0, moment) };
}
