import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { unzipSync } from 'fflate';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Keeper } from '../../client/desk/sessions/keeper.ts';
import SessionsBoard from '../../client/desk/sessions/SessionsBoard.svelte';
import { language } from '../../client/i18n/language.svelte.ts';
import { OFFLINE } from '../../client/net/reply.ts';
import type { ClassCommand } from '../../shared/class/commands.ts';
import { CLASS_DEFAULTS } from '../../shared/class/state.ts';
import { writeRecord } from '../../shared/game/record.ts';
import { judgeRecord } from '../../shared/judge/judge.ts';
import type { DeskView, PlayedGame, StudentOfClass } from '../../shared/wire/class-view.ts';
import { refused } from '../../shared/wire/refusal.ts';
import type { RoomView } from '../../shared/wire/room-view.ts';
import type { RequestName } from '../../shared/wire/schemas.ts';
import { headerFor, newPlay, playWithBots } from '../support/play.ts';
import { settled as once } from './support/fake-line.ts';
import { KEEPING } from './support/keeping.ts';
import { roomView } from './support/rooms.ts';

interface Asked {
  readonly name: RequestName;
  readonly request: unknown;
  readonly answer: (reply: unknown) => void;
}

/** What was asked of the server and not answered yet. */
let asked: Asked[] = [];
let taught: ClassCommand[] = [];
/** Files that were handed out, by name. */
let saved: { name: string; blob: Blob }[] = [];

const { header, events } = playWithBots(newPlay(headerFor('board')), { until: 60_000 });
const TEXT = writeRecord({ header, events });
const VERDICT = judgeRecord({ header, events });
/** Of the reader's calendar. */
const MORNING = { begun: new Date(2026, 2, 9, 10, 3).getTime(), ended: new Date(2026, 2, 9, 10, 21).getTime() };
const judged = (session: string) => ({
  ok: true,
  text: TEXT,
  ended: MORNING.ended,
  players: {},
  verdict: { session, verdict: VERDICT, extent: { armies: 3, events: events.length, ended: true } },
});

const played = (count: number): readonly PlayedGame[] =>
  Array.from({ length: count }, (_, i) => ({
    round: i + 1,
    room: 'K7Q4MX',
    session: `g${i + 1}`,
    at: null,
    lesson: null,
    gone: false,
  }));

const student = (name: string, called: string | null): StudentOfClass => ({
  ...{ student: name, name: called, place: null, is: 'here', awayFor: 0, listed: false },
});

const desk = (rest: Partial<DeskView> = {}): DeskView => ({
  ...{ role: 'instructor', code: 'CLASS1', round: 1, locked: false, settings: CLASS_DEFAULTS, students: [] },
  ...{ rooms: ['K7Q4MX'], unreadable: [], played: [], asks: [], roster: [], rosterOnly: false, recoverable: false },
  ...{
    lan: [],
    stalled: false,
    keeping: KEEPING,
    lessons: [],
    assignments: [],
    sheets: { collecting: false, count: 0, changes: 0 },
  },
  ...rest,
});

function keeper(...rooms: readonly RoomView[]): Keeper {
  const request = (name: RequestName, request: unknown) =>
    new Promise((resolve) => {
      asked.push({ name, request, answer: resolve });
    });
  return {
    request: request as Keeper['request'],
    teach: (command) => {
      taught.push(command);
      return Promise.resolve(null);
    },
    rooms: new Map(rooms.map((view) => [view.code, { view }])),
  };
}

const open = (view: DeskView, ...rooms: readonly RoomView[]) =>
  render(SessionsBoard, { model: keeper(...rooms), view });

/** Answers all that was asked so far, and what is asked because of it. */
async function answerAll(
  reply: (asked: Asked) => unknown = ({ request }) => judged(sessionIn(request)),
): Promise<void> {
  await settled();
  while (asked.length > 0) {
    for (const one of asked.splice(0)) one.answer(reply(one));
    await settled();
  }
}

/** A dozen games that are held already are gone through one after another. */
async function settled(): Promise<void> {
  for (let i = 0; i < 20; i += 1) await once();
  await tick();
}

const sessionIn = (request: unknown): string => (request as { session: string }).session;
const button = (name: RegExp | string) => screen.getByRole('button', { name });
const press = (name: RegExp | string) => fireEvent.click(button(name));
const rows = () => within(screen.getByRole('list', { name: 'Games played' })).getAllByRole('heading', { level: 3 });
const statuses = () => screen.getAllByRole('status').map(({ textContent }) => textContent.trim());

beforeEach(() => {
  asked = [];
  taught = [];
  saved = [];
  const blobs = new Map<string, Blob>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = `blob:${blobs.size}`;
    blobs.set(url, blob as Blob);
    return url;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const blob = blobs.get(this.href);
    if (blob) saved.push({ name: this.download, blob });
  });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
  language.choose('en');
});

describe('the list of games', () => {
  test('says so while there is none', () => {
    open(desk());
    expect(screen.getByText(/^No game has been played yet/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /ZIP/ })).toBeNull();
  });

  test('has the newest first, and asks for few at a time, each once', async () => {
    const { rerender } = open(desk({ played: played(5) }));
    await settled();
    expect(asked.map(({ name, request }) => [name, sessionIn(request)])).toEqual([
      ['session', 'g5'],
      ['session', 'g4'],
    ]);
    const [first] = asked.splice(0, 1);
    first?.answer(judged('g5'));
    await settled();
    expect(asked.map(({ request }) => sessionIn(request))).toEqual(['g4', 'g3']);
    await answerAll();
    await rerender({ view: desk({ played: played(5), round: 9 }) });
    await settled();
    expect(asked).toEqual([]);
    expect(rows().map(({ textContent }) => textContent.replaceAll(/\s+/g, ' '))[0]).toContain('Round 5');
  });

  test('each says when it was played, in the language of the page, and what was played', async () => {
    const [game] = played(1);
    if (game === undefined) throw new Error('no game');
    open(desk({ played: [{ ...game, at: MORNING.begun }] }));
    await settled();
    const said = () => screen.getAllByRole('listitem')[0]?.textContent.replaceAll(/\s+/g, ' ');
    expect(said()).toContain('begun Mar 9, 2026, 10:03 AM');
    await answerAll();
    expect(said()).toContain('Mar 9, 2026, 10:03 – 10:21 AM');
    expect(said()).toContain('3 armies');
    expect(said()).toContain('calm valley');
    language.choose('zh');
    await tick();
    expect(said()).toContain('2026/3/9 10:03–10:21');
    expect(said()).toContain('山谷平静');
  });

  test('of when an old one was begun nothing is written down', async () => {
    open(desk({ played: played(1) }));
    await answerAll();
    expect(screen.getByText('ended Mar 9, 2026, 10:21 AM')).toBeTruthy();
  });

  test('earlier ones are fetched when they are asked for', async () => {
    open(desk({ played: played(14) }));
    await answerAll();
    expect(rows()).toHaveLength(12);
    await press('Show earlier games (2)');
    await settled();
    expect(asked.map(({ request }) => sessionIn(request))).toEqual(['g2', 'g1']);
  });

  test('a game that is on is not asked for, and has nothing to save or delete', async () => {
    open(desk({ played: played(2) }), roomView({ session: 'g2' }));
    await answerAll(({ request }) => {
      expect(sessionIn(request)).toBe('g1');
      return judged('g1');
    });
    expect(screen.getByText('being played')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /round 2/ })).toBeNull();
    expect(button('Delete: round 1, room K7Q 4MX')).toBeTruthy();
  });

  test('the verdict opens in its place, and closes', async () => {
    open(desk({ played: played(1) }));
    await answerAll();
    const show = button(/^Show the verdict/);
    expect(show.getAttribute('aria-expanded')).toBe('false');
    await fireEvent.click(show);
    expect(screen.getByRole('button', { name: 'Save the verdict (JSON)' })).toBeTruthy();
    await press(/^Hide the verdict/);
    expect(screen.queryByRole('button', { name: 'Save the verdict (JSON)' })).toBeNull();
  });

  test('a game that is not judged yet is asked for again, and then on demand', async () => {
    vi.useFakeTimers();
    open(desk({ played: played(1) }));
    await settled();
    for (let i = 0; i < 5; i += 1) {
      expect(asked, `try ${i + 1}`).toHaveLength(1);
      asked.splice(0)[0]?.answer({ ok: true, text: TEXT, verdict: null });
      await settled();
      expect(asked).toHaveLength(0);
      await vi.advanceTimersByTimeAsync(2000);
    }
    expect(asked).toHaveLength(0);
    expect(screen.getByText('not judged yet')).toBeTruthy();
    await press(/^Try again/);
    await answerAll();
    expect(button(/^Show the verdict/)).toBeTruthy();
  });

  test('asked faster than it may, it waits as long as it is told; another refusal is said', async () => {
    vi.useFakeTimers();
    open(desk({ played: played(1) }));
    await settled();
    asked.splice(0)[0]?.answer(refused('too-fast', { seconds: 7 }));
    await vi.advanceTimersByTimeAsync(6900);
    expect(asked).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(200);
    asked.splice(0)[0]?.answer(OFFLINE);
    await settled();
    await tick();
    expect(button(/^Try again/)).toBeTruthy();
    expect(asked).toHaveLength(0);
  });
});

describe('saving', () => {
  test('one game: its record as it came, its acts, its verdict', async () => {
    open(desk({ played: played(1) }));
    await answerAll();
    await press(/^Record: /);
    await press(/^Acts \(CSV\): /);
    await press(/^Verdict \(JSON\): /);
    expect(saved.map(({ name }) => name)).toEqual([
      ...['round-1-K7Q4MX-g1.jsonl', 'round-1-K7Q4MX-g1.csv', 'round-1-K7Q4MX-g1.verdict.json'],
    ]);
    expect(await saved[0]?.blob.text()).toBe(TEXT);
    expect(JSON.parse((await saved[2]?.blob.text()) ?? '')).toEqual(VERDICT);
  });

  test('all games: also those that were not on the list; it says how far it is, and what could not be had', async () => {
    open(desk({ played: played(14) }));
    await answerAll();
    await press('Everything (ZIP)');
    await settled();
    expect(statuses()).toContain('12 of 14 …');
    await answerAll(({ request }) =>
      sessionIn(request) === 'g1' ? refused('unknown-session') : judged(sessionIn(request)),
    );
    expect(statuses()).toContain('Saved: 13 games.');
    expect(screen.getByRole('alert').textContent).toBe(
      'Left out, because they could not be had: round 1, room K7Q 4MX.',
    );
    const files = unzipSync(new Uint8Array((await saved[0]?.blob.arrayBuffer()) ?? new ArrayBuffer()));
    expect(Object.keys(files)).toHaveLength(2 * 13 + 1);
  });

  test('names stand in the CSV only when the box is ticked', async () => {
    const sat = { seq: 1, at: 0, type: 'seated', seat: 'P1', player: 'm2', bot: false };
    const text = [header, sat, ...events.map((event) => ({ ...event, seq: event.seq + 1 }))]
      .map((line) => `${JSON.stringify(line)}\n`)
      .join('');
    // Its room is closed, and so the page holds none.
    open(desk({ played: played(1), rooms: [], students: [student('s7', 'Ada')] }));
    await answerAll(() => ({ ...judged('g1'), text, players: { m2: 's7' } }));
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Names beside pseudonyms in the CSV' });
    expect(box.checked).toBe(false);
    await press('All acts (CSV)');
    await settled();
    await fireEvent.click(box);
    await press('All acts (CSV)');
    await settled();
    const [without, withNames] = await Promise.all(saved.map(({ blob }) => blob.text()));
    expect(without).toContain(',m2,s7,');
    expect(without).not.toContain('Ada');
    expect(withNames).toContain(',m2,s7,Ada,');
  });
});

describe('how long games are kept', () => {
  const choose = (label: string) => fireEvent.click(screen.getByLabelText(label));

  test('says what goes when, and offers nothing that the server would not do', () => {
    open(desk({ keeping: { ...KEEPING, most: 100 } }));
    expect(screen.getByText(/^A game that is over is deleted 30 days after its end/)).toBeTruthy();
    expect(screen.getByText('A game that nobody goes on with is deleted after 7 days.')).toBeTruthy();
    expect(screen.queryByLabelText('365 days')).toBeNull();
    expect(screen.queryByRole('button', { name: /^Keep games for/ })).toBeNull();
  });

  test('another choice says what it brings about, and counts once it is confirmed', async () => {
    open(desk());
    await choose('90 days');
    expect(screen.getByText(/^Not changed yet/)).toBeTruthy();
    expect(screen.getByText(/^A game that is over is deleted 90 days after its end/)).toBeTruthy();
    expect(screen.queryByText(/within an hour/)).toBeNull();
    await choose('7 days');
    expect(screen.getByText(/^What is older than 7 days by now is deleted within an hour/)).toBeTruthy();
    expect(taught).toEqual([]);
    await press('Keep games for 7 days from now on');
    expect(taught).toEqual([{ type: 'keep', days: 7 }]);
    await settled();
    expect(screen.queryByRole('button', { name: /^Keep games for/ })).toBeNull();
  });

  test('a game that is gone says so, is not asked for, and is in no file', async () => {
    const [one, two] = played(2);
    if (one === undefined || two === undefined) throw new Error('no game');
    open(desk({ played: [{ ...one, gone: true }, two] }));
    await answerAll(({ request }) => {
      expect(sessionIn(request)).toBe('g2');
      return judged('g2');
    });
    expect(screen.getByText('deleted, being as old as games get here')).toBeTruthy();
    expect(screen.getByText('1 game is deleted already, and in no file.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /round 1/ })).toBeNull();
    await press('All acts (CSV)');
    await settled();
    expect(statuses()).toContain('Saved: 1 game.');
  });
});

describe('deleting', () => {
  test('a game goes only when the button is pressed a second time, and not by a double click or after it was left', async () => {
    open(desk({ played: played(2) }));
    await answerAll();
    await press('Delete: round 2, room K7Q 4MX');
    await fireEvent.click(button('Yes, delete for good'), { detail: 2 });
    await fireEvent.blur(button('Yes, delete for good'));
    expect(asked).toEqual([]);
    await press('Delete: round 2, room K7Q 4MX');
    await press('Yes, delete for good');
    expect(asked.map(({ name, request }) => [name, request])).toEqual([['deleteSession', { session: 'g2' }]]);
    await answerAll(() => ({ ok: true }));
    expect(statuses()).toContain('Deleted: round 2, room K7Q 4MX.');
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Games played' }));
  });

  test('all that are over go one after another; what stays is told', async () => {
    const { rerender } = open(desk({ played: played(4) }), roomView({ session: 'g4' }));
    await answerAll();
    await press('Delete all');
    await press('Yes, delete all 3 for good');
    const order: string[] = [];
    await answerAll(({ name, request }) => {
      order.push(`${name} ${sessionIn(request)}`);
      return sessionIn(request) === 'g2' ? refused('unknown-session') : { ok: true };
    });
    expect(order).toEqual(['deleteSession g3', 'deleteSession g2', 'deleteSession g1']);
    expect(screen.getByRole('alert').textContent).toBe('Not deleted: round 2, room K7Q 4MX.');
    await rerender({ view: desk() });
    expect(statuses()).toContain('Deleted: 2 games.');
  });

  test('a refusal is said', async () => {
    open(desk({ played: played(1) }));
    await answerAll();
    await press(/^Delete: /);
    await press('Yes, delete for good');
    await answerAll(() => OFFLINE);
    expect(screen.getByRole('alert').textContent).not.toBe('');
    expect(statuses().some((words) => words.startsWith('Deleted'))).toBe(false);
  });
});

describe('forgetting a name', () => {
  test('is asked twice, and lists only those that have one', async () => {
    open(desk({ students: [student('s1', 'Ada'), student('s2', null), student('s3', '王小明')] }));
    expect(screen.getAllByRole('button', { name: /^Forget: / })).toHaveLength(2);
    await press('Forget: 王小明');
    expect(asked).toEqual([]);
    await press('Yes, forget the name');
    expect(asked.map(({ name, request }) => [name, request])).toEqual([['nameStudent', { student: 's3', name: null }]]);
    await answerAll(() => ({ ok: true }));
    expect(statuses()).toContain('The name of s3 is forgotten.');
  });

  test('a refusal is said, and nothing is said to be forgotten', async () => {
    open(desk({ students: [student('s1', 'Ada')] }));
    await press('Forget: Ada');
    await press('Yes, forget the name');
    await answerAll(() => OFFLINE);
    expect(screen.getByRole('alert').textContent).not.toBe('');
    expect(statuses().some((words) => words.includes('forgotten'))).toBe(false);
  });
});

test('all of it is there in Chinese', async () => {
  language.choose('zh');
  open(desk({ played: played(1), students: [student('s1', 'Ada')] }));
  await answerAll();
  expect(button('全部（ZIP）')).toBeTruthy();
  expect(screen.getByRole('heading', { name: '忘记姓名' })).toBeTruthy();
});
