import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { csvOf, type NameOf } from '../../client/desk/sessions/csv.ts';
import { actsCsv, nameFor, zipOf, type JudgedGame } from '../../client/desk/sessions/exports.ts';
import { namesOf } from '../../client/desk/sessions/names.ts';
import { actsOf, type ActRow } from '../../shared/class/acts.ts';
import { writeRecord } from '../../shared/game/record.ts';
import { judgeRecord } from '../../shared/judge/judge.ts';
import { headerFor, newPlay, playWithBots } from '../support/play.ts';

const GAME = { round: 2, room: 'K7Q4MX', session: 'abc', at: null, lesson: null, gone: false } as const;
const SETTING = { ...GAME, players: { m3: 's7' } };

const WROTE: ActRow = {
  ...{ seq: 7, at: 1500, seat: 'A2', player: 'm3', bot: false, act: 'wrote', letter: null, re: null },
  ...{ n: null, value: null, notebook: { promised: 4, accepted: null }, broken: [] },
};

const cells = (csv: string) =>
  Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data;

const csvOfRows = (rows: readonly ActRow[], nameOf: NameOf | null = null) => csvOf([[SETTING, rows]], nameOf);

function game(session = 'abc', seed = 'keep'): JudgedGame {
  const { header, events } = playWithBots(newPlay(headerFor(seed)), { until: 60_000 });
  const record = { header, events };
  return { game: { ...GAME, session }, text: writeRecord(record), verdict: judgeRecord(record), players: {} };
}

describe('the acts as CSV', () => {
  test('a row says when, who, what, the notebook after it, and what it broke', () => {
    const broken = [
      { rule: 'G3', root: true },
      { rule: 'G4', root: false },
      { rule: 'G5', root: true },
    ] as const;
    const promise: ActRow = {
      ...{
        ...WROTE,
        act: 'answered',
        re: 'L1',
        n: 4,
        broken,
        notebook: { promised: 4, accepted: { n: 1, value: '06:00' } },
      },
      letter: { id: 'L2', from: 'A2', to: 'P1', kind: 'promise', n: 4, accepted: { n: 1, value: '06:00' }, re: 'L1' },
    };
    expect(cells(csvOfRows([promise]))).toEqual([
      {
        ...{
          round: '2',
          lesson: '',
          room: 'K7Q4MX',
          session: 'abc',
          event: '7',
          seconds: '1.5',
          seat: 'A2',
          player: 'm3',
          student: 's7',
        },
        ...{ bot: 'no', act: 'answered', letter: 'promise', letter_id: 'L2', answers: 'L1', to: 'P1', number: '4' },
        ...{ value: '', reported_number: '1', reported_value: '06:00', rejecter_promised: '' },
        ...{ notebook_promised: '4', notebook_number: '1', notebook_value: '06:00' },
        ...{ broken_roots: 'G3 G5', broken_consequences: 'G4' },
      },
    ]);
  });

  test('an order to hold is not an order without a word', () => {
    expect(cells(csvOfRows([{ ...WROTE, act: 'ordered', notebook: null }]))[0]).toMatchObject({ value: 'hold' });
    expect(cells(csvOfRows([WROTE]))[0]).toMatchObject({ value: '' });
  });

  test('begins with the mark by which Excel knows UTF-8, and only once', () => {
    const csv = csvOfRows([WROTE]);
    expect(csv.startsWith('\uFEFFround,')).toBe(true);
    expect(csv.lastIndexOf('\uFEFF')).toBe(0);
  });

  test.each(['Ada', '王小明', 'a, "b"\nc', ' =1+1', "'=1", '', '🦊', 'x\r\ny'])('%j comes back as it was', (name) => {
    expect(cells(csvOfRows([{ ...WROTE, player: name }]))[0]?.['player']).toBe(name);
    expect(cells(csvOfRows([WROTE], () => name))[0]?.['name']).toBe(name);
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠a', '=1,"2"', '-x\r\n=1'])(
    '%j is a text and no formula, in every field that others can fill in',
    (evil) => {
      const letter = { id: evil, from: 'A2', to: 'P1', kind: 'accepted', n: 1, value: evil, re: evil } as const;
      const row: ActRow = {
        ...{ ...WROTE, player: evil, letter, re: evil, value: evil },
        notebook: { promised: 1, accepted: { n: 1, value: evil } },
      };
      const csv = csvOf(
        [[{ round: 1, room: evil, session: evil, lesson: evil, players: { [evil]: evil } }, [row]]],
        () => evil,
      );
      const [only, ...others] = cells(csv);
      expect(others).toEqual([]);
      for (const column of [
        'room',
        'session',
        'lesson',
        'player',
        'student',
        'name',
        'letter_id',
        'answers',
        'value',
        'notebook_value',
      ])
        expect(only?.[column], column).toBe(`'${evil}`);
    },
  );

  test('numbers stay numbers', () => {
    expect(csvOfRows([WROTE])).toContain('\r\n2,K7Q4MX,abc,,7,1.5,A2,m3,s7,no,wrote,');
  });

  test('names are in it only when they are asked for', () => {
    expect(cells(csvOfRows([WROTE]))[0]).not.toHaveProperty('name');
    expect(csvOfRows([WROTE])).not.toContain('name');
    const csv = csvOfRows([WROTE, { ...WROTE, player: null }], (student) => `name of ${student}`);
    expect(cells(csv).map(({ name }) => name)).toEqual(['name of s7', '']);
  });

  test('whole games come back row by row', () => {
    const one = game();
    const { header, events } = playWithBots(newPlay(headerFor('keep')), { until: 60_000 });
    const rows = actsOf({ header, events }, one.verdict.violations);
    const read = cells(actsCsv([one, game('def', 'other')], null));
    expect(read.filter(({ session }) => session === 'abc').map(({ event }) => Number(event))).toEqual(
      rows.map(({ seq }) => seq),
    );
    expect(new Set(read.map(({ session }) => session))).toEqual(new Set(['abc', 'def']));
  });
});

describe('the archive', () => {
  test('has a folder for each game with record and verdict, and the acts of all', () => {
    const games = [game('abc'), game('def', 'other')];
    const files = unzipSync(zipOf(games, null));
    expect(Object.keys(files).sort()).toEqual([
      'acts.csv',
      ...['abc', 'def'].flatMap((session) => [
        `round-2-K7Q4MX-${session}/record.jsonl`,
        `round-2-K7Q4MX-${session}/verdict.json`,
      ]),
    ]);
    // The byte order mark is looked for, and so it must not be read over.
    const text = (name: string) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(files[name]);
    expect(text('round-2-K7Q4MX-abc/record.jsonl')).toBe(games[0]?.text);
    expect(JSON.parse(text('round-2-K7Q4MX-def/verdict.json'))).toEqual(games[1]?.verdict);
    expect(text('acts.csv')).toBe(actsCsv(games, null));
  });

  test.each(['../../etc/passwd', 'a/b', 'C:\\x', 'con:', '"<|>', `..\u0000`])(
    'a game whose id is %j has a folder of its own and leads nowhere else',
    (session) => {
      const name = nameFor({ ...GAME, session });
      expect(name).toMatch(/^round-2-K7Q4MX-[\w.-]*$/);
      const names = Object.keys(unzipSync(zipOf([{ ...game(), game: { ...GAME, session } }], null)));
      expect(names.every((one) => one === 'acts.csv' || one.split('/').length === 2)).toBe(true);
    },
  );
});

describe('who acted', () => {
  const who = (csv: string) =>
    cells(csv).map(({ room, seat, player, student, name, bot }) => [room, seat, player, student, name, bot]);
  const nameOf = namesOf([
    { student: 's1', name: 'Ada' },
    { student: 's2', name: null },
  ]);

  test('is the student on whose seat it was done, in whichever room, round and seat, and nobody for a bot', () => {
    const first = { round: 1, room: 'OLD', session: 'a', lesson: null, players: { m2: 's1', m3: 's2', m4: 's9' } };
    const second = { round: 2, room: 'NEW', session: 'b', lesson: null, players: { m2: 's2', m3: 's1' } };
    const row = (seat: ActRow['seat'], player: string | null, bot = false): ActRow => ({ ...WROTE, seat, player, bot });
    const csv = csvOf(
      [
        [first, [row('A1', 'm2'), row('A1', 'm2', true), row('A2', 'm3'), row('A3', 'm4'), row('A3', 'm5')]],
        [second, [row('P1', 'm2'), row('P2', 'm3'), row('P3', null, true), row('A1', 'constructor')]],
      ],
      nameOf,
    );
    expect(who(csv)).toEqual([
      ['OLD', 'A1', 'm2', 's1', 'Ada', 'no'],
      ['OLD', 'A1', 'm2', '', '', 'yes'],
      // Forgotten, left, and of a class that did not write it down.
      ['OLD', 'A2', 'm3', 's2', '', 'no'],
      ['OLD', 'A3', 'm4', 's9', '', 'no'],
      ['OLD', 'A3', 'm5', '', '', 'no'],
      ['NEW', 'P1', 'm2', 's2', '', 'no'],
      ['NEW', 'P2', 'm3', 's1', 'Ada', 'no'],
      ['NEW', 'P3', '', '', '', 'yes'],
      ['NEW', 'A1', 'constructor', '', '', 'no'],
    ]);
  });

  test('whoever comes to a seat in the middle of a game has done what was done from then on', () => {
    const { header, events } = playWithBots(newPlay(headerFor('keep')), { until: 60_000 });
    const half = Math.floor(events.length / 2);
    const seated = (player: string) => ({ at: 0, type: 'seated', seat: 'P1', player, bot: false });
    const all = [
      seated('m2'),
      ...events.slice(0, half),
      { ...seated('m3'), at: events[half]?.at ?? 0 },
      ...events.slice(half),
    ];
    const text = [header, ...all.map((event, i) => ({ ...event, seq: i + 1 }))]
      .map((one) => `${JSON.stringify(one)}\n`)
      .join('');
    const csv = actsCsv([{ ...game(), text, players: { m2: 's1', m3: 's2' } }], nameOf);
    const acts = cells(csv).filter(({ seat }) => seat === 'P1');
    expect(acts.length).toBeGreaterThan(1);
    for (const { event, student } of acts) expect(student, event).toBe(Number(event) <= half + 1 ? 's1' : 's2');
  });
});
