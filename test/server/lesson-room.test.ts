import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memoryStore } from '../../server/store/memory.ts';
import type { Store } from '../../server/store/store.ts';
import type { Stage } from '../../shared/game/stage.ts';
import type { LessonForPlayers } from '../../shared/lessons/for-players.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import type { RoomSettings } from '../../shared/room/settings.ts';
import { fakeClock, type FakeClock } from '../support/fake-clock.ts';
import { LivePlayer } from '../support/live-player.ts';
import { endAndRead } from '../support/live-record.ts';
import { allHeard, comeBack } from '../support/live-return.ts';
import { startServer, type LiveServer } from '../support/live-server.ts';
import { settingsWith } from '../support/live-table.ts';
import { passTime } from '../support/pass-time.ts';

const ALL = ['A1', 'A2', 'A3'] as const;
/** As in the crossing scene: officer 2 begins once general 2 has the first letter of officer 1. */
const HELD_BACK: Stage = {
  P1: { cues: [{ when: null, do: { type: 'prepare', to: ALL, n: 1 } }], then: 'rest' },
  P2: { cues: [{ when: { type: 'delivered', to: 'A2', n: 1 }, do: { type: 'prepare', to: ALL, n: 2 } }] },
  P3: { then: 'rest' },
};
const FAST = { pace: [1000, 1000] } as const;

let store: Store;
let clock: FakeClock;
let server: LiveServer;
const open: LivePlayer[] = [];

beforeEach(async () => {
  store = memoryStore();
  clock = fakeClock();
  server = await startServer({ store, clock });
});
afterEach(async () => {
  for (const player of open.splice(0)) player.close();
  await server.close();
});

/** One who plays alone, on this seat; without one, as the red army. */
async function alone(seat: Seat | null, settings: Partial<RoomSettings>): Promise<LivePlayer> {
  const player = await new LivePlayer(server.origin, 'Ada').open(
    settingsWith({ walk: [2000, 2000] }, { ...FAST, lesson: { id: 'a-lesson' }, ...settings }),
  );
  open.push(player);
  const steps = [seat === null ? ({ type: 'command' } as const) : ({ type: 'sit', seat } as const)];
  for (const command of [...steps, { type: 'fill' } as const, { type: 'start' } as const]) {
    expect(await player.arrange(command)).toMatchObject({ ok: true });
  }
  await player.until(() => player.room?.phase === 'playing', 'the game');
  await player.enter(true);
  return player;
}

describe('a lesson in a room', () => {
  test('whoever plays a part is shown it, and when it is their turn', async () => {
    const player = await alone('P2', { stage: HELD_BACK });
    expect(player.room).toMatchObject({ lesson: { id: 'a-lesson', own: null, played: 'a-lesson', saboteurs: [] } });
    expect(player.room?.you.part).toMatchObject({ done: 0, due: false, rests: false, breaks: null });
    await passTime(clock, 2500, [player], 500);
    expect(player.room?.you.part?.due).toBe(false);
    await passTime(clock, 1000, [player], 500);
    expect(player.room?.you.part).toMatchObject({ done: 0, due: true });
    await player.do({ type: 'prepare', to: ALL, n: 2 });
    await player.until(() => player.room?.you.part?.done === 1, 'the cue to be done');
  });

  test('bots act at their cues and rest after them, and nobody sees the part of another', async () => {
    const player = await alone('A1', { stage: HELD_BACK });
    expect(player.room?.you.part).toBeNull();
    const other = await new LivePlayer(server.origin, 'Bob').join(player.code);
    open.push(other);
    await allHeard(other);
    expect(JSON.stringify(other.received)).not.toContain('cues');
    await passTime(clock, 20_000, [player]);
    const { events, header } = await endAndRead(player);
    const letters = events.flatMap((event) => (event.type === 'sent' ? [event.letter] : []));
    expect(letters.filter(({ from }) => from === 'P1').map(({ kind }) => kind)).toEqual(Array(3).fill('prepare'));
    expect(letters.filter(({ from }) => from === 'P3')).toEqual([]);
    expect(header).toMatchObject({ lesson: 'a-lesson', stage: HELD_BACK });
  });

  test.each([
    ['exam', 'errs by its temper', ['07:00'], []],
    ['guided', 'drops a part whose act is blocked, and plays on honestly', [], ['06:00']],
  ] as const)('O3: at the level %s a stubborn bot %s', async (level, _, proposed, claimed) => {
    const accepts = { type: 'answered', kind: 'accept', n: 1, times: 3 } as const;
    const player = await alone('P3', {
      level,
      stage: {
        P1: { cues: [{ when: null, do: { type: 'prepare', to: ALL, n: 1 } }] },
        P2: { cues: [{ when: accepts, do: { type: 'prepare', to: ALL, n: 2 } }], temper: 'stubborn' },
      },
    });
    await passTime(clock, 40_000, [player]);
    const { events } = await endAndRead(player);
    const own = events.flatMap((event) =>
      event.type === 'sent' && event.letter.kind === 'accept' && event.letter.n === 2 ? [event.letter.value] : [],
    );
    expect([...new Set(own)]).toEqual(proposed);
    // Two of the promises prove that 06:00 is chosen.
    const claims = events.flatMap((event) => (event.type === 'claimed' && event.by === 'P2' ? [event.value] : []));
    expect(claims.filter((value) => value === '06:00')).toEqual(claimed);
  });

  test('a part goes on where it was after the server has been started anew', async () => {
    const player = await alone('P2', { stage: HELD_BACK });
    await passTime(clock, 3500, [player], 500);
    await server.close();
    server = await startServer({ store, clock });
    const again = await comeBack(server.origin, player, 'Ada again');
    open.push(again);
    expect(again.room?.you.part).toMatchObject({ done: 0, due: true });
  });

  test('O4: the secret of a saboteur is told to its seat alone, and to everybody once the game is over', async () => {
    const secret: Stage = { P1: { breaks: 'O4' } };
    const player = await alone('P1', { stage: secret });
    const other = await new LivePlayer(server.origin, 'Bob').join(player.code);
    open.push(other);
    expect(player.room?.you.part?.breaks).toBe('O4');
    await allHeard(other);
    expect(JSON.stringify(other.received)).not.toContain('"O4"');
    await player.do({ type: 'end' });
    await other.until(() => other.room?.phase === 'over', 'the end');
    expect(other.room?.lesson?.saboteurs).toEqual([{ seat: 'P1', rule: 'O4' }]);
  });

  test('what a lesson is set to after the end tells nothing of it, and takes nothing from what was played', async () => {
    const player = await alone('P1', { stage: { P1: { breaks: 'O4' } } });
    const other = await new LivePlayer(server.origin, 'Bob').join(player.code);
    open.push(other);
    await player.do({ type: 'end' });
    await other.until(() => other.room?.phase === 'over', 'the end');
    const next = settingsWith({}, { lesson: { id: 'the-next' }, stage: { A2: { breaks: 'G4' } } });
    expect(await player.arrange({ type: 'settle', settings: next })).toMatchObject({ ok: true });
    await other.until(() => other.room?.lesson?.id === 'the-next', 'the next lesson');
    const saboteurs = [{ seat: 'P1', rule: 'O4' }];
    expect(other.room?.lesson).toEqual({ id: 'the-next', own: null, played: 'a-lesson', saboteurs });
    expect(JSON.stringify(other.received)).not.toContain('"G4"');
    expect(await player.arrange({ type: 'start' })).toMatchObject({ ok: true });
    await other.until(() => other.room?.phase === 'playing', 'the next game');
    expect(other.room?.lesson).toEqual({ id: 'the-next', own: null, played: 'the-next', saboteurs: [] });
  });

  test('the secret is not told in the lobby, not even to its seat', async () => {
    const player = await new LivePlayer(server.origin, 'Ada').open(
      settingsWith({}, { lesson: { id: 'a-lesson' }, stage: { P1: { breaks: 'O4' } } }),
    );
    const other = await new LivePlayer(server.origin, 'Bob').join(player.code);
    open.push(player, other);
    expect(await other.arrange({ type: 'sit', seat: 'P1' })).toMatchObject({ ok: true });
    await other.until(() => other.room?.you.seat === 'P1', 'the seat');
    await allHeard(other);
    expect(other.room?.lesson).toEqual({ id: 'a-lesson', own: null, played: null, saboteurs: [] });
    expect(JSON.stringify(other.received)).not.toContain('"O4"');
  });

  test('one alone commands the red army: sees who walks and not what they carry, and captures', async () => {
    const player = await alone(null, { stage: HELD_BACK });
    expect(player.room?.you).toMatchObject({ role: 'red', seat: null });
    await passTime(clock, 1500, [player], 500);
    const walking = player.log.filter(({ type }) => type === 'departed');
    expect(walking.length).toBe(2);
    expect(JSON.stringify(player.log)).not.toContain('prepare');
    const { letter, copy } = walking[0] as unknown as { letter: string; copy: number };
    await player.do({ type: 'capture', letter, copy });
    expect((await player.act({ type: 'prepare', to: ALL, n: 1 })).ok).toBe(false);
    const late = await new LivePlayer(server.origin, 'late').join(player.code);
    open.push(late);
    expect(await late.arrange({ type: 'command' })).toMatchObject({ ok: false, code: 'seat-taken' });
  });

  test('a lesson that does not come with the game travels with the room, without what players must not read', async () => {
    const own: LessonForPlayers = {
      id: 'my-lesson',
      title: { en: 'Mine' },
      idea: { en: 'One idea.' },
      minutes: 4,
      before: [{ en: 'Once.' }],
      after: [{ en: 'At last.' }],
      armies: 3,
      acceptRule: 'textbook',
      tent: 'separate',
      level: 'coached',
      questions: [],
      goals: [{ kind: 'consensus' }],
      cards: [{ cites: 'quorum', text: { en: 'Two of three.' } }],
    };
    const player = await alone('P1', { lesson: { ...own } });
    expect(player.room?.lesson).toEqual({ id: 'my-lesson', own, played: 'my-lesson', saboteurs: [] });
  });

  test('settings with a lesson that is none are refused', async () => {
    const player = await new LivePlayer(server.origin, 'Ada').open();
    open.push(player);
    for (const lesson of [{ id: 'No Id' }, { id: 'a', title: { en: 'no more' } }, { id: 'a', valley: {} }]) {
      const settings = settingsWith({}, { lesson });
      expect(await player.arrange({ type: 'settle', settings })).toMatchObject({ ok: false, code: 'bad-request' });
    }
  });
});
