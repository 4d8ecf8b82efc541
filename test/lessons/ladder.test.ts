import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { newParts } from '../../shared/game/cues.ts';
import { fulfils, lettersMoved } from '../../shared/game/state.ts';
import type { Moment } from '../../shared/game/stage.ts';
import type { Verdict } from '../../shared/judge/verdict.ts';
import { LADDER, lessonWith } from '../../shared/lessons/ladder.ts';
import type { Citation, Goal, Lesson } from '../../shared/lessons/lesson.ts';
import { RULES } from '../../shared/paxos/rules.ts';
import { letterOf } from '../../shared/paxos/table.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import { playLesson } from '../support/lesson-play.ts';
import type { Play } from '../support/play.ts';

const SEEDS = Array.from({ length: 30 }, (_, i) => i + 1);
const BY_ID = LADDER.map((lesson) => [lesson.id, lesson] as const);
const sorted = (list: Iterable<string>): readonly string[] => [...new Set(list)].sort();

test('every lesson is found by its id, and no other', () => {
  expect(LADDER.map(({ id }) => lessonWith(id))).toEqual(LADDER);
  expect([new Set(LADDER.map(({ id }) => id)).size, lessonWith('crossed')]).toEqual([LADDER.length, null]);
});

describe('with bots in all seats each lesson ends as it says, and its questions come up', () => {
  test.each(BY_ID)('%s', (_, lesson) => {
    const { outcome, chosen, breaks = [] } = lesson.expect;
    const asked = new Set<number>();
    for (const seed of SEEDS) {
      const { verdict, play } = playLesson(lesson, seed);
      const times = sorted(verdict.chosen.map(({ value }) => value));
      expect(outcome, `seed ${seed}`).toContain(verdict.outcome);
      expect(sorted(verdict.violations.map(({ rule }) => rule)), `seed ${seed}`).toEqual(sorted(breaks));
      if (chosen !== undefined) expect(times, `seed ${seed}`).toEqual(sorted(chosen));
      for (const [i, { at }] of lesson.questions.entries()) if (comes(play, at)) asked.add(i);
    }
    expect(asked.size).toBe(lesson.questions.length);
  });
});

function comes({ events, state }: Play, at: Moment): boolean {
  const moved = events.flatMap((event) => lettersMoved(event, (id) => letterOf(state.referee.table, id)));
  return moved.filter((one) => fulfils(at, one)).length >= (at.times ?? 1);
}

describe('whoever plays the first seat and does what the bot does reaches every goal', () => {
  const others = BY_ID.filter(([id]) => id !== 'two-armies' && id !== 'red-army');
  test.each(others)('%s', (_, lesson) => {
    const [seat] = lesson.seats;
    if (seat === undefined || seat === 'red') throw new Error('nobody plays');
    for (const seed of SEEDS) {
      const { verdict } = playLesson(lesson, seed, { person: seat });
      for (const goal of lesson.goals) expect(reached(goal, seat, verdict), `seed ${seed}, ${goal.kind}`).toBe(true);
    }
  });
});

function reached(goal: Goal, seat: Seat, { outcome, chosen, violations, knows, battle }: Verdict): boolean {
  const own = violations.filter(({ by }) => by === seat);
  switch (goal.kind) {
    case 'consensus':
    case 'undecided':
    case 'broken':
      return outcome === goal.kind;
    case 'victory':
      return battle.outcome === 'victory';
    case 'clean':
      return own.every(({ severity }) => severity !== 'unsafe');
    case 'know':
      return knows[seat] !== null;
    case 'chosen':
      return chosen.some(({ value }) => value === goal.value);
    case 'break':
      return own.some(({ rule }) => rule === goal.rule);
    case 'delay':
      throw new Error("the red army's, and tested with it");
  }
}

test('a question is put to a seat that somebody may play, at a moment that this seat sees', () => {
  const blind = LADDER.flatMap(({ id, seats, questions }) =>
    questions.flatMap(({ at }) => {
      const seat = at.type === 'sent' ? at.from : at.to;
      return seat !== undefined && seats.includes(seat) ? [] : [`${id}: ${JSON.stringify(at)}`];
    }),
  );
  expect(blind).toEqual([]);
});

test('in the two scenes of the story every seat that may be played has cues', () => {
  for (const id of ['one-after-another', 'crossing']) {
    const { seats, stage } = lessonWith(id) as Lesson;
    const parts = newParts(stage);
    for (const seat of seats) expect(parts.get(seat as Seat)?.cues.length, `${id} ${seat}`).toBeGreaterThan(0);
  }
});

describe('what a lesson says', () => {
  test.each(BY_ID)(
    '%s: in both languages, with 2 to 4 cards and a story that is read in half a minute',
    (_, lesson) => {
      const { title, idea, before, after, cards } = lesson;
      for (const text of [title, idea, ...before, ...after, ...cards.map((card) => card.text)]) {
        expect(text.en?.trim()).toBeTruthy();
        expect(text.zh?.trim()).toMatch(/[\u4e00-\u9fff]/);
      }
      expect(cards.length).toBeGreaterThanOrEqual(2);
      expect(before.map(({ en = '' }) => en.split(' ').length).reduce((sum, words) => sum + words)).toBeLessThan(110);
    },
  );

  const spec = readFileSync(path.join(import.meta.dirname, '../../SPEC.md'), 'utf8');
  /** Where SPEC.md says what it means. */
  const places: Readonly<Record<Exclude<Citation, (typeof RULES)[number]['id']>, RegExp>> = {
    quorum: /A \*\*quorum\*\* is any/,
    chosen: /^- \*\*chosen\(n, v\)\*\*/m,
    agreement: /^- \*\*Agreement\*\* is broken/m,
    evidence: /^- The \*\*evidence\*\* of a player/m,
    knows: /^- \*\*X knows v\*\*/m,
    told: /^- \*\*X was told v\*\*/m,
    duty: /^## Duty$/m,
    battle: /^## The battle$/m,
    blame: /^## Blame$/m,
    choosable: /^\*\*choosable\*\* at a moment/m,
  };
  test.each(sorted(LADDER.flatMap(({ cards }) => cards.map(({ cites }) => cites))) as readonly Citation[])(
    'cites %s, which SPEC.md has',
    (cites) => {
      const isRule = RULES.some(({ id }) => id === cites);
      expect(spec).toMatch(isRule ? new RegExp(`^\\| ${cites} \\|`, 'm') : places[cites as keyof typeof places]);
    },
  );
});
