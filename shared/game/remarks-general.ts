/** Remarks on a general's act, judged by its own duty, as the referee judges it. */
import { fits, seal } from '../paxos/answer.ts';
import { hasVotedOther, type Duty } from '../paxos/duty.ts';
import { judgeGeneral, voteOf, type GeneralAct } from '../paxos/general-rules.ts';
import { isRequest } from '../paxos/letters.ts';
import type { RuleId } from '../paxos/rules.ts';
import { armyOf } from '../paxos/seats.ts';
import type { Entry, PlayerCommand } from './commands.ts';
import { enter } from './entry.ts';
import type { Facts, Remark, Sentence } from './remark.ts';
import type { PlayerView } from './view.ts';

type GeneralCommand = Extract<PlayerCommand, { entry: Entry }>;

export function remarksOnGeneral(view: PlayerView, command: GeneralCommand): readonly Remark[] {
  const act = actOf(view, command);
  if (act === null) return [];
  const { duty, header } = view;
  return judgeGeneral(duty, act, header.acceptRule).map(({ rule, severity }) => ({
    rule,
    severity,
    certain: true,
    sentence: sentenceFor(rule, duty, act),
    facts: factsOf(duty, act),
  }));
}

/** Null where nothing can be judged: the letter is not there, or cannot be answered like that. */
function actOf({ received, notebook }: PlayerView, command: GeneralCommand): GeneralAct | null {
  const act = { letter: null, before: notebook, after: enter(notebook, command.entry), reply: null };
  if (command.type === 'write') return act;
  const letter = received.get(command.re)?.letter;
  if (letter === undefined) return null;
  if (command.reply === null) return { ...act, letter };
  // The id is only drawn when the reply leaves; no rule asks for it.
  return fits(command.reply, letter) ? { ...act, letter, reply: seal(command.reply, letter, '') } : null;
}

function sentenceFor(rule: RuleId, duty: Duty, act: GeneralAct): Sentence {
  const vote = voteOf(act);
  if (rule === 'G7' && !(vote !== null && hasVotedOther(duty, vote.n, vote.value))) return 'G7_entry';
  const erases = act.before.accepted !== null && act.after.accepted === null && duty.accepted !== null;
  return rule === 'G10' && erases ? 'G10_entry' : rule;
}

function factsOf(duty: Duty, { letter, after, reply }: GeneralAct): Facts {
  const asked = letter !== null && isRequest(letter) ? letter : null;
  const time = asked?.kind === 'accept' ? asked.value : '';
  const report = reply?.kind === 'promise' ? reply.accepted : null;
  const votes = [...(duty.votes.get(asked?.n ?? 0) ?? [])];
  return {
    n: asked?.n ?? 0,
    time,
    officer: asked === null ? 0 : armyOf(asked.from),
    promised: duty.promised,
    promised_to: duty.boundTo === null ? 0 : armyOf(duty.boundTo),
    accepted_n: duty.accepted?.n ?? 0,
    accepted_time: duty.accepted?.value ?? '',
    other_time: votes.find((value) => value !== time) ?? '',
    reported_n: report?.n ?? 0,
    reported_time: report?.value ?? '',
    named: reply?.kind === 'reject' ? reply.promised : 0,
    written: after.promised,
    written_n: after.accepted?.n ?? 0,
    written_time: after.accepted?.value ?? '',
  };
}
