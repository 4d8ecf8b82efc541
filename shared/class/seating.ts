/** How students are spread over rooms, and how they change roles between rounds. */
import { acceptorOf, armyOf, isProposer, proposerOf, seatsOf, type Seat } from '../paxos/seats.ts';
import type { Place, Student } from './events.ts';

export interface SeatingRules {
  readonly armies: number;
  /** What becomes of students where their number is no multiple of a room's seats. */
  readonly leftovers: Leftovers;
}

/** A bot for each empty seat; two students on one seat; or students who watch. */
export type Leftovers = 'bots' | 'pairs' | 'watch';

/** A room, and the seats in it at which no student sits, officers first. */
export interface Board {
  readonly room: string;
  readonly free: readonly Seat[];
}

/** How many further rooms so many students need, where `boards` have seats to fill first. */
export function newRooms(students: number, boards: readonly Board[], { armies, leftovers }: SeatingRules): number {
  const seats = 2 * armies;
  const over = students - boards.reduce((sum, { free }) => sum + free.length, 0);
  if (over <= 0) return 0;
  // With bots each has a seat of its own; else no seat is empty, unless there is but one room.
  if (leftovers === 'bots') return Math.ceil(over / seats);
  return Math.max(Math.floor(over / seats), boards.length === 0 ? 1 : 0);
}

/**
 * Gives each a seat in the room that has most of them free, so that rooms fill evenly. When all are taken, the others
 * pair up with those who sit there, room by room in turn, or watch. In the order of `students`: whoever wants chance
 * shuffles them. There is at least one board.
 */
export function spread(
  students: readonly Student[],
  boards: readonly Board[],
  { armies, leftovers }: SeatingRules,
): ReadonlyMap<Student, Place> {
  const seats = seatsOf(armies);
  const free = boards.map((board) => ({ room: board.room, seats: [...board.free] }));
  const places = new Map<Student, Place>();
  let over = 0;
  for (const student of students) {
    const widest = free.reduce((most, board) => (board.seats.length > most.seats.length ? board : most));
    const seat = widest.seats.shift();
    if (seat !== undefined) {
      places.set(student, { room: widest.room, seat, role: 'player' });
      continue;
    }
    const { room } = boards[over % boards.length] ?? widest;
    const shared = seats[Math.floor(over / boards.length) % seats.length] ?? null;
    over += 1;
    places.set(
      student,
      leftovers === 'pairs' ? { room, seat: shared, role: 'partner' } : { room, seat: null, role: 'watcher' },
    );
  }
  return places;
}

/** The next round's seat: an officer becomes its own army's general, a general the next army's officer. All seats in turn. */
export function rotated(seat: Seat, armies: number): Seat {
  const army = armyOf(seat);
  return isProposer(seat) ? acceptorOf(army) : proposerOf((army % armies) + 1);
}
