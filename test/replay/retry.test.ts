/** Games of clumsy players by seed: what each did wrong by its own knowledge can be tried again, and mended. */
import { describe, expect, test } from 'vitest';
import { RECORD_FORMAT } from '../../shared/game/header.ts';
import type { SessionRecord } from '../../shared/game/record.ts';
import { judgeRecord } from '../../shared/judge/judge.ts';
import { armyOf, seatsOf } from '../../shared/paxos/seats.ts';
import { chronicleOf } from '../../shared/replay/chronicle.ts';
import { perspectiveOf, type Perspective, type PlayerLog } from '../../shared/replay/perspective.ts';
import { mistakesIn, solutionFor, tryAgain, viewBefore, type Mistake } from '../../shared/replay/retry.ts';
import { randomGame } from '../support/random-game.ts';

const SEEDS = Array.from({ length: 120 }, (_, i) => 4200 + i);

interface Played {
  readonly seed: number;
  readonly record: SessionRecord;
  readonly logs: readonly Perspective[];
}

function played(seed: number, slips?: number): Played {
  const { header, events } = randomGame(seed, slips === undefined ? {} : { slips });
  const record: SessionRecord = { header: { format: RECORD_FORMAT, ...header }, events };
  const chronicle = chronicleOf(record);
  return { seed, record, logs: seatsOf(header.armies).map((seat) => perspectiveOf(chronicle, seat)) };
}

const GAMES = SEEDS.map((seed) => played(seed));

function* mistakes(): Generator<{ log: PlayerLog; mistake: Mistake; where: string }> {
  for (const { seed, logs } of GAMES) {
    for (const log of logs) {
      for (const mistake of mistakesIn(log)) yield { log, mistake, where: `seed ${seed} ${log.seat} ${mistake.count}` };
    }
  }
}

describe('mistakesIn', () => {
  test('every finding of the referee about what a player could know is one, and nothing else', () => {
    const rules = new Set<string>();
    for (const { seed, record, logs } of GAMES) {
      const { violations } = judgeRecord(record);
      for (const log of logs) {
        // O6 hangs on what others did; an order on what the other player of the army knows.
        const judged = violations.filter(
          ({ by, rule, severity }) => by === log.seat && rule !== 'O6' && severity !== 'odd',
        );
        const found = mistakesIn(log)
          .flatMap(({ count, remarks }) => remarks.map(({ rule }) => ({ seq: log.seqs[count] ?? 0, rule })))
          .filter(({ rule }) => rule !== 'X1');
        const told = new Set(found.map(({ seq, rule }) => `${seq} ${rule}`));
        const sealed = sealedWith(log);
        const missed = judged.filter(({ seq, rule }) => !told.has(`${sealed.get(seq) ?? seq} ${rule}`));
        expect(missed, `seed ${seed} ${log.seat}`).toEqual([]);
        const known = new Set(judged.map(({ seq, rule }) => `${sealed.get(seq) ?? seq} ${rule}`));
        expect(
          found.filter(({ seq, rule }) => !known.has(`${seq} ${rule}`)),
          `seed ${seed} ${log.seat}`,
        ).toEqual([]);
        for (const { rule } of found) rules.add(rule);
      }
    }
    // The clumsy players have done everything that can be done wrong.
    expect([...rules].sort()).toEqual(
      [
        'G1',
        'G10',
        'G11',
        'G2',
        'G3',
        'G4',
        'G5',
        'G6',
        'G7',
        'G8',
        'G9',
        'L1',
        'L2',
        'O1',
        'O2',
        'O3',
        'O4',
        'O5',
        'O7',
        'O8',
      ].sort(),
    );
  });

  test('X1: every unproven attack that the judge finds is one for whoever ordered it', () => {
    let count = 0;
    for (const { seed, record, logs } of GAMES) {
      for (const { seq, by } of judgeRecord(record).violations.filter(({ rule }) => rule === 'X1')) {
        const event = record.events[seq - 1] as { by?: string } | undefined;
        const log = logs.find(({ seat }) => seat === event?.by);
        expect(`army ${log === undefined ? 0 : armyOf(log.seat)}`, `seed ${seed} ${seq}`).toBe(by);
        const own = log === undefined ? [] : mistakesIn(log).map(({ count: at }) => log.seqs[at]);
        expect(own, `seed ${seed} ${seq}`).toContain(seq);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(10);
  });

  test('who plays by the rules has none, but for orders on what only the other of the army knows', () => {
    for (const seed of SEEDS.slice(0, 40)) {
      for (const log of played(seed, 0).logs) {
        const rules = mistakesIn(log).flatMap(({ remarks }) => remarks.map(({ rule }) => rule));
        expect(
          rules.filter((rule) => rule !== 'X1'),
          `seed ${seed} ${log.seat}`,
        ).toEqual([]);
      }
    }
  });

  test('letters of one content to several at one time are one act', () => {
    const { header, seat } = GAMES[0]?.logs.find((log) => log.seat === 'P1') ?? { header: null, seat: null };
    if (header === null) throw new Error('there is an officer 1');
    const sent = (id: string, to: 'A1' | 'A2', at: number) =>
      ({ at, type: 'sent', letter: { id, from: 'P1', to, kind: 'accept', n: 1, value: '06:30' } }) as const;
    const once = { header, seat, events: [sent('a', 'A1', 5), sent('b', 'A2', 5)] };
    expect(mistakesIn(once).map(({ count, command }) => ({ count, command }))).toEqual([
      { count: 0, command: { type: 'accept', to: ['A1', 'A2'], n: 1, value: '06:30' } },
    ]);
    const twice = { ...once, events: [sent('a', 'A1', 5), sent('b', 'A2', 6)] };
    expect(mistakesIn(twice)[0]?.command).toMatchObject({ to: ['A1'] });
  });
});

describe('tryAgain', () => {
  test('what was done is wrong again, and the solution is right', () => {
    const kinds = new Set<string>();
    for (const { log, mistake, where } of mistakes()) {
      expect(tryAgain(log, mistake, mistake.command), where).toEqual({ right: false, remarks: mistake.remarks });
      const solution = solutionFor(log, mistake);
      expect(tryAgain(log, mistake, solution ?? 'nothing'), where).toEqual({ right: true, remarks: [] });
      kinds.add(`${mistake.command.type} ${solution?.type ?? 'nothing'}`);
    }
    expect(kinds.size).toBeGreaterThan(6);
  });

  test('to do nothing is no way out where a letter asks for an answer', () => {
    let count = 0;
    for (const { log, mistake, where } of mistakes()) {
      const { command } = mistake;
      if (command.type !== 'answer' || solutionFor(log, mistake) === null) continue;
      expect(tryAgain(log, mistake, 'nothing').right, where).toBe(false);
      count += 1;
    }
    expect(count).toBeGreaterThan(50);
  });

  test('an answer is asked for about the same letter', () => {
    let count = 0;
    for (const { log, mistake, where } of mistakes()) {
      if (mistake.command.type !== 'answer') continue;
      expect(tryAgain(log, mistake, { type: 'order', value: null }).right, where).toBe(false);
      const other = [...viewBefore(log, mistake).received.keys()].find((id) => id !== solutionId(mistake));
      if (other === undefined) continue;
      expect(tryAgain(log, mistake, { type: 'answer', re: other, entry: {}, reply: null }).right, where).toBe(false);
      count += 1;
    }
    expect(count).toBeGreaterThan(20);
  });

  test('what nobody could do is no way out', () => {
    const { log, mistake } = first(({ command }) => command.type === 'accept');
    expect(tryAgain(log, mistake, { type: 'prepare', to: [], n: 999 }).right).toBe(false);
    expect(tryAgain(log, mistake, { type: 'prepare', to: ['A1'], n: 0 }).right).toBe(false);
    expect(tryAgain(log, mistake, { type: 'write', entry: {} }).right).toBe(false);
    expect(tryAgain(log, mistake, { type: 'answer', re: 'nowhere', entry: {}, reply: null }).right).toBe(false);
    expect(tryAgain(log, mistake, { type: 'prepare', to: ['A1'], n: 999 }).right).toBe(true);
  });

  test('what comes later changes nothing: only what was known counts', () => {
    for (const { log, mistake, where } of mistakes()) {
      const short = { ...log, events: log.events.slice(0, mistake.count) };
      const solution = solutionFor(log, mistake);
      expect(solutionFor(short, mistake), where).toEqual(solution);
      expect(tryAgain(short, mistake, mistake.command), where).toEqual(tryAgain(log, mistake, mistake.command));
    }
  });
});

const solutionId = ({ command }: Mistake): string => (command.type === 'answer' ? command.re : '');

function first(holds: (mistake: Mistake) => boolean): { log: PlayerLog; mistake: Mistake } {
  for (const one of mistakes()) if (holds(one.mistake)) return one;
  throw new Error('no such mistake in these games');
}

/** The record's seq of each letter that was sealed with others, and that of the first of them. */
function sealedWith({ events, seqs }: Perspective): ReadonlyMap<number, number> {
  const firsts = new Map<number, number>();
  events.forEach((event, i) => {
    const before = events[i - 1];
    if (event.type !== 'sent' || before?.type !== 'sent' || event.at !== before.at) return;
    const [one, other] = [before.letter, event.letter];
    const content = (letter: typeof one): string => JSON.stringify({ ...letter, id: '', to: '' });
    if (one.to === other.to || content(one) !== content(other)) return;
    const start = seqs[i - 1] ?? 0;
    firsts.set(seqs[i] ?? 0, firsts.get(start) ?? start);
  });
  return firsts;
}
