/** The room as one member sees it: built up from nothing, so that whatever is added to a room stays hidden until listed. */
import { NO_STAGE } from '../../shared/game/stage.ts';
import type { LessonForPlayers } from '../../shared/lessons/for-players.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import type { Member } from '../../shared/room/events.ts';
import type { LessonView, RoomView, SeatView, WatcherView } from '../../shared/wire/room-view.ts';
import type { Room } from './room.ts';

export function viewFor(room: Room, member: Member): RoomView {
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
    lan: isHost ? room.house.lan() : null,
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
      // A partner sees over a shoulder what the seat has read, but not its secret.
      part: own === null ? null : (game?.shownParts.get(own) ?? null),
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

/** Who was told to break a rule comes out with the verdict. */
function lessonOf({ state: { settings, phase } }: Room): LessonView | null {
  const { lesson, stage = NO_STAGE } = settings;
  if (lesson === undefined) return null;
  const told = Object.entries(stage).flatMap(([seat, { breaks }]) =>
    breaks === undefined ? [] : [{ seat: seat as Seat, rule: breaks }],
  );
  const own = 'title' in lesson ? (lesson as unknown as LessonForPlayers) : null;
  return { id: lesson.id, own, saboteurs: phase === 'over' ? told : [] };
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
