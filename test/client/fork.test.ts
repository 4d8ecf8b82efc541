import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { language } from '../../client/i18n/language.svelte.ts';
import { keepRecord } from '../../client/library/keeping.ts';
import { library } from '../../client/library/library.ts';
import { recallPlace } from '../../client/net/places.ts';
import { openBody, type WholeSession } from '../../client/replay/session.ts';
import { readRecord, writeRecord } from '../../shared/game/record.ts';
import { judge } from '../../shared/judge/judge.ts';
import { exampleText } from '../support/example-text.ts';

vi.mock('../../client/judge/judge-in-worker.ts', () => ({
  judgeInWorker: () => (text: string) => Promise.resolve(judge(readRecord(text))),
}));
const goToRoom = vi.fn(() => Promise.resolve());
vi.mock('../../client/routes.ts', () => ({ goToRoom, goHome: vi.fn(), goToReplay: vi.fn(), route: { params: {} } }));
const { default: ForkButton } = await import('../../client/replay/fork/ForkButton.svelte');
const { default: BesideParent } = await import('../../client/replay/fork/BesideParent.svelte');
const { partingOf } = await import('../../client/replay/fork/parting.ts');

afterEach(async () => {
  cleanup();
  vi.unstubAllGlobals();
  goToRoom.mockClear();
  localStorage.clear();
  language.choose('en');
  for (const { id } of await library.list()) await library.remove(id);
});

function session(text: string): WholeSession {
  const opened = openBody({ kind: 'record', text });
  if (!opened.ok || opened.session.kind !== 'record') throw new Error('no record');
  return opened.session;
}

/** The example, which goes on from event 12 with an attack that nobody agreed on. */
function forkOf(name: string): WholeSession {
  const { header, events } = session(exampleText(name)).record;
  const past = events.slice(0, 12);
  const at = past.at(-1)?.at ?? 0;
  const ordered = { seq: 13, at, type: 'ordered', army: 1, by: 'P1', value: '09:00' };
  const parent = { session: header.id, seq: 12 };
  return session(writeRecord({ header: { ...header, id: 'the-fork', parent }, events: [...past, ordered] }));
}

const press = (name: RegExp | string) => fireEvent.click(screen.getByRole('button', { name }));

function answering(status: number, body: object) {
  const fetched = vi.fn((_path: string, _init: { readonly body: string }) =>
    Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })),
  );
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

describe('what if', () => {
  test('the record up to the moment is sent, with the seat, and the room is entered as its host', async () => {
    const whole = session(exampleText('story-crossing'));
    const fetched = answering(200, { ok: true, code: 'K7Q4MX', token: 't'.repeat(32) });
    render(ForkButton, { session: whole, seq: 9 });
    await press('What if?');
    screen.getByRole('dialog', { name: 'What if, from event 9 on?' });
    await fireEvent.click(screen.getByRole('radio', { name: /officer 2/i }));
    await press('Open the room');
    await vi.waitFor(() => {
      expect(goToRoom).toHaveBeenCalledWith('K7Q4MX');
    });
    const sent = JSON.parse(fetched.mock.calls[0]?.[1].body ?? '') as { seat: string; text: string };
    const read = readRecord(sent.text);
    expect(sent.seat).toBe('P2');
    expect(read.ok && read.record.events).toEqual(whole.record.events.slice(0, 9));
    expect(recallPlace('K7Q4MX')).toEqual({ code: 'K7Q4MX', token: 't'.repeat(32) });
  });

  test('a refusal, and a server that is not there, have their words; it can be asked again', async () => {
    answering(422, { ok: false, code: 'not-playable', params: { line: 7 } });
    render(ForkButton, { session: session(exampleText('story-crossing')), seq: 0 });
    await press('What if?');
    screen.getByRole('dialog', { name: 'What if, from the beginning?' });
    await press('Open the room');
    expect((await screen.findByRole('alert')).textContent).toContain('line 7');
    const lost = vi.fn((_path: string, _init: { readonly body: string }) =>
      Promise.reject(new TypeError('no network')),
    );
    vi.stubGlobal('fetch', lost);
    await press('Open the room');
    await vi.waitFor(() => {
      expect(screen.getByRole('alert').textContent).not.toContain('line 7');
    });
    expect(goToRoom).not.toHaveBeenCalled();
    const token = ([, { body }]: (typeof lost.mock.calls)[number]) => (JSON.parse(body) as { token: string }).token;
    await press('Open the room');
    await fireEvent.click(screen.getByRole('radio', { name: /officer 2/i }));
    await press('Open the room');
    const [first, again, otherWish] = lost.mock.calls.map(token);
    expect(again).toBe(first);
    expect(otherWish).not.toBe(first);
  });

  test('both verdicts stand side by side, and where the games part', async () => {
    const text = exampleText('story-crossing');
    const judged = judge(readRecord(text));
    if (judged.ok) await keepRecord(library, text, judged, { origin: 'example', name: 'story-crossing', codes: [] });
    render(BesideParent, { session: forkOf('story-crossing') });
    const region = await screen.findByRole('region', { name: 'Before, and what if' });
    const before = await within(region).findByRole('region', { name: 'Before' });
    const now = within(region).getByRole('region', { name: 'What if' });
    await vi.waitFor(() => {
      expect(within(now).getAllByRole('term').length).toBe(within(before).getAllByRole('term').length);
    });
    expect(before.textContent).not.toBe(now.textContent);
    expect(region.textContent).toContain('Event 13: ');
  });

  test('without the earlier game it says so; a game that is no fork says nothing', async () => {
    const { unmount } = render(BesideParent, { session: forkOf('story-crossing') });
    await screen.findByText(/not in this browser/);
    unmount();
    render(BesideParent, { session: session(exampleText('story-crossing')) });
    expect(screen.queryByRole('region')).toBeNull();
  });

  test('games part at the first event that says something else, whatever its letters are called', () => {
    const text = exampleText('story-crossing');
    const [one, renamed] = [session(text), session(text.replaceAll('"L', '"M'))];
    expect(partingOf(one.chronicle, renamed.chronicle)).toBeNull();
    const parted = partingOf(one.chronicle, forkOf('story-crossing').chronicle);
    expect(parted?.map((side) => side?.event.seq)).toEqual([13, 13]);
  });
});
