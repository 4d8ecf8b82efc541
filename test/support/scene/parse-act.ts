/** The acts of a scene, one a line. */
import type { ReplyDraft } from '../../../shared/paxos/answer.ts';
import { isAcceptor, isProposer, type Acceptor, type Proposer, type Seat } from '../../../shared/paxos/seats.ts';
import { takeLetterName, type LetterName } from './letter-name.ts';
import type { Act } from './scene.ts';
import {
  NOTEBOOK,
  NUMBER,
  readGeneral,
  readNotebook,
  readNumber,
  readSeat,
  readTime,
  readWhole,
  takePair,
  TIME,
  type Words,
} from './words.ts';

export function takeAct(words: Words): Act {
  if (words.takeIf('deliver')) return { type: 'deliver', again: words.takeIf('again'), name: takeLetterName(words) };
  if (words.takeIf('capture')) return { type: 'capture', name: takeLetterName(words) };
  if (words.takeIf('dawn')) return { type: 'dawn' };
  if (words.takeIf('choosable')) return takeChoosable(words);

  const seats = words.takeSome(readSeat, 'an act (like "P1 prepare 1 -> A1 A2 A3"), "verdict", "blame" or "battle"');
  const generals = seats.filter(isAcceptor);
  const isAllGenerals = generals.length === seats.length;
  if (isAllGenerals && words.takeIf('promise', 'promises')) return takeRightAnswer(words, generals, 'promise');
  if (isAllGenerals && words.takeIf('accept', 'accepts')) return takeRightAnswer(words, generals, 'accepted');
  if (isAllGenerals && words.takeIf('reject', 'rejects')) return takeRightAnswer(words, generals, 'reject');

  const [seat, ...others] = seats;
  if (seat === undefined || others.length > 0) return words.fail('"promise", "accept" or "reject", of generals');
  const act = isProposer(seat) ? takeOfficerAct(words, seat) : isAcceptor(seat) ? takeGeneralAct(words, seat) : null;
  return act ?? takeActOfAnyone(words, seat);
}

function takeChoosable(words: Words): Act {
  const times = words.takeAll(readTime);
  const open = words.takeIf('open') ? ['open'] : [];
  const values = [...[...times].sort(), ...open];
  if (values.length === 0 && !words.takeIf('nothing')) words.fail('times, "open" or "nothing"');
  return { type: 'choosable', values };
}

function takeRightAnswer(words: Words, by: readonly Acceptor[], kind: ReplyDraft['kind']): Act {
  const name = readNotebook(words.peek() ?? '') === null ? takeLetterIfAny(words) : null;
  return { type: 'right-answer', by, kind, name, notebook: words.takeIfRead(readNotebook) };
}

function takeLetterIfAny(words: Words): LetterName | null {
  const isOver = words.isAtEnd() || ['!', '=>'].includes(words.peek() ?? '');
  return isOver ? null : takeLetterName(words);
}

function takeOfficerAct(words: Words, from: Proposer): Act | null {
  if (words.takeIf('prepare')) {
    const n = words.take(readNumber, NUMBER);
    return { type: 'prepare', from, n, to: takeGenerals(words) };
  }
  if (words.takeIf('accept')) {
    const n = words.take(readNumber, NUMBER);
    const value = words.take(readTime, TIME);
    return { type: 'accept', from, n, value, to: takeGenerals(words) };
  }
  if (words.takeIf('claims')) {
    return { type: 'claim', by: from, n: words.take(readNumber, NUMBER), value: words.take(readTime, TIME) };
  }
  return null;
}

function takeGenerals(words: Words): readonly Acceptor[] {
  words.takeWord('->');
  return words.takeSome(readGeneral, 'generals (like A1 A2)');
}

function takeGeneralAct(words: Words, by: Acceptor): Act | null {
  if (words.takeIf('writes')) return { type: 'write', by, notebook: words.take(readNotebook, NOTEBOOK) };
  if (!words.takeIf('answers')) return null;
  const name = takeLetterName(words);
  words.takeWord('with');
  return { type: 'answer', by, name, notebook: words.take(readNotebook, NOTEBOOK), reply: takeReply(words) };
}

function takeReply(words: Words): ReplyDraft | null {
  if (words.takeIf('silence')) return null;
  if (words.takeIf('promise')) return { kind: 'promise', accepted: takePair(words) };
  if (words.takeIf('accepted')) return { kind: 'accepted' };
  if (words.takeIf('reject')) return { kind: 'reject', promised: words.take(readWhole, 'a number (0, 1, 2 …)') };
  return words.fail('a reply ("promise nothing", "promise 1 06:00", "accepted", "reject 2" or "silence")');
}

function takeActOfAnyone(words: Words, seat: Seat): Act {
  if (words.takeIf('announce')) {
    const value = words.take(readTime, TIME);
    words.takeWord('->');
    return { type: 'announce', from: seat, value, to: words.takeSome(readSeat, 'seats (like A1 P2)') };
  }
  if (words.takeIf('orders')) {
    if (words.takeIf('hold')) return { type: 'order', by: seat, value: null };
    words.takeWord('attack');
    return { type: 'order', by: seat, value: words.take(readTime, TIME) };
  }
  const acts = isProposer(seat) ? 'prepare, accept, claims' : 'promises, accepts, rejects, answers, writes';
  return words.fail(`what ${seat} does (${acts}, announce, orders)`);
}
