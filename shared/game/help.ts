/**
 * Help: what the referee would say of an act before it is done, and which act would be right. It is judged from one
 * player's view, and so from what this player knows: no hint can tell more (SPEC.md, "Fog").
 */
import { dutifulAnswer, type ReplyDraft } from '../paxos/answer.ts';
import { hasVotedOther } from '../paxos/duty.ts';
import { knowsOrWasTold } from '../paxos/knowledge.ts';
import { isRequest } from '../paxos/letters.ts';
import { severityOf } from '../paxos/rules.ts';
import { armyOf, quorumOf } from '../paxos/seats.ts';
import { officerBot } from './bots/officer-bot.ts';
import type { Entry, PlayerCommand } from './commands.ts';
import type { Remark } from './remark.ts';
import { remarksOnGeneral } from './remarks-general.ts';
import { remarksOnClaim, remarksOnProposal } from './remarks-officer.ts';
import type { PlayerView } from './view.ts';

/** In the referee's order. An act that is impossible draws none: it will be refused. */
export function remarksOn(view: PlayerView, command: PlayerCommand): readonly Remark[] {
  switch (command.type) {
    case 'answer':
    case 'write':
      return remarksOnGeneral(view, command);
    case 'prepare':
    case 'accept':
      return remarksOnProposal(view, command);
    case 'claim':
      return remarksOnClaim(view, command);
    case 'announce':
      return remarksOnAnnouncement(view, command.value);
    case 'order':
      return remarksOnOrder(view, command.value);
  }
}

function remarksOnAnnouncement({ mind, sent }: PlayerView, value: string): readonly Remark[] {
  // It is said once, whoever the further letters go to.
  const said = sent.some((letter) => letter.kind === 'announce' && letter.value === value);
  if (said || knowsOrWasTold(mind, value)) return [];
  const facts = { time: value };
  return [{ rule: 'O8', severity: severityOf('O8'), certain: true, sentence: 'O8', facts }];
}

/** The other player of the army may know more, and a later order may take this one's place. */
function remarksOnOrder({ mind }: PlayerView, value: string | null): readonly Remark[] {
  if (value === null || knowsOrWasTold(mind, value)) return [];
  const facts = { time: value };
  return [{ rule: 'X1', severity: severityOf('X1'), certain: false, sentence: 'X1', facts }];
}

/** The obliging answer that this general's duty asks for; what is no request asks for nothing. */
export function adviceOn(view: PlayerView, letterId: string): { entry: Entry; reply: ReplyDraft | null } {
  const letter = view.received.get(letterId)?.letter;
  if (letter === undefined || !isRequest(letter)) return { entry: {}, reply: null };
  const { notebook, reply } = dutifulAnswer(view.duty, letter);
  // Who voted twice under one number must not mend the pair with this very letter: to write it would be to vote again.
  const votes = letter.kind === 'accept' && hasVotedOther(view.duty, letter.n, letter.value);
  return { entry: votes ? { promised: notebook.promised } : notebook, reply };
}

/** Milliseconds of game time after which an officer is told to try again. */
const PATIENCE = 20_000;
/** Where neither the officer's wish nor a promise names a time. */
const ANY_TIME = '06:00';

/** The next right act of an officer, or null while it has to wait for letters, or has done all. `now` is game time. */
export function adviceForOfficer(view: PlayerView, now: number): PlayerCommand | null {
  if (view.ended) return null;
  return officerBot(view, { wish: view.header.wish ?? ANY_TIME, patience: isRefused(view) ? 0 : PATIENCE }, now);
}

/** So many generals refused the last number that no majority is left for it. */
function isRefused({ received, ledger, header }: PlayerView): boolean {
  const refusing = new Set<number>();
  for (const { letter } of received.values()) {
    if (letter.kind === 'reject' && letter.n === ledger.highest) refusing.add(armyOf(letter.from));
  }
  return refusing.size > header.armies - quorumOf(header.armies);
}
