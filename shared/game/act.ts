/** A player's command as the acts that it means: letters sealed and numbered, entries merged into the notebook. */
import { fits, seal } from '../paxos/answer.ts';
import type { Answered, Claimed, Ordered, Sent, SentLetter, Unstamped, Wrote } from '../paxos/events.ts';
import { generalIn } from '../paxos/referee.ts';
import { armyOf, type Acceptor, type Proposer, type Seat } from '../paxos/seats.ts';
import { isDelivered, letterOf } from '../paxos/table.ts';
import type { PlayerCommand } from './commands.ts';
import { enter } from './entry.ts';
import type { Refusal } from './refusal.ts';
import { chanceOfNext, type GameState } from './state.ts';

export type Act = Unstamped<Sent | Answered | Wrote | Claimed | Ordered>;

/** The role and seat have been checked: an officer's commands come with an officer's seat. */
export function actOf(state: GameState, command: PlayerCommand, seat: Seat): readonly Act[] | Refusal {
  switch (command.type) {
    case 'prepare':
    case 'accept':
    case 'announce':
      return send(state, command, seat);
    case 'answer':
      return answer(state, command, seat as Acceptor);
    case 'write':
      return write(state, command, seat as Acceptor);
    case 'claim':
      return claim(state, command, seat as Proposer);
    case 'order':
      return [{ type: 'ordered', army: armyOf(seat), by: seat, value: command.value }];
  }
}

type SendCommand = Extract<PlayerCommand, { to: unknown }>;

function send(state: GameState, command: SendCommand, from: Seat): readonly Act[] | Refusal {
  const { to } = command;
  if (to.length === 0 || new Set(to).size < to.length) return { code: 'bad-addressees', params: {} };
  return to.map((addressee): Act => {
    const { id } = chanceOfNext(state, { from, to: addressee });
    return { type: 'sent', letter: sealed(command, id, from, addressee) };
  });
}

/** Each as one literal, which takes less memory than one put together by spreading; a game keeps them all. */
function sealed(command: SendCommand, id: string, from: Seat, to: Seat): SentLetter {
  const [officer, general] = [from as Proposer, to as Acceptor];
  switch (command.type) {
    case 'prepare':
      return { id, from: officer, to: general, kind: 'prepare', n: command.n };
    case 'accept':
      return { id, from: officer, to: general, kind: 'accept', n: command.n, value: command.value };
    case 'announce':
      return { id, from, to, kind: 'announce', value: command.value };
  }
}

function answer(
  state: GameState,
  { re, entry, reply }: Extract<PlayerCommand, { type: 'answer' }>,
  by: Acceptor,
): readonly Act[] | Refusal {
  const letter = letterOf(state.referee.table, re);
  const notebook = enter(generalIn(state.referee, by).notebook, entry);
  if (reply === null) return [{ type: 'answered', by, re, notebook, reply: null }];
  if (letter === null) return { code: 'letter-unknown', params: { id: re } };
  if (letter.to !== by) return { code: 'not-addressee', params: { id: re, to: letter.to, by } };
  // Before what fits it: else the refusal would tell that there is such a letter under way.
  if (!isDelivered(state.referee.table, re)) return { code: 'not-delivered', params: { id: re } };
  if (!fits(reply, letter)) {
    return { code: 'reply-unfit', params: { kind: reply.kind, answers: letter.kind } };
  }
  const { id } = chanceOfNext(state, { from: by, to: letter.from });
  return [{ type: 'answered', by, re, notebook, reply: seal(reply, letter, id) }];
}

function write(
  { referee }: GameState,
  { entry }: Extract<PlayerCommand, { type: 'write' }>,
  by: Acceptor,
): readonly Act[] {
  return [{ type: 'wrote', by, notebook: enter(generalIn(referee, by).notebook, entry) }];
}

function claim(
  { referee }: GameState,
  { n, value, evidence }: Extract<PlayerCommand, { type: 'claim' }>,
  by: Proposer,
): readonly Act[] | Refusal {
  const missing = evidence.find((id) => {
    return !isDelivered(referee.table, id) || letterOf(referee.table, id)?.to !== by;
  });
  if (missing !== undefined) return { code: 'evidence-not-held', params: { id: missing } };
  return [{ type: 'claimed', by, n, value, evidence: [...evidence] }];
}
