/** What may still be chosen: a set of values, and perhaps any value, which comes last as "open". */
import type { Pair } from '../../shared/paxos/letters.ts';
import type { Acceptor } from '../../shared/paxos/seats.ts';
import { acceptorsOf } from '../../shared/paxos/seats.ts';
import type { RuleSettings } from '../../shared/paxos/settings.ts';
import type { Duty } from './duty.ts';
import { dutyOf } from './duty.ts';
import type { History } from './history.ts';
import { lettersIn, ordersIn } from './history.ts';
import { OPEN, allowedBy, quorumsAmong } from './quorums.ts';

type Candidates = readonly string[] | typeof OPEN;

export function choosableIn(settings: RuleSettings, history: History): readonly string[] {
  const generals = acceptorsOf(settings.armies);
  const duties = new Map(generals.map((general) => [general, dutyOf(history, general)]));
  const found = [
    ...proposalsThatCanWin(settings, history, duties),
    ...roundsUnderWay(settings, history, duties),
    ...roundsToCome(settings, duties),
  ];
  const values = new Set(found.flatMap((candidates) => (candidates === OPEN ? [] : candidates)));
  return [...[...values].sort(), ...(found.includes(OPEN) ? ['open'] : [])];
}

function proposalsThatCanWin(
  settings: RuleSettings,
  history: History,
  duties: ReadonlyMap<Acceptor, Duty>,
): readonly Candidates[] {
  return ordersIn(history).flatMap((order) => {
    if (order.kind !== 'accept') return [];
    const { n, value } = order;
    const generals = [...duties.keys()].filter((general) => {
      const duty = duties.get(general);
      if (duty === undefined) return false;
      const votesAtN = duty.votes.filter((vote) => vote.n === n);
      return votesAtN.some((vote) => vote.value === value) || (duty.promised <= n && votesAtN.length === 0);
    });
    return quorumsAmong(generals, settings.armies).length > 0 ? [[value]] : [];
  });
}

function roundsUnderWay(
  settings: RuleSettings,
  history: History,
  duties: ReadonlyMap<Acceptor, Duty>,
): readonly Candidates[] {
  const orders = ordersIn(history);
  const proposed = new Set(orders.filter((order) => order.kind === 'accept').map((order) => order.n));
  const prepared = new Set(orders.filter((order) => order.kind === 'prepare').map((order) => order.n));
  return [...prepared].flatMap((n) => {
    if (proposed.has(n)) return [];
    const voters = [...duties].filter(([, duty]) => duty.promised <= n).map(([general]) => general);
    if (quorumsAmong(voters, settings.armies).length === 0) return [];
    const reports = new Map<Acceptor, Pair | null>();
    for (const [general, duty] of duties) {
      const sent = reportSent(history, general, n);
      if (sent !== undefined) reports.set(general, sent);
      else if (duty.promised < n) reports.set(general, duty.accepted);
    }
    return quorumsAmong([...reports.keys()], settings.armies).map((quorum) =>
      allowedBy(quorum.map((general) => reports.get(general) ?? null)),
    );
  });
}

/** The report in the general's promise for n; the last one sent, if it promised n more than once. */
function reportSent(history: History, general: Acceptor, n: number): Pair | null | undefined {
  let report: Pair | null | undefined;
  for (const letter of lettersIn(history)) {
    if (letter.kind === 'promise' && letter.from === general && letter.n === n) report = letter.accepted;
  }
  return report;
}

function roundsToCome(settings: RuleSettings, duties: ReadonlyMap<Acceptor, Duty>): readonly Candidates[] {
  return quorumsAmong([...duties.keys()], settings.armies).map((quorum) =>
    allowedBy(quorum.map((general) => duties.get(general)?.accepted ?? null)),
  );
}
