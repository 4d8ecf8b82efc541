import { expect, test } from 'vitest';
import { acceptorsOf, armyOf, MAX_ARMIES, proposersOf, type Seat } from '../../shared/paxos/seats.ts';

test('armyOf: the army of every seat there can be', () => {
  const armies = Array.from({ length: MAX_ARMIES }, (_, i) => i + 1);
  expect(acceptorsOf(MAX_ARMIES).map(armyOf)).toEqual(armies);
  expect(proposersOf(MAX_ARMIES).map(armyOf)).toEqual(armies);
});

test.each(['', 'A', 'A01', 'A12', 'P1 ', 'A1.5', '__proto__', 'AB', 'A0', 'A-'])(
  'armyOf: "%s" is in no army',
  (text) => {
    const army = armyOf(text as Seat);
    expect(army >= 1 && army <= MAX_ARMIES).toBe(false);
  },
);
