import { choosable } from '../paxos/choosable.ts';
import { judgeGeneral } from '../paxos/general-rules.ts';
import { judgeProposal } from '../paxos/officer-rules.ts';

/** The referee's functions that an exploration puts to the test: an argument, so that a test can spoil one. */
export interface RefereeRules {
  readonly judgeGeneral: typeof judgeGeneral;
  readonly judgeProposal: typeof judgeProposal;
  readonly choosable: typeof choosable;
}

export const REFEREE_RULES: RefereeRules = { judgeGeneral, judgeProposal, choosable };
