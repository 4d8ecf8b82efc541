/** What a general may do with a letter where slips are let happen: what its notebook asks for, and the slips. */
import { dutifulAnswer, seal, type ReplyDraft } from '../paxos/answer.ts';
import { dutyByNotebook } from '../paxos/duty.ts';
import { judgeGeneral } from '../paxos/general-rules.ts';
import type { Request } from '../paxos/letters.ts';
import type { GeneralMove, GeneralPast } from './slip-general.ts';
import { slipOf, type SlipId } from './slip-id.ts';
import { notebooksFor, draftsFor } from './possible-acts.ts';
import { SETTINGS } from './setting.ts';

export interface Answering {
  readonly move: GeneralMove;
  /** Null for what the notebook asks for. */
  readonly slip: SlipId | null;
}

/**
 * An honest general obliges: it grants what its notebook lets it grant. That is no longer its duty once a slip has spoilt
 * the notebook; the referee then speaks of consequences. Refusals change nothing, and are left out.
 */
export function answersTo(
  general: GeneralPast,
  letter: Request | null,
  numbers: number,
  slips: readonly SlipId[],
): readonly Answering[] {
  const honest = letter === null ? null : honestMove(general, letter);
  const answers = slips.length === 0 ? [] : slipsOn(general, letter, numbers, slips);
  return honest === null ? answers : [{ move: honest, slip: null }, ...answers];
}

function honestMove({ duty, notebook }: GeneralPast, letter: Request): GeneralMove | null {
  const { notebook: after, reply } = dutifulAnswer(dutyByNotebook(duty, notebook), letter);
  return reply === null || reply.kind === 'reject' ? null : { letter, after, reply };
}

function slipsOn(
  { duty, notebook: before }: GeneralPast,
  letter: Request | null,
  numbers: number,
  slips: readonly SlipId[],
): readonly Answering[] {
  const drafts: readonly (ReplyDraft | null)[] = draftsFor(numbers, letter);
  return notebooksFor(numbers).flatMap((after) =>
    drafts.flatMap((reply): readonly Answering[] => {
      const sealed = letter && reply && seal(reply, letter, 'reply');
      const found = judgeGeneral(duty, { letter, before, after, reply: sealed }, SETTINGS.acceptRule);
      const slip = slipOf(found, slips);
      return slip === null ? [] : [{ move: { letter, after, reply }, slip }];
    }),
  );
}
