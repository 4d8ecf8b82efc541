/**
 * Whose acts broke the agreement: the smallest set of root unsafe violations whose repair gives agreement, by trying the
 * sets one by one, the smaller first, and of equal size the one with the earlier violations first.
 *
 * How a repair is read here:
 *  - A violation names its act. The whole act is replaced, with whatever else was wrong with it.
 *  - A replaced letter keeps its id, so that the recorded deliveries and captures are its own. A letter that is not sent
 *    any more is not delivered, captured or answered either.
 *  - A later act stays when nothing is wrong with it, or when each thing wrong with it (the id as it is reported, its
 *    severity, and whether it is a root) was wrong with it in the record too. A consequence that would now be a root is
 *    therefore replaced: the spoiled notebook that explained it is gone. And since an officer's id is reported at its
 *    first letter only, silencing that letter makes the next one with the same number and value wrong, and so on.
 *  - Only what the tables of right answers and the officer's rules forbid is wrong: D2, D3 and D4 are allowed, so they
 *    never make an act fall. Claims, announcements and orders cast no vote; they are left alone.
 *  - An act is impossible when its letter is not there or was not delivered, or when it repeats the value of an accept
 *    letter that now carries another one.
 *  - A general that was silent stays silent; if it had voted in silence it still does, where that is right.
 */
import type { Answered, ProtocolEvent, Sent } from '../../shared/paxos/events.ts';
import type { RuleId } from '../../shared/paxos/rules.ts';
import type { RuleSettings } from '../../shared/paxos/settings.ts';
import type { History } from './history.ts';
import { arrivalsAt, letterIn, notebookOf, voteOf } from './history.ts';
import { chosenValues } from './knowledge.ts';
import type { NaiveHeader } from './referee.ts';
import { violationsOf } from './referee.ts';
import { rightAnswer, rightOrder, rightWrite } from './right-act.ts';
import type { Violation } from './violation.ts';

const ALLOWED: ReadonlySet<RuleId> = new Set<RuleId>(['D2', 'D3', 'D4']);

export function naiveBlame(header: NaiveHeader, events: readonly ProtocolEvent[]): readonly Violation[] {
  if (agrees(header, events)) return [];
  const roots = events
    .flatMap((event, place) => violationsOf(header, events.slice(0, place), event))
    .filter(({ root, severity }) => root && severity === 'unsafe');
  for (let size = 1; size <= roots.length; size += 1) {
    for (const named of choicesOf(roots, size)) {
      if (agrees(header, repaired(header, events, named))) return named;
    }
  }
  return [];
}

function agrees(settings: RuleSettings, history: History): boolean {
  return chosenValues(settings, history).length <= 1;
}

/** Every choice of `size` among these, those with the earliest members first. */
function* choicesOf<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (const [place, first] of all.entries()) {
    for (const rest of choicesOf(all.slice(place + 1), size - 1)) yield [first, ...rest];
  }
}

/** The record replayed with the named acts put right. */
export function repaired(
  settings: RuleSettings,
  events: readonly ProtocolEvent[],
  named: readonly Violation[],
): History {
  const replay: ProtocolEvent[] = [];
  for (const [place, event] of events.entries()) {
    const record = events.slice(0, place);
    const isNamed = named.some(({ seq }) => seq === event.seq);
    const mustFall = (): boolean => {
      const before = isNamed ? [] : wrongs(settings, record, event);
      return wrongs(settings, replay, event).some((now) => !before.some((then) => sameWrong(then, now)));
    };
    const act = replayed(settings, record, replay, event, mustFall);
    if (act !== null) replay.push(act);
  }
  return replay;
}

function wrongs(settings: RuleSettings, history: History, event: ProtocolEvent): readonly Violation[] {
  return violationsOf(settings, history, event).filter(({ rule }) => !ALLOWED.has(rule));
}

function sameWrong(a: Violation, b: Violation): boolean {
  return a.rule === b.rule && a.severity === b.severity && a.root === b.root;
}

function replayed(
  settings: RuleSettings,
  record: History,
  replay: History,
  event: ProtocolEvent,
  mustFall: () => boolean,
): ProtocolEvent | null {
  switch (event.type) {
    case 'delivered':
    case 'captured':
      return letterIn(replay, event.letter) === undefined ? null : event;
    case 'sent':
      return event.letter.kind !== 'announce' && mustFall() ? rightSent(settings, replay, event) : event;
    case 'answered':
      return replayedAnswer(settings, record, replay, event, mustFall);
    case 'wrote':
      return mustFall() ? rightWrite(replay, event) : event;
    default:
      return event;
  }
}

function rightSent(settings: RuleSettings, replay: History, event: Sent): Sent | null {
  if (event.letter.kind === 'announce') return event;
  const letter = rightOrder(settings, replay, event.letter);
  return letter === null ? null : { ...event, letter };
}

function replayedAnswer(
  settings: RuleSettings,
  record: History,
  replay: History,
  event: Answered,
  mustFall: () => boolean,
): Answered | null {
  const letter = arrivalsAt(replay, event.by).find(({ id }) => id === event.re);
  if (letter === undefined) return null;
  const asked = letterIn(record, event.re) ?? null;
  const before = notebookOf(record, event.by);
  const votedThen = voteOf(asked, before, event.notebook, event.reply?.kind ?? null) !== null;
  const otherValue = letter.kind === 'accept' && event.reply?.kind === 'accepted' && event.reply.value !== letter.value;
  return otherValue || mustFall() ? rightAnswer(settings, replay, event, votedThen) : event;
}
