/**
 * Schemas of what games are made of, field by field. Strict: an unknown key, a number that is none, a text that is too
 * long is refused. A schema's message names what was wanted; only those who list faults read it.
 */
import * as v from 'valibot';
import { MAX_ARMIES, MIN_ARMIES, type Acceptor, type Seat } from '../paxos/seats.ts';
import type { ScriptLine, Until, ValleySettings } from './valley.ts';

const HOUR = 60 * 60 * 1000;

export const number = v.pipe(
  v.number('positive-integer'),
  v.safeInteger('positive-integer'),
  v.minValue(1, 'positive-integer'),
);
export const numberOrNone = v.pipe(
  v.number('whole-number'),
  v.safeInteger('whole-number'),
  v.minValue(0, 'whole-number'),
);
export const time = v.pipe(v.string('time'), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time'));
export const armies = v.pipe(
  v.number('armies'),
  v.integer('armies'),
  v.minValue(MIN_ARMIES, 'armies'),
  v.maxValue(MAX_ARMIES, 'armies'),
);
const chance = v.pipe(v.number('chance'), v.minValue(0, 'chance'), v.maxValue(1, 'chance'));
export const milliseconds = v.pipe(
  v.number('an-hour'),
  v.safeInteger('an-hour'),
  v.minValue(0, 'an-hour'),
  v.maxValue(HOUR, 'an-hour'),
);
export const span = v.pipe(
  v.strictTuple([milliseconds, milliseconds], 'span'),
  v.check(([low, high]) => low <= high, 'span'),
);

export const seat = v.custom<Seat>((value) => typeof value === 'string' && /^[AP][1-9]$/.test(value), 'seat');
export const acceptor = v.custom<Acceptor>((value) => typeof value === 'string' && /^A[1-9]$/.test(value), 'general');
export const some = <Schema extends v.GenericSchema>(one: Schema) => v.pipe(v.array(one), v.maxLength(2 * MAX_ARMIES));

const pair = v.strictObject({ n: number, value: time });
export const reply = v.variant('kind', [
  v.strictObject({ kind: v.literal('promise'), accepted: v.nullable(pair) }),
  v.strictObject({ kind: v.literal('accepted') }),
  v.strictObject({ kind: v.literal('reject'), promised: numberOrNone }),
]);
export const entry = v.strictObject({
  promised: v.exactOptional(numberOrNone),
  accepted: v.exactOptional(v.nullable(pair)),
});

export const match = {
  from: v.exactOptional(seat),
  to: v.exactOptional(seat),
  kind: v.exactOptional(v.picklist(['prepare', 'promise', 'accept', 'accepted', 'reject', 'announce'])),
  n: v.exactOptional(number),
};
const letterMatch = v.strictObject({ ...match, nth: v.exactOptional(number) });
export const happening = { ...match, type: v.picklist(['sent', 'delivered', 'answered']) };
export const until: v.GenericSchema<unknown, Until | null> = v.nullable(v.strictObject(happening));

const scriptLine: v.GenericSchema<unknown, ScriptLine> = v.variant('do', [
  v.strictObject({ match: letterMatch, do: v.literal('capture') }),
  v.strictObject({ match: letterMatch, do: v.literal('delay'), by: milliseconds }),
  v.strictObject({ match: letterMatch, do: v.literal('copy'), after: milliseconds }),
  v.strictObject({ match: letterMatch, do: v.literal('hold'), until }),
]);

export const valley: v.GenericSchema<unknown, ValleySettings> = v.strictObject({
  walk: span,
  capture: chance,
  delay: chance,
  hiding: span,
  copy: chance,
  ownCampAtOnce: v.boolean('yes-no'),
  script: v.pipe(v.array(scriptLine), v.maxLength(60)),
});
