/** Remarks on what an officer writes and claims, judged by its own letters and by those that reached it. */
import { canProve } from '../paxos/knowledge.ts';
import type { Pair } from '../paxos/letters.ts';
import { judgeProposal } from '../paxos/officer-rules.ts';
import { highestReported } from '../paxos/reports.ts';
import { severityOf, type RuleId } from '../paxos/rules.ts';
import { armyOf, quorumOf } from '../paxos/seats.ts';
import { countIn } from '../paxos/tally.ts';
import type { PlayerCommand } from './commands.ts';
import type { Facts, Remark, Sentence } from './remark.ts';
import type { PlayerView } from './view.ts';

type Proposing = Extract<PlayerCommand, { type: 'prepare' | 'accept' }>;

export function remarksOnProposal(view: PlayerView, command: Proposing): readonly Remark[] {
  const { ledger, header } = view;
  const { n } = command;
  const value = command.type === 'accept' ? command.value : null;
  const witness = witnessOfOther(view, n);
  const found = judgeProposal(ledger, quorumOf(header.armies), { n, value, foreign: witness !== null });
  return found.map(({ rule, severity }) => ({
    rule,
    severity,
    // The general that named the number may have written what is not so.
    certain: rule !== 'O6',
    sentence: sentenceFor(rule, view, n),
    facts: factsOf(view, n, value ?? '', witness ?? 0),
  }));
}

/** The army of a general that wrote of this number: where this officer never used it, somebody else did. */
function witnessOfOther({ received }: PlayerView, n: number): number | null {
  for (const { letter } of received.values()) {
    const named = letter.kind === 'reject' ? letter.promised : letter.kind === 'promise' ? letter.accepted?.n : null;
    if (named === n) return armyOf(letter.from);
  }
  return null;
}

function sentenceFor(rule: RuleId, { ledger }: PlayerView, n: number): Sentence {
  return rule === 'O1' && !ledger.prepared.has(n) ? 'O1_unprepared' : rule;
}

function factsOf({ ledger, header }: PlayerView, n: number, time: string, general: number): Facts {
  const reports = ledger.promises.get(n) ?? new Map<number, Pair | null>();
  const highest = Math.max(0, ...[...reports.values()].map((report) => report?.n ?? 0));
  return {
    n,
    time,
    general,
    have: reports.size,
    need: quorumOf(header.armies),
    highest_n: highest,
    highest_time: highestReported(reports)[0] ?? '',
    other_time: [...(ledger.accepts.get(n) ?? [])].find((sent) => sent !== time) ?? '',
    used: ledger.highest,
  };
}

export function remarksOnClaim(view: PlayerView, { n, value }: Pair): readonly Remark[] {
  const { mind, claims, header } = view;
  const need = quorumOf(header.armies);
  const said = claims.some((claim) => claim.n === n && claim.value === value);
  if (said || canProve(mind, { n, value }, need)) return [];
  const facts = { n, time: value, have: countIn(mind.evidence, { n, value }), need };
  return [{ rule: 'O7', severity: severityOf('O7'), certain: true, sentence: 'O7', facts }];
}
