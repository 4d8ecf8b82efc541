/** Dawn (SPEC.md, "The battle"): each army's last order counts. */
import type { Violation } from '../paxos/finding.ts';
import type { Referee } from '../paxos/referee.ts';
import { severityOf } from '../paxos/rules.ts';
import { armiesOf } from '../paxos/seats.ts';
import type { ArmyBattle, Battle } from './verdict.ts';

export function battleOf({ settings, orders, chosen, quorum }: Referee): Battle {
  const armies = armiesOf(settings.armies).map((army): ArmyBattle => {
    const order = orders.get(army);
    return { army, value: order?.value ?? null, justified: order?.justified ?? true };
  });
  const value = hourOfVictory(armies, quorum);
  if (value === null) {
    const outcome = armies.some((army) => army.value !== null) ? 'defeat' : 'stalemate';
    return { outcome, value, earned: false, armies };
  }
  const attackers = armies.filter((army) => army.value === value);
  const earned = chosen.some((pair) => pair.value === value) && attackers.every(({ justified }) => justified);
  return { outcome: 'victory', value, earned, armies };
}

function hourOfVictory(armies: readonly ArmyBattle[], quorum: number): string | null {
  for (const { value } of armies) {
    if (value !== null && armies.filter((army) => army.value === value).length >= quorum) return value;
  }
  return null;
}

/** X1, which only an army's last order can break: so it is known once no order follows. */
export function unprovenOrders({ orders }: Referee): readonly Violation[] {
  return [...orders]
    .filter(([, { justified }]) => !justified)
    .map(([army, { seq }]) => ({ seq, by: `army ${army}`, rule: 'X1', severity: severityOf('X1'), root: true }));
}
