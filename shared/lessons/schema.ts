/** The shape of a lesson as its file has it. What goes beyond the shape is in sense.ts. */
import * as v from 'valibot';
import {
  acceptor,
  armies,
  entry,
  happening,
  match,
  milliseconds,
  number,
  reply,
  seat,
  some,
  span,
  time,
  valley,
} from '../game/fields.ts';
import { HELP_LEVELS } from '../game/header.ts';
import { LEAST_PATIENCE, TEMPERS, type CueDeed, type Moment, type SeatPlan, type Stage } from '../game/stage.ts';
import { RULES, type RuleId } from '../paxos/rules.ts';
import type { Seat } from '../paxos/seats.ts';
import type { LessonForPlayers } from './for-players.ts';
import { ASKS, DEFINITIONS, LESSON_FORMAT, OUTCOMES, type Goal, type Lesson, type Text } from './lesson.ts';

export const LONGEST_TITLE = 60;
export const MOST_QUESTIONS = 6;
export const LONGEST_PARAGRAPH = 600;

const RULE_IDS: readonly RuleId[] = RULES.map(({ id }) => id);
const rule = v.picklist(RULE_IDS);

const textOf = (longest: number): v.GenericSchema<unknown, Text> => {
  const words = v.exactOptional(v.pipe(v.string('text'), v.maxLength(longest)));
  return v.strictObject({ en: words, zh: words });
};
const title = textOf(LONGEST_TITLE);
const paragraph = textOf(LONGEST_PARAGRAPH);
const listOf = <Schema extends v.GenericSchema>(one: Schema, least: number, most: number) =>
  v.pipe(v.array(one), v.minLength(least), v.maxLength(most));

const moment: v.GenericSchema<unknown, Moment> = v.strictObject({ ...happening, times: v.exactOptional(number) });

const deed: v.GenericSchema<unknown, CueDeed> = v.variant('type', [
  v.strictObject({ type: v.literal('prepare'), to: some(acceptor), n: number }),
  v.strictObject({ type: v.literal('accept'), to: some(acceptor), n: number, value: time }),
  v.strictObject({ type: v.literal('announce'), to: some(seat), value: time }),
  v.strictObject({ type: v.literal('claim'), n: number, value: time }),
  v.strictObject({ type: v.literal('order'), value: v.nullable(time) }),
  v.strictObject({ type: v.literal('write'), entry }),
  v.strictObject({ type: v.literal('answer'), letter: v.strictObject(match), entry, reply: v.nullable(reply) }),
]);

const plan: v.GenericSchema<unknown, SeatPlan> = v.strictObject({
  cues: v.exactOptional(listOf(v.strictObject({ when: v.nullable(moment), do: deed }), 0, 20)),
  then: v.exactOptional(v.picklist(['play', 'rest'])),
  temper: v.exactOptional(v.picklist(TEMPERS)),
  patience: v.exactOptional(v.pipe(milliseconds, v.minValue(LEAST_PATIENCE, 'a-second-to-an-hour'))),
  used: v.exactOptional(number),
  breaks: v.exactOptional(rule),
});

const goal: v.GenericSchema<unknown, Goal> = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['consensus', 'undecided', 'broken', 'victory', 'clean', 'know']) }),
  v.strictObject({ kind: v.literal('chosen'), value: time }),
  v.strictObject({ kind: v.literal('break'), rule }),
  v.strictObject({ kind: v.literal('delay'), for: milliseconds }),
]);

const MINUTES = 'minutes';
const playable = v.custom<Seat | 'red'>((value) => value === 'red' || v.is(seat, value), 'seat-or-red');

export const lessonId = v.pipe(v.string('lesson-id'), v.regex(/^[a-z\d]+(-[a-z\d]+)*$/, 'lesson-id'), v.maxLength(40));

/** What players may read of it, see for-players.ts. */
const shown = {
  id: lessonId,
  title,
  idea: paragraph,
  minutes: v.pipe(v.number(MINUTES), v.integer(MINUTES), v.minValue(1, MINUTES), v.maxValue(20, MINUTES)),
  before: listOf(paragraph, 1, 4),
  after: listOf(paragraph, 1, 4),
  armies,
  acceptRule: v.picklist(['textbook', 'seed']),
  tent: v.picklist(['separate', 'shared']),
  level: v.picklist(HELP_LEVELS),
  questions: listOf(v.strictObject({ at: moment, ask: v.picklist(ASKS) }), 0, MOST_QUESTIONS),
  goals: listOf(goal, 1, 4),
  cards: listOf(v.strictObject({ cites: v.picklist([...RULE_IDS, ...DEFINITIONS]), text: paragraph }), 1, 4),
};

/** A lesson as a room has it: by its id alone where it comes with the game. */
export const LESSON_IN_ROOM: v.GenericSchema<unknown, LessonForPlayers | Pick<Lesson, 'id'>> = v.union([
  v.strictObject({ id: lessonId }),
  v.strictObject(shown),
]);

export const STAGE = v.record(v.pipe(v.string(), seat), plan) as v.GenericSchema<unknown, Stage>;

export const LESSON: v.GenericSchema<unknown, Lesson> = v.strictObject({
  format: v.literal(LESSON_FORMAT),
  ...shown,
  seats: listOf(playable, 1, 10),
  valley,
  wishes: v.array(time),
  pace: span,
  dawn: milliseconds,
  night: v.nullable(milliseconds),
  stage: STAGE,
  expect: v.strictObject({
    outcome: listOf(v.picklist(OUTCOMES), 1, OUTCOMES.length),
    chosen: v.exactOptional(listOf(time, 0, 4)),
    breaks: v.exactOptional(listOf(rule, 0, RULE_IDS.length)),
  }),
});
