/** Plays whole games through the one door: commands are decided, events evolved, views folded from redacted logs. */
import type { Actor, Command, PlayerCommand } from '../../shared/game/commands.ts';
import { generalBot } from '../../shared/game/bots/general-bot.ts';
import { officerBot } from '../../shared/game/bots/officer-bot.ts';
import { nextRing } from '../../shared/game/crossing.ts';
import { decide } from '../../shared/game/decide.ts';
import type { GameEvent } from '../../shared/game/events.ts';
import { RECORD_FORMAT, playerHeader, type GameHeader } from '../../shared/game/header.ts';
import { redactForPlayer, type PlayerEvent, type Surroundings } from '../../shared/game/redact.ts';
import { evolve, hasEnded, newGame, type GameState } from '../../shared/game/state.ts';
import { CALM_VALLEY, type ValleySettings } from '../../shared/game/valley.ts';
import { newView, viewEvent, type PlayerView } from '../../shared/game/view.ts';
import { armyOf, isAcceptor, isProposer, seatsOf, type Seat } from '../../shared/paxos/seats.ts';
import { generalIn } from '../../shared/paxos/referee.ts';
import { letterOf } from '../../shared/paxos/table.ts';

export interface Play {
  readonly header: GameHeader;
  readonly state: GameState;
  readonly events: GameEvent[];
  /** Every command that was carried out, as it could be played again. */
  readonly commands: { readonly command: Command; readonly actor: Actor; readonly at: number }[];
  readonly logs: Map<Seat, PlayerEvent[]>;
  readonly views: Map<Seat, PlayerView>;
}

export function headerFor(
  seed: string,
  valley: Partial<ValleySettings> = {},
  further: Partial<GameHeader> = {},
): GameHeader {
  return {
    format: RECORD_FORMAT,
    id: `game-${seed}`,
    armies: 3,
    acceptRule: 'textbook',
    tent: 'separate',
    level: 'exam',
    wishes: { P1: '06:00', P2: '07:00', P3: '08:00' },
    seed,
    valley: { ...CALM_VALLEY, ...valley },
    ...further,
  };
}

export function newPlay(header: GameHeader): Play {
  const seats = seatsOf(header.armies);
  return {
    header,
    state: newGame(header),
    events: [],
    commands: [],
    logs: new Map(seats.map((seat) => [seat, []])),
    views: new Map(seats.map((seat) => [seat, newView(playerHeader(header, seat), seat)])),
  };
}

/** Carries a command out, or says why not. */
export function act(play: Play, command: Command, actor: Actor, at: number): string | null {
  const decision = decide(play.state, command, actor, at);
  if (!decision.ok) return decision.refusal.code;
  play.commands.push({ command, actor, at });
  for (const event of decision.events) take(play, event);
  return null;
}

export function take(play: Play, event: GameEvent): void {
  const around = surroundingsOf(play);
  for (const [seat, log] of play.logs) {
    const seen = redactForPlayer(event, seat, around);
    if (seen === null) continue;
    log.push(seen);
    viewEvent(viewOf(play, seat), seen);
  }
  evolve(play.state, event);
  play.events.push(event);
}

export function surroundingsOf({ state, header }: Play): Surroundings {
  return {
    settings: header,
    find: (id) => letterOf(state.referee.table, id),
    notebook: (seat) => generalIn(state.referee, seat).notebook,
  };
}

export function viewOf({ views }: Play, seat: Seat): PlayerView {
  const view = views.get(seat);
  if (!view) throw new Error(`no view for ${seat}`);
  return view;
}

export interface BotTable {
  readonly wishes?: readonly string[];
  /** Which seats bots play; all by default. */
  readonly seats?: readonly Seat[];
  /** Milliseconds of game time after which the host ends the game. */
  readonly until?: number;
}

const WISHES = ['06:00', '07:00', '08:00', '09:00', '10:00', '11:00', '12:00'];

/** Bots act whenever they have something to do, in seat order; when nobody has, the clock goes on. */
export function playWithBots(play: Play, { wishes = WISHES, seats, until = 600_000 }: BotTable = {}): Play {
  const bots = seats ?? seatsOf(play.header.armies);
  let now = play.state.at;
  while (now < until && !hasEnded(play.state)) {
    if (bots.some((seat) => botActs(play, seat, wishes, now))) continue;
    const next = nextRing(play.state);
    now = Math.max(now + 1, Math.min(next ?? Infinity, now + 1000));
    act(play, { type: 'arrive' }, { role: 'clock' }, now);
    if (next === null && bots.every((seat) => viewOf(play, seat).order !== undefined)) break;
  }
  act(play, { type: 'end' }, { role: 'host' }, now);
  return play;
}

function botActs(play: Play, seat: Seat, wishes: readonly string[], now: number): boolean {
  const command = botCommand(viewOf(play, seat), wishes, now);
  if (command === null) return false;
  const refused = act(play, command, { role: 'player', seat }, now);
  if (refused !== null) throw new Error(`${seat} was refused ${JSON.stringify(command)}: ${refused}`);
  return true;
}

function botCommand(view: PlayerView, wishes: readonly string[], now: number): PlayerCommand | null {
  const { seat } = view;
  if (isAcceptor(seat)) return generalBot(view);
  if (!isProposer(seat)) return null;
  const army = armyOf(seat);
  return officerBot(view, { wish: wishes[army - 1] ?? '06:00', patience: 25_000 + 9000 * army }, now);
}
