/** truthOf: what is true of a game by now, whoever knows it. It answers what a guess answers. */
import { seatsOf } from '../paxos/seats.ts';
import { choosable } from '../paxos/choosable.ts';
import { mindIn, roundsIn, type Referee } from '../paxos/referee.ts';
import type { Truth } from './events.ts';

export function truthOf(referee: Referee): Truth {
  const chosen = [...referee.chosenValues];
  const duties = referee.generals.map(({ duty }) => duty);
  const { values, open } = choosable(roundsIn(referee), duties, referee.quorum);
  return {
    chosen,
    open: open || [...values].some((value) => !referee.chosenValues.has(value)),
    known: seatsOf(referee.settings.armies).filter((seat) =>
      chosen.some((value) => mindIn(referee, seat).known.has(value)),
    ),
  };
}
