import { fireEvent, screen } from '@testing-library/svelte';
import { unzipSync } from 'fflate';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { language } from '../../client/i18n/language.svelte.ts';
import { OFFLINE } from '../../client/net/reply.ts';
import { refused } from '../../shared/wire/refusal.ts';
import { roomView } from './support/rooms.ts';
import {
  MORNING,
  TEXT,
  VERDICT,
  answerAll,
  asked,
  begin,
  button,
  desk,
  end,
  events,
  header,
  judged,
  open,
  played,
  press,
  rows,
  saved,
  sessionIn,
  settled,
  statuses,
  student,
} from './support/sessions-board.ts';

beforeEach(begin);
afterEach(end);

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

test('all of it is there in Chinese', async () => {
  language.choose('zh');
  open(desk({ played: played(1), students: [student('s1', 'Ada')] }));
  await answerAll();
  expect(button('全部（ZIP）')).toBeTruthy();
  expect(screen.getByRole('heading', { name: '忘记姓名' })).toBeTruthy();
});
