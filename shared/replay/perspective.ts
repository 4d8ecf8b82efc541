/**
 * A session as one player saw it: its redacted log, event for event what its page was sent while it was played, and with
 * each the place in the record that it comes from. Only this log is folded for that player, live and in replay alike.
 */
import { playerHeader, type GameHeader, type PlayerHeader } from '../game/header.ts';
import { redactForPlayer, type PlayerEvent, type Surroundings } from '../game/redact.ts';
import { EMPTY_NOTEBOOK } from '../paxos/notebook.ts';
import type { Seat } from '../paxos/seats.ts';
import type { Chronicle } from './chronicle.ts';
import { asOf } from './history.ts';

/** What a player's browser holds of a game, and needs to show it again. */
export interface PlayerLog {
  readonly header: PlayerHeader;
  readonly seat: Seat;
  readonly events: readonly PlayerEvent[];
}

export interface Perspective extends PlayerLog {
  /** For each event, the seq of the one in the record that it shows. */
  readonly seqs: readonly number[];
}

export function perspectiveOf(chronicle: Chronicle, seat: Seat): Perspective {
  const { header, drawing, generals } = chronicle;
  let before = 0;
  const around: Surroundings = {
    settings: header,
    find: (id) => drawing.posted.get(id)?.letter ?? null,
    notebook: (general) => {
      const pages = generals.get(general);
      return pages === undefined ? EMPTY_NOTEBOOK : asOf(pages, before).notebook;
    },
  };
  const events: PlayerEvent[] = [];
  const seqs: number[] = [];
  for (const event of chronicle.events) {
    before = event.seq - 1;
    const seen = redactForPlayer(event, seat, around);
    if (seen === null) continue;
    events.push(seen);
    seqs.push(event.seq);
  }
  return { header: playerHeader(asPlayed(header), seat), seat, events, seqs };
}

/** A record from elsewhere may lack what only a game that is played needs. */
function asPlayed(header: Chronicle['header']): GameHeader {
  return { level: 'exam', wishes: {}, ...header } as GameHeader;
}
