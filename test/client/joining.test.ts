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
const { joinRoom } = await import('../../client/net/rooms.ts');
const { recallPlace } = await import('../../client/net/places.ts');

const CODE = 'K7Q4MX';

/** Asks to join, and what came of it: an answer, or nothing. */
async function ask(name: string, answered: boolean): Promise<string | undefined> {
  const reply = joinRoom(CODE, name);
  const line = lines.at(-1);
  line?.open();
  await settled();
  const taken = line?.take('join');
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

test('I2: whoever asks to join again, because nobody answered, asks with the same token; the next time with another', async () => {
  const first = await ask('Ann', false);
  expect(first).toMatch(/^[\w-]{32}$/);
  expect(await ask('Ann', true)).toBe(first);
  expect(recallPlace(CODE)?.token).toBe(first);
  expect(await ask('Ann', true)).not.toBe(first);
});
