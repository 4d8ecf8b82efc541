/** What a card says in words. */
import { seatsOf, type Seat } from '../../../shared/paxos/seats.ts';
import { m } from '../../i18n/generated/messages.js';
import { clockWords } from '../../room/event-words.ts';
import type { Digest, Slip } from './digest.ts';

export function outcomeWords(digest: Digest | null): string {
  if (digest === null) return m.board_entering();
  const { outcome } = digest;
  if (digest.phase === 'lobby') return m.board_lobby();
  if (outcome === null) return m.board_playing();
  switch (outcome.kind) {
    case 'chosen':
      return outcome.value;
    case 'broken':
      return m.board_broken();
    case 'stuck':
      return m.board_stuck();
    case 'undecided':
      return m.board_undecided();
  }
}

const listed = (words: readonly string[]): string => words.join(m.list_comma());

/** The one thing most worth saying beside the outcome. */
export function lineWords(digest: Digest, armies: number, now: number): string {
  const { outcome } = digest;
  if (outcome === null || digest.phase === 'lobby') return emptyWords(digest.empty);
  switch (outcome.kind) {
    case 'broken':
      return m.board_line_values({ values: listed(outcome.values) });
    case 'chosen':
      return knowingWords(digest.knowing, armies);
    case 'stuck':
      if (outcome.numbers !== null) return m.board_line_duel({ numbers: outcome.numbers });
      return digest.held > 0 ? heldWords(digest.held) : m.board_line_still({ time: clockWords(now - outcome.since) });
    case 'undecided':
      return underWayWords(digest);
  }
}

function emptyWords(empty: number): string {
  if (empty === 0) return m.board_line_ready();
  return empty === 1 ? m.board_line_empty_one() : m.board_line_empty({ count: empty });
}

function knowingWords(knowing: readonly Seat[], armies: number): string {
  if (knowing.length === 0) return m.board_line_nobody_knows();
  if (knowing.length === seatsOf(armies).length) return m.board_line_all_know();
  const who = listed(knowing);
  return knowing.length === 1 ? m.board_line_knows({ who }) : m.board_line_know({ who });
}

function heldWords(held: number): string {
  return held === 1 ? m.board_line_held_one() : m.board_line_held({ count: held });
}

function underWayWords({ held, votes, numbers }: Digest): string {
  if (held > 0) return heldWords(held);
  if (votes !== null) {
    const { count, value } = votes;
    return count === 1 ? m.board_line_vote_one({ value }) : m.board_line_votes({ count, value });
  }
  if (numbers === 0) return m.board_line_no_letter();
  return numbers === 1 ? m.board_line_numbers_one() : m.board_line_numbers({ count: numbers });
}

export function slipWords(slips: readonly Slip[]): string {
  return listed(slips.map(({ rule, times }) => (times === 1 ? rule : m.board_slip_times({ rule, times }))));
}
