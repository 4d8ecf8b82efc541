import { render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { readRecord } from '../../shared/game/record.ts';
import { judge } from '../../shared/judge/judge.ts';
import type { PlayerEvent } from '../../shared/game/redact.ts';
import type { PlayerLog } from '../../shared/replay/perspective.ts';
import { Intake } from '../../client/library/intake.svelte.ts';
import { keepOwn, keepRecord, OWN_LIMIT, ownOf } from '../../client/library/keeping.ts';
import type { Card } from '../../client/library/kept.ts';
import { browserLibrary } from '../../client/library/library.ts';
import IntakeList from '../../client/library/IntakeList.svelte';
import SessionCard from '../../client/library/SessionCard.svelte';
import { OPEN_SIEVE, sift } from '../../client/library/sieve.ts';
import { titleOf } from '../../client/library/words.ts';
import { gameView } from './support/rooms.ts';

const HEAD = { format: 'three-armies.record/1', id: 's1', armies: 3, acceptRule: 'textbook', tent: 'separate' };
const ASKED = {
  seq: 1,
  at: 5,
  type: 'sent',
  letter: { id: 'L1', from: 'P1', to: 'A1', kind: 'accept', n: 1, value: '06:30' },
};
const ENDED = { seq: 2, at: 9, type: 'ended' };

const record = (head: object, ...events: readonly object[]): string =>
  [{ ...HEAD, ...head }, ...events].map((line) => `${JSON.stringify(line)}\n`).join('');
const judgeHere = (content: Blob | string) => Promise.resolve(judge(readRecord(content as string)));

const FROM = { origin: 'file', name: 'a.jsonl', codes: [] } as const;

function keepText(
  shelf: ReturnType<typeof browserLibrary>,
  text: string,
  from: Parameters<typeof keepRecord>[3] = FROM,
) {
  const judged = judge(readRecord(text));
  if (!judged.ok) throw new Error(judged.flaw.code);
  return keepRecord(shelf, text, judged, from);
}

function ownLog(session: string, ...events: readonly PlayerEvent[]): PlayerLog {
  return { header: gameView(session, 'P1').header, seat: 'P1', events };
}

const cards: Card[] = [];
afterEach(() => {
  cards.length = 0;
});

describe('keeping', () => {
  test('where a browser keeps nothing, what is taken in is there as long as the page, and the library says so', async () => {
    const shelf = browserLibrary();
    const id = await keepText(shelf, record({}, ASKED));
    expect((await shelf.list()).map((card) => card.id)).toEqual(['s1']);
    expect((await shelf.find(id))?.body).toEqual({ kind: 'record', text: record({}, ASKED) });
    expect(shelf.trouble()).toBe('closed');
    await shelf.remove(id);
    expect(await shelf.list()).toEqual([]);
  });

  test('a card tells what the judge said, the times and the rules', async () => {
    const shelf = browserLibrary();
    await keepText(shelf, record({}, ASKED));
    const [card] = await shelf.list();
    expect(card).toMatchObject({ armies: 3, events: 1, ended: false, outcome: 'undecided', quadrant: 'lucky' });
    expect(card?.about).toMatchObject({ times: ['06:30'], rules: ['O1'] });
  });

  test('another file that bears the same name takes nothing away; the same one is not kept twice', async () => {
    const shelf = browserLibrary();
    expect(await keepText(shelf, record({}, ASKED))).toBe('s1');
    expect(await keepText(shelf, record({}, ASKED, ENDED))).toBe('s1~2');
    expect(await keepText(shelf, record({}, ASKED))).toBe('s1');
    expect(await shelf.list()).toHaveLength(2);
  });

  test('a record may name itself with anything: it never takes the place of what a player saw', async () => {
    const shelf = browserLibrary();
    await keepOwn(shelf, ownLog('s1', { at: 1, type: 'ended' }), null, FROM);
    expect(await keepText(shelf, record({ id: 's1.P1' }, ASKED))).toBe('s1_P1');
    expect(await keepText(shelf, record({ id: '../../x?#' }, ASKED))).toBe('_x_');
    expect((await shelf.find('s1.P1'))?.body.kind).toBe('own');
  });

  test('a room’s record that comes again takes the place of the earlier one', async () => {
    const shelf = browserLibrary();
    const from = { origin: 'room', name: 'K7Q4MX', codes: ['K7Q4MX'] } as const;
    await keepText(shelf, record({}, ASKED), from);
    expect(await keepText(shelf, record({}, ASKED, ENDED), from)).toBe('s1');
    expect((await shelf.list()).map(({ events }) => events)).toEqual([2]);
  });

  test('an own game keeps its day when its verdict comes, and is then left alone', async () => {
    const shelf = browserLibrary();
    const log = ownLog('g1', { at: 1, type: 'ended' });
    const judged = judge(readRecord(record({ id: 'g1' }, ENDED.seq === 2 ? { ...ENDED, seq: 1 } : ENDED)));
    if (!judged.ok) throw new Error(judged.flaw.code);
    const id = await keepOwn(shelf, log, null, FROM);
    const [first] = await shelf.list();
    await keepOwn(shelf, log, { session: 'g1', ...judged }, FROM);
    const [second] = await shelf.list();
    expect(second).toMatchObject({ id, quadrant: 'stuck', savedAt: first?.savedAt });
    await keepOwn(shelf, log, null, FROM);
    expect((await shelf.list())[0]?.quadrant).toBe('stuck');
  });

  test('of very many own games the newest are kept, and every file', async () => {
    const shelf = browserLibrary();
    await keepText(shelf, record({}, ASKED));
    for (let i = 0; i < OWN_LIMIT + 3; i += 1)
      await keepOwn(shelf, ownLog(`g${i}`, { at: 1, type: 'ended' }), null, FROM);
    const all = await shelf.list();
    expect(ownOf(all)).toHaveLength(OWN_LIMIT);
    expect(all).toHaveLength(OWN_LIMIT + 1);
  });
});

describe('taking files in', () => {
  test('a damaged file stops no other, and is told with line and reason', async () => {
    const shelf = browserLibrary();
    const intake = new Intake(shelf, judgeHere);
    await intake.take([
      { name: 'good.jsonl', content: record({}, ASKED) },
      { name: 'bad.jsonl', content: record({}, { ...ASKED, seq: 7 }) },
      { name: 'also-good.jsonl', content: record({ id: 's2' }, ASKED) },
    ]);
    expect((await shelf.list()).map(({ name }) => name).sort()).toEqual(['also-good.jsonl', 'good.jsonl']);
    render(IntakeList, { incoming: intake.incoming });
    const bad = screen.getByText('bad.jsonl').closest('li');
    expect(bad?.textContent).toContain('line 2');
    expect(bad?.textContent).toContain('seq 1, but has 7');
    expect(within(screen.getByRole('status')).getAllByRole('link')).toHaveLength(2);
  });

  test('a judge that breaks down keeps nothing, and the next file is read all the same', async () => {
    const shelf = browserLibrary();
    let asked = 0;
    const intake = new Intake(shelf, (content) => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Error('died')) : judgeHere(content);
    });
    const fates = await intake.take([
      { name: 'one', content: record({}, ASKED) },
      { name: 'two', content: record({}, ASKED) },
    ]);
    expect(fates.map(({ state }) => state)).toEqual(['failed', 'kept']);
  });
});

describe('finding', () => {
  const card = (rest: Partial<Card>): Card => ({
    id: 'x',
    origin: 'file',
    name: 'x.jsonl',
    savedAt: 0,
    seat: null,
    armies: 3,
    events: 1,
    ended: true,
    outcome: null,
    quadrant: null,
    ...rest,
  });
  const about = { codes: [], times: [], rules: [], size: 1 } as const;
  const all = [
    card({
      id: 'mine',
      origin: 'room',
      name: 'K7Q4MX',
      seat: 'P1',
      savedAt: 3,
      quadrant: 'lucky',
      about: { ...about, codes: ['K7Q4MX'], rules: ['G10'], times: ['06:30'] },
    }),
    card({
      id: 'clean',
      origin: 'room',
      name: 'K7Q4MX',
      seat: 'A1',
      savedAt: 2,
      quadrant: 'sound',
      about: { ...about, codes: ['K7Q4MX'] },
    }),
    card({
      id: 'file',
      name: 'lesson.jsonl',
      savedAt: 1,
      events: 9,
      quadrant: 'fatal',
      about: { ...about, rules: ['G1'] },
    }),
  ];
  const ids = (rest: Partial<typeof OPEN_SIEVE>): readonly string[] =>
    sift(all, { ...OPEN_SIEVE, ...rest }, titleOf).map(({ id }) => id);

  test.each([
    [{}, ['mine', 'clean', 'file']],
    [{ text: 'k7q4mx' }, ['mine', 'clean']],
    [{ text: 'K7Q 4MX officer' }, ['mine']],
    [{ text: '06:30' }, ['mine']],
    [{ text: 'g1' }, ['file']],
    [{ text: 'lesson nowhere' }, []],
    [{ quadrant: 'fatal' }, ['file']],
    [{ origin: 'room' }, ['mine', 'clean']],
    [{ mistaken: true }, ['mine']],
    [{ sort: 'longest' }, ['file', 'mine', 'clean']],
    [{ sort: 'outcome' }, ['file', 'mine', 'clean']],
  ] as const)('%j finds %j', (sieve, found) => {
    expect(ids(sieve)).toEqual(found);
  });

  test('a card leads to its replay, and asks twice before it is deleted', async () => {
    let deleted = 0;
    render(SessionCard, { card: card({ id: 's1~2' }), onsave: () => undefined, ondelete: () => (deleted += 1) });
    expect(screen.getByRole('link', { name: 'x.jsonl' }).getAttribute('href')).toBe('/replay/s1~2');
    screen.getByRole('button', { name: /Delete/ }).click();
    await waitFor(() => screen.getByRole('button', { name: 'Yes, delete for good' }));
    expect(deleted).toBe(0);
    screen.getByRole('button', { name: 'Yes, delete for good' }).click();
    expect(deleted).toBe(1);
  });
});
