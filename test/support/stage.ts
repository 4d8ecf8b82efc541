/** Plays the games of lessons: like `playWithBots`, with a cue for whoever has a part. */
import { honestBot, stageBot } from '../../shared/game/bots/stage-bot.ts';
import type { PlayerCommand } from '../../shared/game/commands.ts';
import { nextRing } from '../../shared/game/crossing.ts';
import { followEvent, newParts, type Parts } from '../../shared/game/cues.ts';
import { NO_STAGE } from '../../shared/game/stage.ts';
import { hasEnded } from '../../shared/game/state.ts';
import { armyOf, isAcceptor, seatsOf, type Proposer, type Seat } from '../../shared/paxos/seats.ts';
import { letterOf } from '../../shared/paxos/table.ts';
import { act, viewOf, type Play } from './play.ts';

export interface StageTable {
  /** Which seats bots play; all by default. */
  readonly seats?: readonly Seat[];
  /** Somebody else, asked before the bots whenever something may have changed. True where it acted. */
  readonly first?: (play: Play, parts: Parts, now: number) => boolean;
  /** Milliseconds of game time after which the host ends the game. */
  readonly until?: number;
  /** How long a bot thinks before an act, in milliseconds of game time; asked anew each time. */
  readonly pace?: number | ((seat: Seat) => number);
  /** How long an officer waits for answers where its part does not say, and before its first word. */
  readonly patience?: (seat: Seat) => number;
  readonly begins?: (seat: Seat) => number;
}

export function playStage(play: Play, table: StageTable = {}): Parts {
  const { header, state, events } = play;
  const { seats = seatsOf(header.armies), first, until = 600_000, pace = 0 } = table;
  const parts = newParts(header.stage ?? NO_STAGE);
  let followed = 0;
  const follow = (): void => {
    for (; followed < events.length; followed += 1) {
      const event = events[followed];
      if (event) followEvent(parts, event, (id) => letterOf(state.referee.table, id));
    }
  };
  /** Who thinks, and until when. */
  const thinking = new Map<Seat, number>();
  let now = state.at;
  while (now < until && !hasEnded(state)) {
    follow();
    if (first?.(play, parts, now) === true) continue;
    const acted = seats.some((seat) => {
      const command = commandOf(play, parts, seat, now, table);
      if (command === null) {
        thinking.delete(seat);
        return false;
      }
      if (!thinking.has(seat)) thinking.set(seat, now + (typeof pace === 'number' ? pace : pace(seat)));
      if ((thinking.get(seat) ?? 0) > now) return false;
      thinking.delete(seat);
      const refused = act(play, command, { role: 'player', seat }, now);
      if (refused !== null) throw new Error(`${seat} was refused ${JSON.stringify(command)}: ${refused}`);
      return true;
    });
    if (acted) continue;
    const next = nextRing(state);
    now = Math.max(now + 1, Math.min(next ?? Infinity, now + 1000, ...thinking.values()));
    act(play, { type: 'arrive' }, { role: 'clock' }, now);
    if (next === null && seats.every((seat) => viewOf(play, seat).order !== undefined)) break;
  }
  act(play, { type: 'end' }, { role: 'host' }, now);
  follow();
  return parts;
}

function commandOf(
  play: Play,
  parts: Parts,
  seat: Seat,
  now: number,
  { patience, begins }: StageTable,
): PlayerCommand | null {
  const view = viewOf(play, seat);
  const part = parts.get(seat);
  const wish = play.header.wishes[seat as Proposer] ?? '06:00';
  const waits = part?.plan.patience ?? patience?.(seat) ?? 25_000 + 9000 * armyOf(seat);
  const temper = { wish, patience: waits, used: part?.plan.used ?? 0 };
  if (part !== undefined) return stageBot(view, part, temper, now);
  const silent = !isAcceptor(seat) && view.ledger.highest === 0 && view.mind.told.size === 0;
  return silent && now < (begins?.(seat) ?? 0) ? null : honestBot(view, temper, now);
}
