import { fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OFFLINE } from '../../client/net/reply.ts';
import { refused } from '../../shared/wire/refusal.ts';
import { KEEPING } from './support/keeping.ts';
import { roomView } from './support/rooms.ts';
import {
  answerAll,
  asked,
  begin,
  button,
  desk,
  end,
  judged,
  open,
  played,
  press,
  sessionIn,
  settled,
  statuses,
  student,
  taught,
} from './support/sessions-board.ts';

beforeEach(begin);
afterEach(end);

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
