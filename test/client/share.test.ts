import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { classPlaces } from '../../client/class/places.ts';
import { rememberDesk } from '../../client/desk/desks.ts';
import { language } from '../../client/i18n/language.svelte.ts';
import { nameFor, sessionOf } from '../../client/library/cards.ts';
import type { Card } from '../../client/library/kept.ts';
import { forgetPlace, rememberPlace } from '../../client/net/places.ts';
import type { Seat } from '../../shared/paxos/seats.ts';
import { exampleText } from '../support/example-text.ts';
import { ownSession } from './support/replays.ts';

vi.mock('../../client/judge/judge-in-worker.ts', () => ({
  judgeInWorker: () => () => new Promise(() => undefined),
}));
vi.mock('../../client/routes.ts', () => ({ route: { params: {} }, goToReplay: vi.fn(), goToRoom: vi.fn() }));
const { default: ShareButton } = await import('../../client/replay/share/ShareButton.svelte');
const { default: SharedPage } = await import('../../client/replay/share/SharedPage.svelte');

type Answers = Readonly<Record<string, { readonly status: number; readonly body: object }>>;

const fetched = vi.fn<(path: string, init: { readonly body: string }) => Promise<Response>>();

function answering(answers: Answers): void {
  fetched.mockImplementation((path) => {
    const { status, body } = answers[path] ?? { status: 404, body: {} };
    const headers = { 'Content-Type': 'application/json' };
    return Promise.resolve(new Response(JSON.stringify(body), { status, headers }));
  });
}

/** What was sent there last. */
const sent = (path: string): unknown =>
  JSON.parse(fetched.mock.calls.findLast(([to]) => to === path)?.[1].body ?? '{}');

beforeEach(() => {
  vi.stubGlobal('fetch', fetched);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  fetched.mockReset();
  localStorage.clear();
  for (const code of ['K7Q4MX', 'C22222']) {
    forgetPlace(code);
    classPlaces.forget(code);
  }
  location.hash = '';
  language.choose('en');
});

const TOKEN = 't'.repeat(32);

function cardOf(codes: readonly string[], seat: Seat | null = null): Card {
  return {
    id: seat === null ? 'Ab-_9' : `Ab-_9.${seat}`,
    origin: 'room',
    name: 'K7Q4MX',
    savedAt: 0,
    seat,
    armies: 3,
    events: 9,
    ended: true,
    outcome: null,
    quadrant: null,
    about: { codes, times: [], rules: [], size: 1 },
  };
}

const OFFER = { ok: true, everything: true, seats: ['P1', 'A1'], days: [1, 7, 30] };
const LINK = { ok: true, link: 'pay.load', until: Date.UTC(2030, 4, 5, 12) };
const press = (name: RegExp | string) => fireEvent.click(screen.getByRole('button', { name }));
const choose = (name: RegExp | string) => fireEvent.click(screen.getByRole('radio', { name }));

describe('who may ask for a link', () => {
  test('nobody without a place in the room or the class of the game', () => {
    rememberPlace({ code: 'OTHER2', token: TOKEN });
    render(ShareButton, { card: cardOf(['K7Q4MX']) });
    render(ShareButton, { card: cardOf([]) });
    expect(screen.queryByRole('button')).toBeNull();
  });

  test.each([
    ['a player, of the room', ['K7Q4MX'], () => rememberPlace({ code: 'K7Q4MX', token: TOKEN }), 'K7Q4MX'],
    [
      'a student, of the class, whatever the room',
      ['K7Q4MX', 'C22222'],
      () => {
        rememberPlace({ code: 'K7Q4MX', token: 'r'.repeat(32) });
        classPlaces.remember({ code: 'C22222', token: TOKEN });
      },
      'C22222',
    ],
    ['an instructor', ['K7Q4MX', 'C22222'], () => rememberDesk({ code: 'C22222', token: TOKEN }), 'C22222'],
  ])('%s', async (_who, codes, remember, code) => {
    remember();
    answering({ '/shares/offer': { status: 200, body: OFFER } });
    render(ShareButton, { card: cardOf(codes, 'A1') });
    await press('Share');
    await screen.findByText('What the link shows');
    expect(sent('/shares/offer')).toEqual({ code, token: TOKEN, session: 'Ab-_9' });
  });

  test('among many games each button names its own', () => {
    rememberPlace({ code: 'K7Q4MX', token: TOKEN });
    render(ShareButton, { card: cardOf(['K7Q4MX'], 'A1'), named: true });
    screen.getByRole('button', { name: 'Share: Room K7Q 4MX, as general 1' });
  });

  test('a game is asked for by its own name, wherever it is kept; no game is kept where links lead', () => {
    expect(sessionOf({ id: 'Ab-_9~2', seat: null })).toBe('Ab-_9');
    expect(sessionOf({ id: 'Ab-_9.A2', seat: 'A2' })).toBe('Ab-_9');
    expect([nameFor('shared'), nameFor('Shared'), nameFor('shared2')]).toEqual(['_shared', '_Shared', 'shared2']);
  });
});

describe('the dialog', () => {
  async function opened(offer: object = OFFER): Promise<void> {
    rememberPlace({ code: 'K7Q4MX', token: TOKEN });
    answering({ '/shares/offer': { status: 200, body: offer }, '/shares': { status: 200, body: LINK } });
    render(ShareButton, { card: cardOf(['K7Q4MX']) });
    await press('Share');
    await screen.findByRole('dialog', { name: 'Share this replay' });
    await vi.waitFor(() => {
      expect(screen.queryByText(/server is asked/)).toBeNull();
    });
  }

  test('a link is made of what is chosen; another choice needs another one', async () => {
    await opened();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Everything' }).checked).toBe(true);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: '7 days' }).checked).toBe(true);
    await choose('The view of general 1');
    await choose('1 day');
    await press('Make the link');
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'The link' });
    expect(sent('/shares')).toEqual({ code: 'K7Q4MX', token: TOKEN, session: 'Ab-_9', seat: 'A1', days: 1 });
    expect(field.value).toBe(`${location.origin}/replay/shared#pay.load`);
    expect(screen.getByText(/^It works until May 5, 2030/)).toBeTruthy();
    await choose('Everything');
    expect(screen.queryByRole('textbox')).toBeNull();
    await press('Make the link');
    await screen.findByRole('textbox');
    expect(sent('/shares')).toMatchObject({ seat: null });
  });

  test('it is copied; where the clipboard is closed it is selected', async () => {
    await opened();
    await press('Make the link');
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'The link' });
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    await press('Copy the link');
    await screen.findByText('Copied. Send it to whoever may look.');
    expect(writeText).toHaveBeenCalledWith(field.value);
    vi.stubGlobal('navigator', {});
    field.setSelectionRange(0, 0);
    await press('Copy the link');
    await screen.findByText('The link is selected: copy it by hand.');
    expect(field.selectionEnd).toBe(field.value.length);
  });

  test('nothing is offered that may not be shared', async () => {
    await opened({ ok: true, everything: false, seats: ['A1'], days: [1] });
    const what = screen.getByRole('group', { name: 'What the link shows' });
    expect(within(what).getAllByRole('radio')).toHaveLength(1);
    expect(within(what).getByRole<HTMLInputElement>('radio', { name: 'The view of general 1' }).checked).toBe(true);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: '1 day' }).checked).toBe(true);
    cleanup();
    await opened({ ok: true, everything: false, seats: [], days: [1, 7, 30] });
    screen.getByText(/nothing here that you may share yet/);
    cleanup();
    await opened({ ok: true, everything: true, seats: ['A1'], days: [] });
    screen.getByText('This server makes no links.');
    expect(screen.queryByRole('button', { name: 'Make the link' })).toBeNull();
  });

  test('a refusal, and a server that is not there, have their words; it can be asked again', async () => {
    rememberPlace({ code: 'K7Q4MX', token: TOKEN });
    fetched.mockImplementation(() => Promise.reject(new TypeError('no network')));
    render(ShareButton, { card: cardOf(['K7Q4MX']) });
    await press('Share');
    expect((await screen.findByRole('alert')).textContent).toContain('No answer from the server');
    answering({
      '/shares/offer': { status: 200, body: OFFER },
      '/shares': { status: 410, body: { ok: false, code: 'session-gone', params: {} } },
    });
    await press('Try again');
    await screen.findByText('What the link shows');
    expect(screen.queryByRole('alert')).toBeNull();
    await press('Make the link');
    expect((await screen.findByRole('alert')).textContent).toContain('does not keep this game any more');
  });
});

describe('the page that a link leads to', () => {
  const until = Date.UTC(2030, 4, 5, 12);

  test('everything: the whole replay; what opens it goes in the body of the request, never in its address', async () => {
    location.hash = '#pay.load';
    answering({ '/shared': { status: 200, body: { ok: true, until, text: exampleText('story-crossing') } } });
    render(SharedPage);
    expect(screen.getByRole('status').textContent).toBe('The session is being opened.');
    await screen.findByRole('group', { name: 'as seen by' });
    screen.getByRole('heading', { level: 1, name: 'A shared game: replay' });
    screen.getByText(/^Shared until May 5, 2030/);
    expect(fetched.mock.calls).toEqual([['/shared', expect.anything()]]);
    expect(sent('/shared')).toEqual({ link: 'pay.load' });
    expect(screen.queryByRole('button', { name: 'Share' })).toBeNull();
  });

  test('an own view: that seat alone, with no other eyes, no verdict and nothing to play on from', async () => {
    const { log } = ownSession('story-crossing', 'A2');
    answering({ '/shared': { status: 200, body: { ok: true, until, log } } });
    render(SharedPage);
    await screen.findByText(/^Only what general 2 could see/);
    screen.getByRole('heading', { level: 1, name: 'A shared game, seen by general 2: replay' });
    expect(screen.queryByRole('group', { name: 'as seen by' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'What if?' })).toBeNull();
    expect(screen.queryByText('The referee is reading.')).toBeNull();
    expect(screen.queryByRole('link', { name: /Try again/ })).toBeNull();
  });

  test.each([
    ['bad-link', 'This link is damaged', 'Copy the whole link once more', false],
    ['link-expired', 'This link has expired.', 'Ask whoever sent it for a new one.', false],
    ['session-gone', 'The server does not keep this game any more.', 'saved its record as a file', false],
    ['game-on', 'Not while a game is on.', 'opens when the game is over', true],
    ['store-down', 'The server cannot write', '', true],
  ])('%s: what has happened, and what to do', async (code, what, advice, passes) => {
    answering({ '/shared': { status: 400, body: { ok: false, code, params: {} } } });
    render(SharedPage);
    const { textContent } = await screen.findByRole('alert');
    expect(textContent).toContain(what);
    expect(textContent).toContain(advice);
    expect(screen.queryByRole('button', { name: 'Try again' }) !== null).toBe(passes);
    expect(screen.getByRole('link', { name: 'To the past sessions' }).getAttribute('href')).toBe('/replay');
  });

  test('another link in the same tab is opened in its turn, and what has passed can be tried again', async () => {
    answering({ '/shared': { status: 409, body: { ok: false, code: 'game-on', params: {} } } });
    render(SharedPage);
    await screen.findByRole('alert');
    const { log } = ownSession('story-crossing', 'P1');
    answering({ '/shared': { status: 200, body: { ok: true, until, log } } });
    await press('Try again');
    await screen.findByText(/^Only what officer 1 could see/);
    answering({ '/shared': { status: 403, body: { ok: false, code: 'bad-link', params: {} } } });
    location.hash = '#other';
    await fireEvent(window, new Event('hashchange'));
    await screen.findByRole('alert');
    expect(sent('/shared')).toEqual({ link: 'other' });
  });
});
