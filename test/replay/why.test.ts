import { describe, expect, test } from 'vitest';
import { isProtocolEvent, readRecord, type SessionRecord } from '../../shared/game/record.ts';
import { judgeRecord } from '../../shared/judge/judge.ts';
import { chainsOf } from '../../shared/replay/causes.ts';
import { chronicleOf } from '../../shared/replay/chronicle.ts';
import { mendedBy } from '../../shared/replay/mended.ts';
import { TAKEAWAYS, takeawaysOf } from '../../shared/replay/takeaways.ts';
import { tourOf, type Stop } from '../../shared/replay/tour.ts';
import { exampleText } from '../support/example-text.ts';
import { randomGame } from '../support/random-game.ts';

function example(name: string): SessionRecord {
  const read = readRecord(exampleText(name));
  if (!read.ok) throw new Error(`${name} is no record`);
  return read.record;
}

function random(seed: number): SessionRecord {
  const { header, events } = randomGame(seed, { slips: 0.3 });
  return { header: { format: 'three-armies.record/1', ...header }, events };
}

const SEEDS = Array.from({ length: 260 }, (_, i) => i + 1);
const BROKEN = SEEDS.map(random).filter((record) => judgeRecord(record).outcome === 'broken');

describe('the chain of blame', () => {
  test.each([
    ['G1', 'break-g1', '06:00', [22, 17, 14]],
    ['G2', 'break-g2', '06:00', [22, 13]],
    ['G3', 'break-g3', '06:00', [22]],
    ['G4', 'break-g4', '07:00', [28, 23, 19]],
    ['G7', 'break-g7', '07:00', [28, 23, 20, 6]],
    ['G8', 'break-g8', '07:00', [28, 23, 19, 14]],
    ['G9', 'break-g9', '06:00', [39, 31, 25, 21]],
    ['G10', 'break-g10', '06:00', [28, 21]],
    ['O3', 'break-o3', '07:00', [28, 23]],
    ['O4', 'story-stubborn', '06:00', [53, 48]],
    ['O5', 'vote-changed', '07:00', [27, 15]],
    ['O6', 'break-g11-o6', '07:00', [39, 31, 23, 18, 13]],
  ])('%s: from a vote back over what it rested on to the act (%s)', (rule, name, value, acts) => {
    const record = example(name);
    const chains = chainsOf(chronicleOf(record), judgeRecord(record));
    expect(chains.map(({ blamed, pair, acts }) => [blamed.rule, pair.value, acts])).toEqual([[rule, value, acts]]);
  });

  test('each act to blame has one', () => {
    const record = example('two-to-blame');
    const chains = chainsOf(chronicleOf(record), judgeRecord(record));
    expect(chains.map(({ acts }) => acts.at(-1))).toEqual([15, 21]);
  });

  test('by chance: it begins with a vote for a chosen pair, runs back in time, and ends at the act', () => {
    expect(BROKEN.length).toBeGreaterThan(20);
    for (const record of BROKEN) {
      const verdict = judgeRecord(record);
      const chronicle = chronicleOf(record);
      const chains = chainsOf(chronicle, verdict);
      expect(chains.map(({ blamed }) => blamed)).toEqual(verdict.blame);
      for (const { acts, blamed } of chains) {
        expect(acts.at(-1)).toBe(blamed.seq);
        expect([...acts].sort((a, b) => b - a)).toEqual(acts);
      }
    }
  });
});

describe('the game mended', () => {
  test('the stubborn officer commits the reported time, and both generals vote for that', () => {
    const { chronicle, changes } = mendedBy(example('story-stubborn'), new Set([48]));
    const told = changes.map(({ seq, was, now }) => `${seq} ${was.type}${now === null ? ' gone' : ''}`);
    expect(told).toEqual(['48 sent', '49 sent', '52 answered', '53 answered', '56 claimed gone']);
    expect(chronicle.chosen.values.at(-1)).toEqual(['07:00']);
  });

  test('by chance: with what is to blame mended agreement holds, and what does not change is not said to', () => {
    for (const record of BROKEN) {
      const seqs = new Set(judgeRecord(record).blame.map(({ seq }) => seq));
      const { chronicle, changes } = mendedBy(record, seqs);
      expect(new Set(chronicle.chosen.values.at(-1)).size).toBeLessThan(2);
      const changed = new Set(changes.map(({ seq }) => seq));
      const asItWas = record.events.filter((event) => isProtocolEvent(event) && !changed.has(event.seq));
      const kept = chronicle.events.filter(({ seq, type }) => type !== 'departed' && !changed.has(seq));
      expect(kept.map(({ seq }) => seq)).toEqual(asItWas.map(({ seq }) => seq));
    }
  });
});

function told(stop: Stop): string {
  const { seq, type } = stop;
  return `${seq} ${type}${'seat' in stop ? ` ${stop.seat}` : ''}${'n' in stop ? ` ${stop.n}` : ''}`;
}

describe('the guided tour', () => {
  test('the crossing scene', () => {
    const record = example('story-crossing');
    expect(tourOf(chronicleOf(record), judgeRecord(record)).map(told)).toEqual([
      '0 start',
      '1 proposal P1 1',
      '8 captured P1',
      '9 proposal P2 2',
      '18 free P1 1',
      '24 overtaken A2 1',
      '26 free P2 2',
      '32 chosen 2',
      '34 knows P2',
      '38 proposal P1 3',
      '47 bound P1 3',
      '55 knows P1',
      '57 unknowing',
      '57 battle',
    ]);
  });

  test('the stubborn officer: what broke it comes before that it broke', () => {
    const record = example('story-stubborn');
    const stops = tourOf(chronicleOf(record), judgeRecord(record));
    const types = stops.map(({ type }) => type);
    expect(types.indexOf('violation')).toBeLessThan(types.indexOf('broken'));
    expect(stops.find(({ type }) => type === 'bound')).toMatchObject({ seat: 'P1', n: 3, values: ['07:00'] });
  });

  test('nothing chosen: it says so', () => {
    const record = example('duel');
    const types = tourOf(chronicleOf(record), judgeRecord(record)).map(({ type }) => type);
    expect(types).toContain('undecided');
    expect(types).not.toContain('unknowing');
  });

  test('by chance: in order, not too many, and each fact is one of the verdict', () => {
    for (const seed of SEEDS) {
      const record = random(seed);
      const verdict = judgeRecord(record);
      const stops = tourOf(chronicleOf(record), verdict);
      expect(stops.length).toBeLessThanOrEqual(14);
      expect([...stops].sort((a, b) => a.seq - b.seq)).toEqual(stops);
      for (const stop of stops) {
        if (stop.type === 'violation') expect(verdict.violations).toContainEqual(stop.violation);
        if (stop.type === 'knows') expect(verdict.knows[stop.seat]).toEqual({ value: stop.value, seq: stop.seq });
        if (stop.type === 'unknowing') for (const seat of stop.generals) expect(verdict.knows[seat]).toBeNull();
      }
      expect(stops.some(({ type }) => type === 'broken')).toBe(verdict.outcome === 'broken');
      expect(stops.some(({ type }) => type === 'undecided')).toBe(verdict.outcome === 'undecided');
    }
  });
});

describe('three lines to take home', () => {
  test.each([
    ['story-sequential', ['unknowing', 'chosen-before-known', 'carried-on']],
    ['story-crossing', ['unknowing', 'chosen-before-known', 'carried-on']],
    ['story-stubborn', ['one-slip', 'unknowing', 'chosen-before-known']],
    ['two-to-blame', ['several-slips', 'unknowing', 'chosen-before-known']],
    ['duel', ['duel', 'undecided', 'overtaken']],
    ['lucky-report', ['luck', 'unknowing', 'chosen-before-known']],
  ])('%s', (name, lines) => {
    const record = example(name);
    expect(takeawaysOf(chronicleOf(record), judgeRecord(record))).toEqual(lines);
  });

  test('by chance: where agreement broke, nothing is told as if it had held', () => {
    for (const record of BROKEN) {
      const lines = takeawaysOf(chronicleOf(record), judgeRecord(record));
      expect(lines[0]).toMatch(/slip/);
      expect(lines).not.toContain('carried-on');
      expect(lines).not.toContain('lost-letters');
    }
  });

  test('by chance: always three, each once', () => {
    for (const seed of SEEDS) {
      const record = random(seed);
      const lines = takeawaysOf(chronicleOf(record), judgeRecord(record));
      expect(new Set(lines).size).toBe(3);
      for (const line of lines) expect(TAKEAWAYS).toContain(line);
    }
  });
});
