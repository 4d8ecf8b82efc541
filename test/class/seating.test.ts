import { describe, expect, test } from 'vitest';
import { seatsOf, type Seat } from '../../shared/paxos/seats.ts';
import { newRooms, rotated, spread, type Board, type Leftovers } from '../../shared/class/seating.ts';

const students = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `s${i + 1}`);
const fresh = (count: number, armies: number): readonly Board[] =>
  Array.from({ length: count }, (_, i) => ({ room: `R${i + 1}`, free: seatsOf(armies) }));

function seated(count: number, armies: number, leftovers: Leftovers) {
  const boards = fresh(newRooms(count, [], { armies, leftovers }), armies);
  const places = [...spread(students(count), boards, { armies, leftovers }).values()];
  const perRoom = boards.map(({ room }) => places.filter((place) => place.room === room));
  return { places, perRoom };
}

describe('new rooms', () => {
  test.each([
    ['bots', 0, 0],
    ['bots', 1, 1],
    ['bots', 6, 1],
    ['bots', 7, 2],
    ['bots', 40, 7],
    ['pairs', 0, 0],
    ['pairs', 1, 1],
    ['pairs', 11, 1],
    ['pairs', 12, 2],
    ['pairs', 40, 6],
    ['watch', 13, 2],
  ] as const)('%s: %i students need %i', (leftovers, count, rooms) => {
    expect(newRooms(count, [], { armies: 3, leftovers })).toBe(rooms);
  });

  test('none while seats of other rooms are free', () => {
    const boards: readonly Board[] = [{ room: 'R1', free: ['A2', 'A3'] }];
    for (const leftovers of ['bots', 'pairs', 'watch'] as const) {
      expect(newRooms(2, boards, { armies: 3, leftovers })).toBe(0);
    }
    expect(newRooms(3, boards, { armies: 3, leftovers: 'bots' })).toBe(1);
    expect(newRooms(3, boards, { armies: 3, leftovers: 'pairs' })).toBe(0);
    expect(newRooms(8, boards, { armies: 3, leftovers: 'pairs' })).toBe(1);
  });
});

describe.each([2, 3, 5])('%i armies', (armies) => {
  for (const leftovers of ['bots', 'pairs', 'watch'] as const) {
    test(`${leftovers}: for any number of students, all are placed, no seat has two players, rooms are even`, () => {
      for (let count = 1; count <= 60; count += 1) {
        const { places, perRoom } = seated(count, armies, leftovers);
        expect(places).toHaveLength(count);
        const players = places.filter(({ role }) => role === 'player').map(({ room, seat }) => `${room} ${seat}`);
        expect(new Set(players).size).toBe(players.length);
        const sizes = perRoom.map((room) => room.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        // A second one sits only where a first one does.
        for (const place of places.filter(({ role }) => role === 'partner')) {
          expect(players).toContain(`${place.room} ${place.seat}`);
        }
        for (const { seat, role } of places) expect(seat === null).toBe(role === 'watcher');
        if (leftovers === 'bots') expect(players).toHaveLength(count);
        else expect(players).toHaveLength(count < 2 * armies ? count : perRoom.length * 2 * armies);
      }
    });
  }
});

test('late arrivals fill the emptiest rooms first', () => {
  const boards: readonly Board[] = [
    { room: 'R1', free: ['A3'] },
    { room: 'R2', free: ['A1', 'A2', 'A3'] },
  ];
  const places = spread(students(4), boards, { armies: 3, leftovers: 'bots' });
  expect([...places.values()].map(({ room, seat }) => `${room} ${seat}`)).toEqual(['R2 A1', 'R2 A2', 'R1 A3', 'R2 A3']);
});

test.each([2, 3, 5, 9])('with %i armies everyone rotates through every seat, officer and general in turn', (armies) => {
  for (const first of seatsOf(armies)) {
    const seen: Seat[] = [first];
    for (let seat = rotated(first, armies); seat !== first; seat = rotated(seat, armies)) {
      expect(seat.charAt(0)).not.toBe(seen.at(-1)?.charAt(0));
      seen.push(seat);
    }
    expect([...seen].sort()).toEqual([...seatsOf(armies)].sort());
  }
});
