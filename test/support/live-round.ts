/** Rounds of Paxos played by hand at a live table, to the book. */
import { acceptorsOf, type Acceptor, type Proposer } from '../../shared/paxos/seats.ts';
import type { LiveTable } from './live-table.ts';

export async function playRound(table: LiveTable, officer: Proposer, n: number, value: string): Promise<void> {
  const armies = acceptorsOf(table.host.room?.armies ?? 3);
  await table.at(officer).do({ type: 'prepare', to: armies, n });
  for (const general of armies) await promise(table, general, officer, n);
  for (const general of armies) await table.at(officer).letter('promise', general, n);
  await table.at(officer).do({ type: 'accept', to: armies, n, value });
  for (const general of armies) {
    const re = await table.at(general).letter('accept', officer, n);
    const entry = { promised: n, accepted: { n, value } };
    await table.at(general).do({ type: 'answer', re, entry, reply: { kind: 'accepted' } });
  }
  for (const general of armies) await table.at(officer).letter('accepted', general, n);
}

export async function promise(table: LiveTable, general: Acceptor, officer: Proposer, n: number): Promise<void> {
  const re = await table.at(general).letter('prepare', officer, n);
  const { accepted } = table.at(general).view.duty;
  await table.at(general).do({ type: 'answer', re, entry: { promised: n }, reply: { kind: 'promise', accepted } });
}

/** Claims what the accepted letters prove, and orders the attack. */
export async function claimAndOrder(table: LiveTable, officer: Proposer, n: number, value: string): Promise<void> {
  const player = table.at(officer);
  const evidence = [...player.view.received.values()]
    .filter(({ letter }) => letter.kind === 'accepted' && letter.n === n)
    .map(({ letter }) => letter.id);
  await player.do({ type: 'claim', n, value, evidence });
  await player.do({ type: 'order', value });
}
