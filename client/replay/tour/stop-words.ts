/** A stop of the guided tour, in the reader's language. */
import { armyOf, type Seat } from '../../../shared/paxos/seats.ts';
import type { Takeaway } from '../../../shared/replay/takeaways.ts';
import type { Stop } from '../../../shared/replay/tour.ts';
import { m } from '../../i18n/generated/messages.js';
import { whoWords } from '../../judge/words.ts';

export function stopWords(stop: Stop): string {
  switch (stop.type) {
    case 'start':
      return m.tour_start({ armies: stop.armies, quorum: stop.quorum });
    case 'proposal':
      return m.tour_proposal({ who: whoWords(stop.seat), n: stop.n });
    case 'captured': {
      const params = { from: whoWords(stop.seat), to: whoWords(stop.to) };
      return stop.count === 1 ? m.tour_captured_one(params) : m.tour_captured({ ...params, count: stop.count });
    }
    case 'free':
      return m.tour_free({ who: whoWords(stop.seat), n: stop.n });
    case 'bound': {
      const params = { who: whoWords(stop.seat), n: stop.n, value: stop.values.join(m.list_comma()) };
      return stop.values.length === 1 ? m.tour_bound(params) : m.tour_bound_several(params);
    }
    case 'overtaken':
      return m.tour_overtaken({ who: whoWords(stop.seat), n: stop.n, promised: stop.promised });
    case 'violation': {
      const { by, rule } = stop.violation;
      return m.tour_violation({ who: whoWords(by), rule, name: m[`rule_${rule}_name` as const]() });
    }
    case 'chosen':
      return m.tour_chosen({ value: stop.value, n: stop.n, who: listWords(stop.by) });
    case 'again':
      return m.tour_again({ value: stop.value, n: stop.n });
    case 'broken':
      return m.tour_broken({ value: stop.value, before: stop.before });
    case 'knows':
      return m.tour_knows({ who: whoWords(stop.seat), value: stop.value });
    case 'undecided':
      return m.tour_undecided();
    case 'unknowing':
      return m.tour_unknowing({ who: listWords(stop.generals) });
    case 'battle':
      return BATTLES[stop.outcome === 'victory' && !stop.earned ? 'luck' : stop.outcome]();
  }
}

/** Why it matters; null where the fact speaks for itself. */
export function stopReason(stop: Stop): string | null {
  switch (stop.type) {
    case 'violation':
      return m[`rule_${stop.violation.rule}_why` as const]();
    case 'chosen':
      return m.tour_chosen_why();
    case 'bound':
      return m.tour_bound_why();
    case 'free':
      return m.tour_free_why();
    case 'overtaken':
      return m.tour_overtaken_why();
    case 'knows':
      return m.tour_knows_why();
    case 'captured':
      return m.tour_captured_why();
    default:
      return null;
  }
}

const BATTLES = {
  victory: m.tour_battle_victory,
  luck: m.tour_battle_luck,
  defeat: m.tour_battle_defeat,
  stalemate: m.tour_battle_stalemate,
} as const;

function listWords(seats: readonly Seat[]): string {
  return [...seats]
    .sort((a, b) => armyOf(a) - armyOf(b))
    .map(whoWords)
    .join(m.list_comma());
}

const LINES: Readonly<Record<Takeaway, () => string>> = {
  'one-slip': m.take_one_slip,
  'several-slips': m.take_several_slips,
  luck: m.take_luck,
  duel: m.take_duel,
  undecided: m.take_undecided,
  unknowing: m.take_unknowing,
  'chosen-before-known': m.take_chosen_before_known,
  'carried-on': m.take_carried_on,
  minority: m.take_minority,
  'lost-letters': m.take_lost_letters,
  overtaken: m.take_overtaken,
  'quorums-meet': m.take_quorums_meet,
  safety: m.take_safety,
};

export function takeawayWords(line: Takeaway): string {
  return LINES[line]();
}
