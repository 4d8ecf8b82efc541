/** The room as one member sees it: built up from nothing, so that whatever is added to a room stays hidden until listed. */
import { NO_STAGE } from '../../shared/game/stage.ts';
import type { LessonForPlayers } from '../../shared/lessons/for-players.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import type { Member } from '../../shared/room/events.ts';
import type { LessonView, PartView, RoomView, SeatView, WatcherView } from '../../shared/wire/room-view.ts';
import type { Room } from './room.ts';

/** Whose view it is. */
export interface Onlooker {
  readonly member: Member;
  /** At the server's own machine: an address that others reach it by is news there, and there alone. */
  readonly atServer: boolean;
}

export function viewFor(room: Room, { member, atServer }: Onlooker): RoomView {
  const { state, game, names, presence } = room;
  const { code, phase, settings, host, chairs, partners, red, members, released } = state;
  const seated = new Set<Member>(partners.keys());
  if (red !== null) seated.add(red);
  const watcher = (other: Member): WatcherView => ({
    member: other,
    name: names.get(other) ?? null,
    here: presence.tabsOf(other) > 0,
  });
  const seats = [...chairs].map(([seat, { member: sitter, bot }]): SeatView => {
    if (sitter !== null) seated.add(sitter);
    const name = sitter === null ? null : (names.get(sitter) ?? null);
    return {
      seat,
      member: sitter,
      name,
      bot,
      here: sitter !== null && presence.tabsOf(sitter) > 0,
      partners: [...partners].filter(([, beside]) => beside === seat).map(([partner]) => watcher(partner)),
    };
  });
  // The instructor watches every room of the class: nobody need be told in each.
  if (state.class !== null && host !== null) seated.add(host);
  const watchers = [...members.keys()].filter((other) => !seated.has(other)).map(watcher);
  const own = room.seatOf(member);
  const seat: Seat | null = own ?? partners.get(member) ?? null;
  const isHost = member === host;
  return {
    code,
    class: state.class,
    attempt: state.attempt,
    phase,
    armies: settings.armies,
    settings: isHost ? settings : null,
    lan: isHost && atServer ? room.house.lan() : null,
    host: host ?? '',
    seats,
    red: red === null ? null : watcher(red),
    watchers,
    you: {
      member,
      name: names.get(member) ?? null,
      host: isHost,
      seat,
      role: roleOf({ own, seat, isHost, isRed: member === red }),
      part: partOf(room, member),
      tabs: presence.tabsOf(member),
    },
    game: game?.view(seat) ?? null,
    lesson: lessonOf(room),
    fork: game?.header.parent ?? null,
    frozen: state.frozen !== null,
    stalled: room.stalled,
    record: phase === 'over' && (isHost || released || state.attempt !== null),
  };
}

/** A partner sees over a shoulder what the seat has read, but not its secret. */
export function partOf(room: Room, member: Member): PartView | null {
  const own = room.seatOf(member);
  return own === null ? null : (room.game?.shownParts.get(own) ?? null);
}

/**
 * The settings say what is played next; of the game that is on, or is over, only what it began with counts. Who was told
 * to break a rule comes out with the verdict.
 */
function lessonOf({ state: { settings, phase }, game }: Room): LessonView | null {
  const { lesson } = settings;
  if (lesson === undefined) return null;
  const told = Object.entries(game?.header.stage ?? NO_STAGE).flatMap(([seat, { breaks }]) =>
    breaks === undefined ? [] : [{ seat: seat as Seat, rule: breaks }],
  );
  const own = 'title' in lesson ? (lesson as unknown as LessonForPlayers) : null;
  return { id: lesson.id, own, played: game?.header.lesson ?? null, saboteurs: phase === 'over' ? told : [] };
}

interface Standing {
  readonly own: Seat | null;
  readonly seat: Seat | null;
  readonly isHost: boolean;
  readonly isRed: boolean;
}

function roleOf({ own, seat, isHost, isRed }: Standing): RoomView['you']['role'] {
  if (own !== null) return 'player';
  if (seat !== null) return 'partner';
  if (isRed) return 'red';
  return isHost ? 'instructor' : 'spectator';
}
