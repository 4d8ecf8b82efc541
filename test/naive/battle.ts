/** What the armies' last orders come to, and which of these orders was given without knowing. */
import type { Ordered } from '../../shared/paxos/events.ts';
import { armiesOf, quorumOf } from '../../shared/paxos/seats.ts';
import type { RuleSettings } from '../../shared/paxos/settings.ts';
import type { ArmyBattle, Battle } from '../../shared/judge/verdict.ts';
import type { History } from './history.ts';
import { armyKnowsOrWasTold, chosenValues } from './knowledge.ts';
import type { Violation } from './violation.ts';

export function battleOf(settings: RuleSettings, history: History): Battle {
  const armies = armiesOf(settings.armies).map((army): ArmyBattle => {
    const order = lastOrderOf(history, army);
    return {
      army,
      value: order?.value ?? null,
      justified: order === undefined || isJustified(settings, history, order),
    };
  });
  const hours = armies.flatMap(({ value }) => (value === null ? [] : [value]));
  const hour = hours.find((each) => hours.filter((other) => other === each).length >= quorumOf(settings.armies));
  if (hour === undefined) {
    return { outcome: hours.length > 0 ? 'defeat' : 'stalemate', value: null, earned: false, armies };
  }
  const attackers = armies.filter(({ value }) => value === hour);
  const earned = chosenValues(settings, history).includes(hour) && attackers.every(({ justified }) => justified);
  return { outcome: 'victory', value: hour, earned, armies };
}

/** X1 is judged at the last order of each army, and reported there. */
export function orderViolations(settings: RuleSettings, history: History, order: Ordered): readonly Violation[] {
  const isLast = lastOrderOf(history, order.army) === order;
  if (!isLast || isJustified(settings, history, order)) return [];
  return [{ seq: order.seq, by: `army ${order.army}`, rule: 'X1', severity: 'belief', root: true }];
}

function lastOrderOf(history: History, army: number): Ordered | undefined {
  return history.filter((event) => event.type === 'ordered').findLast((order) => order.army === army);
}

/** By what the army's two players knew and had been told as the order was given. */
function isJustified(settings: RuleSettings, history: History, order: Ordered): boolean {
  const past = history.slice(0, history.indexOf(order));
  return order.value === null || armyKnowsOrWasTold(settings, past, order.army, order.value);
}
