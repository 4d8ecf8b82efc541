import { describe, expect, test } from 'vitest';
import { actsOf } from '../../shared/class/acts.ts';
import { readRecord, type SessionRecord } from '../../shared/game/record.ts';
import { judgeRecord } from '../../shared/judge/judge.ts';
import type { Violation } from '../../shared/paxos/finding.ts';
import { headerFor, newPlay, playWithBots } from '../support/play.ts';

const HEADER = { format: 'three-armies.record/1', id: 'r1', armies: 3 };

function recordOf(...events: readonly object[]): SessionRecord {
  const lines = [HEADER, ...events.map((event, i) => ({ seq: i + 1, at: i * 1500, ...event }))];
  const read = readRecord(lines.map((line) => JSON.stringify(line)).join('\n'));
  if (!read.ok) throw new Error(JSON.stringify(read.flaw));
  return read.record;
}

const rowsOf = (record: SessionRecord) => actsOf(record, judgeRecord(record).violations);

const accept = { id: 'L1', from: 'P1', to: 'A2', kind: 'accept', n: 1, value: '06:00' };
const vote = { id: 'L2', from: 'A2', to: 'P1', kind: 'accepted', n: 1, value: '06:00', re: 'L1' };

describe('the acts of a game as rows', () => {
  test('each act is a row with its seat, its letter and the notebook after it; what others do is none', () => {
    const record = recordOf(
      { type: 'sent', letter: { id: 'L0', from: 'P1', to: 'A2', kind: 'prepare', n: 1 } },
      { type: 'departed', letter: 'L0', copy: 1, due: 9, fate: 'arrive', until: null },
      { type: 'delivered', letter: 'L0', copy: 1 },
      {
        ...{ type: 'answered', by: 'A2', re: 'L0', notebook: { promised: 1, accepted: null } },
        reply: { id: 'L9', from: 'A2', to: 'P1', kind: 'promise', n: 1, accepted: null, re: 'L0' },
      },
      { type: 'captured', letter: 'L9', copy: 1 },
      { type: 'wrote', by: 'A2', notebook: { promised: 2, accepted: null } },
      { type: 'claimed', by: 'P1', n: 1, value: '06:00', evidence: [] },
      { type: 'ordered', army: 2, by: 'A2', value: null },
      { type: 'ended' },
    );
    expect(
      rowsOf(record).map(({ seq, at, seat, act, letter, re, n, value, notebook }) => [
        ...[seq, at, seat, act, letter?.kind ?? null, letter?.to ?? null, re, n, value, notebook?.promised ?? null],
      ]),
    ).toEqual([
      [1, 0, 'P1', 'sent', 'prepare', 'A2', null, 1, null, null],
      [4, 4500, 'A2', 'answered', 'promise', 'P1', 'L0', 1, null, 1],
      [6, 7500, 'A2', 'wrote', null, null, null, null, null, 2],
      [7, 9000, 'P1', 'claimed', null, null, null, 1, '06:00', null],
      [8, 10500, 'A2', 'ordered', null, null, null, null, null, null],
    ]);
  });

  test('an act stands with the rules that it breaks, each as a root or a consequence', () => {
    const record = recordOf({ type: 'sent', letter: accept }, { type: 'ordered', army: 3, by: 'P3', value: '08:00' });
    expect(rowsOf(record).map(({ broken }) => broken)).toEqual([
      [{ rule: 'O1', root: true }],
      [{ rule: 'X1', root: true }],
    ]);
    const [first] = actsOf(record, [{ seq: 1, by: 'P1', rule: 'O1', severity: 'unsafe', root: false }]);
    expect(first?.broken).toEqual([{ rule: 'O1', root: false }]);
  });

  test('an act is of whoever sat there as it happened, and says whether a bot acted for it', () => {
    const record = recordOf(
      { type: 'sent', letter: accept },
      { type: 'seated', seat: 'P1', player: 'm2', bot: false },
      { type: 'seated', seat: 'A2', player: null, bot: true },
      { type: 'sent', letter: { ...accept, id: 'L3' } },
      { type: 'seated', seat: 'P1', player: 'm2', bot: true },
      { type: 'sent', letter: { ...accept, id: 'L4' } },
      { type: 'delivered', letter: 'L1', copy: 1 },
      {
        ...{ type: 'answered', by: 'A2', re: 'L1' },
        ...{ notebook: { promised: 1, accepted: { n: 1, value: '06:00' } }, reply: vote },
      },
    );
    expect(rowsOf(record).map(({ player, bot }) => [player, bot])).toEqual([
      [null, false],
      ['m2', false],
      ['m2', true],
      [null, true],
    ]);
  });

  test('an event that calls itself seated and has not its form seats nobody', () => {
    const record = recordOf(
      { type: 'seated', seat: 'P1', player: { name: 'Ada' }, bot: false },
      { type: 'seated', seat: 'P1', player: 'm9' },
      { type: 'sent', letter: accept },
    );
    expect(rowsOf(record)[0]).toMatchObject({ player: null, bot: false });
  });

  test('in whole games every violation of the verdict stands in the row of its event', () => {
    for (let seed = 1; seed <= 5; seed += 1) {
      const { header, events } = playWithBots(newPlay(headerFor(`rows ${seed}`, { capture: 0.2 })), { until: 120_000 });
      const acts = events.filter(({ type }) => ['sent', 'answered', 'wrote', 'claimed', 'ordered'].includes(type));
      const violations = acts.map(({ seq }): Violation => ({
        seq,
        by: 'P1',
        rule: 'O2',
        severity: 'slow',
        root: true,
      }));
      const rows = actsOf({ header, events }, violations);
      expect(rows.map(({ seq }) => seq)).toEqual(acts.map(({ seq }) => seq));
      expect(rows.every(({ broken }) => broken.length === 1)).toBe(true);
    }
  });
});
