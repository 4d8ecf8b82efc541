import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { seatsOf, type Seat } from '../../shared/paxos/seats.ts';
import { enrol, type Wanted } from '../../shared/room/enrol.ts';
import type { RoomEvent } from '../../shared/room/events.ts';
import { evolveRoom, seatOf, sightOf, type RoomState } from '../../shared/room/state.ts';
import { given, OPENED } from '../support/given-room.ts';

const HOST: readonly RoomEvent[] = [OPENED, { type: 'joined', member: 'm1', token: 'host' }];
const at = (token: string, seat: Seat): Wanted => ({ token, as: 'player', seat });
const beside = (token: string, seat: Seat): Wanted => ({ token, as: 'partner', seat });
const watching = (token: string): Wanted => ({ token, as: 'watcher', seat: null });
const red = (token: string): Wanted => ({ token, as: 'red', seat: null });
const after = (room: RoomState, wanted: readonly Wanted[]): RoomState => enrol(room, wanted).reduce(evolveRoom, room);
const memberOf = ({ members }: RoomState, token: string): string =>
  [...members].find(([, other]) => other === token)?.[0] ?? 'nobody';
const begun: RoomEvent = { type: 'begun', session: 'a game' };

describe('enrol', () => {
  test('whoever is wanted joins and sits; whoever is not leaves; the host stays', () => {
    const room = after(given(...HOST), [at('a', 'P1'), at('b', 'A1'), beside('c', 'P1'), watching('d'), red('e')]);
    expect([...room.members.values()]).toEqual(['host', 'a', 'b', 'c', 'd', 'e']);
    expect(['a', 'b', 'c', 'd', 'e'].map((token) => sightOf(room, memberOf(room, token)))).toEqual([
      'P1',
      'A1',
      'P1',
      null,
      'red',
    ]);
    expect(seatOf(room, memberOf(room, 'c'))).toBeNull();
    expect([...after(room, [at('b', 'A1')]).members.values()]).toEqual(['host', 'b']);
  });

  test('two change seats, and a partner becomes the player', () => {
    const room = after(given(...HOST), [at('a', 'P1'), at('b', 'A1'), beside('c', 'P1')]);
    const changed = after(room, [at('a', 'A1'), at('c', 'P1'), watching('b')]);
    expect(['a', 'b', 'c'].map((token) => seatOf(changed, memberOf(changed, token)))).toEqual(['A1', null, 'P1']);
    expect([...changed.partners]).toEqual([]);
  });

  test('seen-too-much: during a game nobody is put on a second seat; back on the first they are', () => {
    const playing = evolveRoom(after(given(...HOST), [at('a', 'P1'), red('r'), watching('w')]), begun);
    const moved = after(playing, [at('a', 'A1'), at('r', 'P2'), at('w', 'A3')]);
    expect(['a', 'r', 'w'].map((token) => sightOf(moved, memberOf(moved, token)))).toEqual([null, null, 'A3']);
    // The seat that was left is a bot's, until its player comes back.
    expect(moved.chairs.get('P1')).toEqual({ member: null, bot: true });
    const gone = after(moved, []);
    expect(after(gone, [at('a', 'A1')]).chairs.get('A1')?.member).toBeNull();
    const back = after(gone, [at('a', 'P1'), red('r'), at('w', 'A3')]);
    expect(['a', 'r', 'w'].map((token) => sightOf(back, memberOf(back, token)))).toEqual(['P1', 'red', 'A3']);
    expect(back.chairs.get('P1')).toMatchObject({ bot: false });
  });
});

/** Each token once, each seat and the red army at most once played; partners and watchers as they come. */
const wantedLists = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { minLength: 0 })
  .chain((tokens) =>
    fc.tuple(
      fc.constant(tokens),
      fc.shuffledSubarray([...seatsOf(3)], { minLength: 6 }),
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 7, maxLength: 7 }),
    ),
  )
  .map(([tokens, seats, roles]) =>
    tokens.map((token, i): Wanted => {
      const seat = seats[i];
      const role = roles[i] ?? 0;
      if (role === 0 && seat !== undefined) return at(token, seat);
      if (role === 1) return beside(token, seats[0] ?? 'P1');
      return role === 2 && roles.indexOf(2) === i ? red(token) : watching(token);
    }),
  );

property.prop([fc.array(wantedLists, { maxLength: 5 })], { seed: 17, numRuns: 300 })(
  'before a game everyone is where they are wanted, and asking again changes nothing',
  (lists) => {
    let room = given(...HOST);
    for (const wanted of lists) {
      room = after(room, wanted);
      expect([...room.members.values()].sort()).toEqual(['host', ...wanted.map(({ token }) => token)].sort());
      for (const { token, as, seat } of wanted) {
        expect(sightOf(room, memberOf(room, token))).toBe(as === 'red' ? 'red' : seat);
        expect(seatOf(room, memberOf(room, token))).toBe(as === 'player' ? seat : null);
      }
      expect(enrol(room, wanted)).toEqual([]);
    }
  },
);

property.prop([wantedLists, fc.array(wantedLists, { maxLength: 5 })], { seed: 18, numRuns: 300 })(
  'fog: during a game nobody sees two seats, whatever a class wants',
  (first, lists) => {
    let room = evolveRoom(after(given(...HOST), first), begun);
    const seen = new Map<string, Set<string>>();
    for (const wanted of [first, ...lists]) {
      for (const event of enrol(room, wanted)) {
        room = evolveRoom(room, event);
        for (const [member, token] of room.members) {
          const sight = sightOf(room, member);
          if (sight === null) continue;
          seen.set(token, (seen.get(token) ?? new Set<string>()).add(sight));
        }
      }
    }
    for (const sights of seen.values()) expect(sights.size).toBe(1);
  },
);
