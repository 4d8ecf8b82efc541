import { expect, test } from 'vitest';
import { breachesOf } from '../../shared/class/breaches.ts';
import type { Violation } from '../../shared/paxos/finding.ts';
import { headerFor, newPlay, playWithBots } from '../support/play.ts';

const { header, events } = playWithBots(newPlay(headerFor('breaches')), { until: 60_000 });
const [first, second] = events.filter((event) => event.type === 'sent' && event.letter.from === 'P1');
const other = events.find((event) => event.type === 'answered');

const seated = (seat: string, player: string | null, bot = false) => ({ at: 0, type: 'seated', seat, player, bot });
const broken = (seq: number | undefined, rule: Violation['rule'], root = true): Violation => ({
  ...{ seq: seq ?? 0, by: 'P1', rule, severity: 'unsafe', root },
});
/** Seats are taken before the first event; where events are counted from there is the same. */
const breaches = (seats: readonly object[], violations: readonly Violation[]) =>
  breachesOf({ header, events: [...seats.map((one) => ({ ...one, seq: 0 })), ...events] as typeof events }, violations);

test('each person counts once for each rule, whatever follows from what, in the order of the rules', () => {
  const violations = [broken(first?.seq, 'O1'), broken(second?.seq, 'O1', false), broken(other?.seq, 'G1')];
  const by = other?.type === 'answered' ? other.by : '';
  expect(breaches([seated('P1', 'm2'), seated(by, 'm3')], violations)).toEqual([
    { rule: 'G1', by: ['m3'] },
    { rule: 'O1', by: ['m2'] },
  ]);
});

test('bots are left out, and a seat whose player nobody knows is somebody', () => {
  expect(breaches([seated('P1', 'm2', true)], [broken(first?.seq, 'O1')])).toEqual([]);
  expect(breaches([], [broken(first?.seq, 'O1'), broken(second?.seq, 'O1')])).toEqual([{ rule: 'O1', by: [null] }]);
});
