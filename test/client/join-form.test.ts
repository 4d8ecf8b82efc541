import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { refused } from '../../shared/wire/refusal.ts';
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
const goToClass = vi.fn(() => Promise.resolve());
const goToRoom = vi.fn(() => Promise.resolve());
vi.mock('../../client/routes.ts', () => ({ goToClass, goToRoom }));
const { default: JoinForm } = await import('../../client/home/JoinForm.svelte');
const { classPlaces } = await import('../../client/class/places.ts');

const CODE = 'K7Q4MX';
const TOKEN = 't'.repeat(32);
const ROOM = { code: CODE, phase: 'lobby', armies: 3, free: 6 } as const;

async function submit(): Promise<void> {
  render(JoinForm, { name: 'Ann', nameMissing: false });
  await fireEvent.input(screen.getByLabelText('room or class code'), { target: { value: 'k7q 4mx' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Join' }));
}

async function nextLine(): Promise<FakeLine> {
  const line = lines.at(-1);
  if (!line) throw new Error('nobody has asked');
  line.open();
  await settled();
  return line;
}

async function letDown(line: FakeLine): Promise<void> {
  await line.flush();
  await settled();
  await tick();
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  lines.length = 0;
  classPlaces.forget(CODE);
  localStorage.clear();
  vi.clearAllMocks();
  vi.useRealTimers();
});

test('the code of a room joins it', async () => {
  await submit();
  const looking = await nextLine();
  looking.take('look').answer({ ok: true, room: ROOM });
  await letDown(looking);
  const joining = await nextLine();
  joining.take('join').answer({ ok: true, code: CODE, token: TOKEN });
  await letDown(joining);
  expect([goToRoom.mock.calls, goToClass.mock.calls]).toEqual([[[CODE]], []]);
});

test('the code of a class attends it, and keeps the place', async () => {
  await submit();
  const looking = await nextLine();
  looking.take('look').answer({ ok: true, class: { code: CODE, locked: false } });
  await letDown(looking);
  const attending = await nextLine();
  attending.take('attend').answer({ ok: true, code: CODE, token: TOKEN });
  await letDown(attending);
  expect([goToRoom.mock.calls, goToClass.mock.calls]).toEqual([[], [[CODE]]]);
  expect(classPlaces.recall(CODE)?.token).toBe(TOKEN);
});

test('whoever has a place in the class goes on to it', async () => {
  classPlaces.remember({ code: CODE, token: TOKEN });
  await submit();
  expect([goToClass.mock.calls, lines]).toEqual([[[CODE]], []]);
});

test('a code that is neither a room’s nor a class’s says so', async () => {
  await submit();
  const looking = await nextLine();
  looking.take('look').answer(refused('unknown-room'));
  await letDown(looking);
  expect(screen.getByRole('alert').textContent).toContain('No room and no class has this code');
});

test.each([
  ['class-locked', 'room or class code'],
  ['not-on-roster', 'your name'],
] as const)('%s is said at the field “%s”', async (code, label) => {
  await submit();
  const looking = await nextLine();
  looking.take('look').answer({ ok: true, class: { code: CODE, locked: true } });
  await letDown(looking);
  const attending = await nextLine();
  attending.take('attend').answer(refused(code));
  await letDown(attending);
  expect(screen.getByLabelText(label).getAttribute('aria-invalid')).toBe('true');
  expect(screen.getAllByRole('alert')).toHaveLength(1);
});
