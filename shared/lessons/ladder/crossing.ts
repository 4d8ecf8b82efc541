/** The story's second scene as valley and parts: three lessons play it to different ends. Steps are its own numbers. */
import type { Cue } from '../../game/stage.ts';
import type { ScriptLine } from '../../game/valley.ts';
import { accepts, answered, capture, claim, commit, delivered, hold, prepare, promises, rejects } from './notation.ts';

/**
 * Steps 1 to 9. Within a camp letters arrive at once, so that "at the same time" has to be arranged: each step waits until
 * the one before is done, whoever plays.
 */
export const FIRST_ROUNDS: readonly ScriptLine[] = [
  // 2
  hold('prepare', 1, ['P1', 'A2'], answered('prepare', 1, ['P1', 'A1'])),
  capture('prepare', 1, ['P1', 'A3']),
  // 4
  hold('prepare', 2, ['P2', 'A3'], answered('prepare', 2, ['P2', 'A2'])),
  capture('prepare', 2, ['P2', 'A1']),
  // 5
  hold('promise', 1, ['A2', 'P1'], answered('prepare', 2, ['P2', 'A3'])),
  // 6
  hold('accept', 1, ['P1', 'A2'], answered('accept', 1, ['P1', 'A1'])),
  // 7
  hold('promise', 2, ['A3', 'P2'], answered('accept', 1, ['P1', 'A2'])),
  // 8
  hold('accept', 2, ['P2', 'A3'], answered('accept', 2, ['P2', 'A2'])),
  // 9, before 10
  hold('reject', 1, ['A2', 'P1'], { type: 'delivered', kind: 'accepted', from: 'A3', to: 'P2', n: 2 }),
];

/** Steps 10 to 13. */
export const SECOND_TRY: readonly ScriptLine[] = [
  // 11
  hold('prepare', 3, ['P1', 'A2'], answered('prepare', 3, ['P1', 'A1'])),
  capture('prepare', 3, ['P1', 'A3']),
  // 13
  hold('accept', 3, ['P1', 'A2'], answered('accept', 3, ['P1', 'A1'])),
];

export const OFFICER_1: readonly Cue[] = [
  // 1
  prepare(null, 1),
  // 5
  commit(delivered('promise', 1, 'P1', 2), 1, '06:00', ['A1', 'A2']),
];

/** 10 */
export const TRIES_AGAIN: Cue = prepare(delivered('reject', 1, 'P1'), 3);

export const OFFICER_2: readonly Cue[] = [
  // 3: as soon as general 2 has answered officer 1.
  prepare(answered('prepare', 1, ['P1', 'A2']), 2),
  // 7
  commit(delivered('promise', 2, 'P2', 2), 2, '07:00', ['A2', 'A3']),
  // 9
  claim(delivered('accepted', 2, 'P2', 2), 2, '07:00'),
];

/** 2a, 6a */
export const GENERAL_1: readonly Cue[] = [promises(1, ['P1', 'A1']), accepts(1, '06:00', ['P1', 'A1'])];

/** 2a, 4a, 6b, 8 */
export const GENERAL_2: readonly Cue[] = [
  promises(1, ['P1', 'A2']),
  promises(2, ['P2', 'A2']),
  rejects(1, ['P1', 'A2'], 2),
  accepts(2, '07:00', ['P2', 'A2']),
];

/** 4a, 8 */
export const GENERAL_3: readonly Cue[] = [promises(2, ['P2', 'A3']), accepts(2, '07:00', ['P2', 'A3'])];

/** 11a */
export const GENERAL_1_AGAIN: Cue = promises(3, ['P1', 'A1'], { n: 1, value: '06:00' });
/** 11b */
export const GENERAL_2_AGAIN: Cue = promises(3, ['P1', 'A2'], { n: 2, value: '07:00' });
