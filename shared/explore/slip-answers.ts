/** What a general may do with a letter where slips are let happen: what its notebook asks for, and the slips. */
import { dutifulAnswer, seal } from '../paxos/answer.ts';
import { dutyByNotebook, hasVoted, type Duty } from '../paxos/duty.ts';
import { judgeGeneral } from '../paxos/general-rules.ts';
import { samePair, type Request } from '../paxos/letters.ts';
import type { Notebook } from '../paxos/notebook.ts';
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
export function honestAnswer({ duty, notebook }: GeneralPast, letter: Request): Answering | null {
  const { notebook: after, reply } = dutifulAnswer(dutyByNotebook(duty, notebook), letter);
  if (reply === null || reply.kind === 'reject') return null;
  // With a true notebook, a repeated promise tells nothing new: it could only add a vote at n, which an accept asked for.
  const isRepeated = reply.kind === 'promise' && letter.n === duty.promised;
  return isRepeated && isTrue(notebook, duty) ? null : { move: { letter, after, reply }, slip: null };
}

function isTrue({ promised, accepted }: Notebook, duty: Duty): boolean {
  return promised === duty.promised && samePair(accepted, duty.accepted);
}

/** Every act with this letter, or unasked (null), that is one of the slips. */
export function slipsWith(
  { duty, notebook: before }: GeneralPast,
  letter: Request | null,
  numbers: number,
  slips: readonly SlipId[],
): readonly Answering[] {
  const drafts = draftsFor(numbers, letter);
  return notebooksFor(numbers)
    .filter((after) => !goesBack(before, after, duty))
    .flatMap((after) =>
      drafts.flatMap((reply): readonly Answering[] => {
        const sealed = letter && reply && seal(reply, letter, 'reply');
        const found = judgeGeneral(duty, { letter, before, after, reply: sealed }, SETTINGS.acceptRule);
        const slip = slipOf(found, slips);
        return slip === null ? [] : [{ move: { letter, after, reply }, slip }];
      }),
    );
}

/**
 * An older vote is written over the last one, on reading its accept again. G7 does not count that pair as foreign, so no id
 * says it; an act that does it besides would break agreement, but not by the slip that it is taken for.
 */
function goesBack(before: Notebook, { accepted }: Notebook, duty: Duty): boolean {
  if (accepted === null || before.accepted === null) return false;
  return accepted.n < before.accepted.n && hasVoted(duty, accepted.n, accepted.value);
}
