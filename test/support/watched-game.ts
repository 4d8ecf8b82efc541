/** A random game with every player watching: each one's view, folded from what is redacted for it. */
import type { GameEvent } from '../../shared/game/events.ts';
import { RECORD_FORMAT, type PlayerHeader } from '../../shared/game/header.ts';
import { redactForPlayer, type Surroundings } from '../../shared/game/redact.ts';
import { newView, viewEvent, type PlayerView } from '../../shared/game/view.ts';
import type { ProtocolEvent } from '../../shared/paxos/events.ts';
import { advance, generalIn, newReferee, type Referee } from '../../shared/paxos/referee.ts';
import { isProposer, seatsOf, type Seat } from '../../shared/paxos/seats.ts';
import { letterOf } from '../../shared/paxos/table.ts';
import type { RandomGame } from './random-game.ts';

export class WatchedGame {
  readonly referee: Referee;
  readonly #views: ReadonlyMap<Seat, PlayerView>;
  readonly #around: Surroundings;

  constructor({ header }: RandomGame) {
    this.referee = newReferee(header);
    const { referee } = this;
    this.#views = new Map(seatsOf(header.armies).map((seat) => [seat, newView(headerOf(header, seat), seat)]));
    this.#around = {
      settings: header,
      find: (id) => letterOf(referee.table, id),
      notebook: (seat) => generalIn(referee, seat).notebook,
    };
  }

  get views(): Iterable<PlayerView> {
    return this.#views.values();
  }

  viewOf(seat: Seat): PlayerView {
    const view = this.#views.get(seat);
    if (view === undefined) throw new Error(`no view for ${seat}`);
    return view;
  }

  take(event: ProtocolEvent): void {
    const gameEvent: GameEvent =
      event.type === 'delivered' || event.type === 'captured' ? { ...event, copy: 1 } : event;
    for (const [seat, view] of this.#views) {
      const seen = redactForPlayer(gameEvent, seat, this.#around);
      if (seen !== null) viewEvent(view, seen);
    }
    advance(this.referee, event);
  }
}

function headerOf({ id, armies, acceptRule, tent }: RandomGame['header'], seat: Seat): PlayerHeader {
  const wish = isProposer(seat) ? '06:30' : null;
  return { format: RECORD_FORMAT, id, armies, acceptRule, tent, level: 'coached', wish };
}
