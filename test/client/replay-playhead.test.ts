import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Playhead } from '../../client/replay/playhead.svelte.ts';

const motion = vi.hoisted(() => ({ current: false }));
vi.mock('svelte/motion', () => ({ prefersReducedMotion: motion }));

/** Three at one moment, and a long wait before the last. */
const EVENTS = [
  { seq: 1, at: 1000 },
  { seq: 2, at: 2000 },
  { seq: 3, at: 2000 },
  { seq: 4, at: 2000 },
  { seq: 5, at: 60_000 },
];

/** The page is drawn when the test says so. */
let frames: ((now: number) => void)[] = [];
let clock = 0;

function pass(milliseconds: number): void {
  clock += milliseconds;
  const due = frames;
  frames = [];
  for (const frame of due) frame(clock);
}

beforeEach(() => {
  frames = [];
  clock = 5000;
  motion.current = false;
  vi.stubGlobal('requestAnimationFrame', (frame: (now: number) => void) => frames.push(frame));
  vi.stubGlobal('cancelAnimationFrame', () => {
    frames = [];
  });
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const stands = ({ seq, moment, playing }: Playhead) => ({ seq, moment, playing });

describe('the playhead', () => {
  test('stands right after an event, and between two of them at a moment', () => {
    const head = new Playhead(EVENTS);
    head.seek(3);
    expect(stands(head)).toEqual({ seq: 3, moment: 2000, playing: false });
    head.seekBetween(1, 1500);
    expect(stands(head)).toEqual({ seq: 1, moment: 1500, playing: false });
    head.seekTime(2000);
    expect(head.seq).toBe(4);
  });

  test('a place beyond either end is the end', () => {
    const head = new Playhead(EVENTS);
    head.seek(99);
    expect(head.seq).toBe(5);
    head.seek(-3);
    expect(stands(head)).toEqual({ seq: 0, moment: 0, playing: false });
    head.seekTime(1e9);
    expect(stands(head)).toEqual({ seq: 5, moment: 60_000, playing: false });
  });

  test('steps over what is no step, and stays at the last one', () => {
    const head = new Playhead(EVENTS);
    head.step([2, 4], 1);
    expect(head.seq).toBe(2);
    head.step([2, 4], 1);
    head.step([2, 4], 1);
    expect(head.seq).toBe(4);
    head.step([2, 4], -1);
    expect(head.seq).toBe(2);
  });

  test('plays in game time, as fast as asked for', () => {
    const head = new Playhead(EVENTS);
    head.play();
    pass(500);
    expect(stands(head)).toEqual({ seq: 0, moment: 500, playing: true });
    head.speed = 2;
    pass(500);
    expect(stands(head)).toEqual({ seq: 1, moment: 1500, playing: true });
  });

  test('waits for nothing longer than a long walk, and stops at the end', () => {
    const head = new Playhead(EVENTS);
    head.seek(4);
    head.play();
    pass(16);
    expect(head.moment).toBe(52_000);
    pass(7000);
    expect(stands(head)).toEqual({ seq: 4, moment: 59_000, playing: true });
    pass(1000);
    expect(stands(head)).toEqual({ seq: 5, moment: 60_000, playing: false });
    expect(frames).toEqual([]);
  });

  test('played from the end, it begins anew; paused, it stays where it is', () => {
    const head = new Playhead(EVENTS);
    head.seek(5);
    head.play();
    expect(stands(head)).toEqual({ seq: 0, moment: 0, playing: true });
    pass(300);
    head.pause();
    pass(300);
    expect(stands(head)).toEqual({ seq: 0, moment: 300, playing: false });
  });

  test('with reduced motion it goes from event to event, in the same time, and nothing in between', () => {
    motion.current = true;
    const head = new Playhead(EVENTS);
    head.play();
    pass(600);
    expect(stands(head)).toEqual({ seq: 0, moment: 0, playing: true });
    pass(600);
    expect(stands(head)).toEqual({ seq: 1, moment: 1000, playing: true });
    pass(700);
    expect(stands(head)).toEqual({ seq: 1, moment: 1000, playing: true });
    pass(200);
    expect(stands(head)).toEqual({ seq: 4, moment: 2000, playing: true });
  });

  test('faster and slower, no further than there are speeds', () => {
    const head = new Playhead(EVENTS);
    head.hasten(-1);
    head.hasten(-1);
    expect(head.speed).toBe(0.5);
    for (let i = 0; i < 9; i += 1) head.hasten(1);
    expect(head.speed).toBe(16);
  });
});
