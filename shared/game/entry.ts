import { pairOf } from '../paxos/letters.ts';
import type { Notebook } from '../paxos/notebook.ts';
import type { Entry } from './commands.ts';

/** The notebook after an entry. Field by field, so that nothing else that a command may carry gets into the log. */
export function enter(before: Notebook, { promised, accepted }: Entry): Notebook {
  return {
    promised: promised ?? before.promised,
    accepted: accepted === undefined ? before.accepted : pairOf(accepted),
  };
}
