import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeLine, settled } from './support/fake-line.ts';

/** Each request has a line of its own. */
const lines: FakeLine[] = [];
vi.mock('../../client/net/line.ts', () => ({
  dial: () => {
    const line = new FakeLine();
    lines.push(line);
    return line;
  },
}));
const { attendClass, joinRoom } = await import('../../client/net/rooms.ts');
const { recallPlace } = await import('../../client/net/places.ts');
const { classPlaces } = await import('../../client/class/places.ts');

const CODE = 'K7Q4MX';

/** Asks to join, and what came of it: an answer, or nothing. */
async function ask(by: 'join' | 'attend', name: string, answered: boolean): Promise<string | undefined> {
  const reply = (by === 'join' ? joinRoom : attendClass)(CODE, name);
  const line = lines.at(-1);
  line?.open();
  await settled();
  const taken = line?.take(by);
  const token = taken?.request.token;
  if (answered) {
    taken?.answer({ ok: true, code: CODE, token: token ?? '' });
    await line?.flush();
  } else line?.drop();
  expect((await reply).ok).toBe(answered);
  return token;
}

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ['join', recallPlace],
  ['attend', classPlaces.recall],
] as const)(
  'I2: whoever asks to %s again, because nobody answered, asks with the same token; the next time with another',
  async (by, recall) => {
    const first = await ask(by, 'Ann', false);
    expect(first).toMatch(/^[\w-]{32}$/);
    expect(await ask(by, 'Ann', true)).toBe(first);
    expect(recall(CODE)?.token).toBe(first);
    expect(await ask(by, 'Ann', true)).not.toBe(first);
  },
);
