import { describe, expect, test } from 'vitest';
import { isProtocolEvent, readRecord, type SessionRecord } from '../../shared/game/record.ts';
import { timeline } from '../../shared/judge/timeline.ts';
import { acceptorsOf, proposersOf, seatsOf } from '../../shared/paxos/seats.ts';
import { chronicleOf, type Chronicle } from '../../shared/replay/chronicle.ts';
import { asOf } from '../../shared/replay/history.ts';
import { stepFrom, stepsOf } from '../../shared/replay/steps.ts';
import { exampleText } from '../support/example-text.ts';
import { headerFor, newPlay, playWithBots } from '../support/play.ts';
import { randomGame } from '../support/random-game.ts';

function example(name: string): SessionRecord {
  const read = readRecord(exampleText(name));
  if (!read.ok) throw new Error(`${name} is no record`);
  return read.record;
}

function random(seed: number): SessionRecord {
  const { header, events } = randomGame(seed);
  return { header: { format: 'three-armies.record/1', ...header }, events };
}

/** What the judge's timeline says after each event, asked of the chronicle. */
function retold({ header, generals, minds, chosen, gauge }: Chronicle, seq: number) {
  const seats = seatsOf(header.armies);
  return {
    duty: Object.fromEntries([...generals].map(([seat, pages]) => [seat, asOf(pages, seq).owed])),
    chosen: [...asOf(chosen, seq)].sort(),
    choosable: asOf(gauge, seq),
    knows: Object.fromEntries(
      seats.map((seat) => {
        const mind = minds.get(seat);
        return [seat, mind === undefined ? undefined : (asOf(mind, seq).known[0] ?? null)];
      }),
    ),
  };
}

const EXAMPLES = ['story-sequential', 'story-crossing', 'story-stubborn', 'minority-overtaken', 'five-armies'];

describe('a chronicle', () => {
  test.each(EXAMPLES)('agrees with the timeline after every event: %s', (name) => {
    agreesWithTimeline(example(name));
  });

  test.each(Array.from({ length: 60 }, (_, i) => i + 1))(
    'agrees with the timeline after every event: seed %i',
    (seed) => {
      agreesWithTimeline(random(seed));
    },
  );

  function agreesWithTimeline(record: SessionRecord): void {
    const chronicle = chronicleOf(record);
    for (const { seq, duty, chosen, choosable, knows } of timeline(record)) {
      expect(retold(chronicle, seq)).toEqual({ duty, chosen, choosable, knows });
    }
  }

  test('notebooks are as they were written, not as they should be', () => {
    const record = example('story-stubborn');
    const chronicle = chronicleOf(record);
    for (const event of record.events) {
      if (!isProtocolEvent(event) || (event.type !== 'answered' && event.type !== 'wrote')) continue;
      const pages = chronicle.generals.get(event.by);
      expect(pages === undefined ? null : asOf(pages, event.seq).notebook).toEqual(event.notebook);
    }
  });

  test('an officer that has the acceptances of a quorum can prove it, and not before', () => {
    const { officers } = chronicleOf(example('story-crossing'));
    const second = officers.get('P2');
    if (second === undefined) throw new Error('no officer');
    expect([33, 34].map((seq) => asOf(second, seq).proven)).toEqual([false, true]);
    expect(asOf(second, 28)).toEqual({
      n: 2,
      value: '07:00',
      promises: [
        { army: 2, accepted: null },
        { army: 3, accepted: null },
      ],
      proven: false,
    });
  });

  test('a record that names no messengers has one for each letter until it lands', () => {
    const { walkers } = chronicleOf(example('story-crossing'));
    expect(asOf(walkers, 3).map(({ letter, messenger }) => [letter.id, messenger.fate])).toEqual([
      ['L1', 'arrive'],
      ['L2', 'arrive'],
      ['L3', 'capture'],
    ]);
    expect(asOf(walkers, 8).map(({ letter }) => letter.id)).toEqual(['L4', 'L5']);
    expect(asOf(walkers, 57)).toEqual([]);
  });

  test('a game that was played here shows just its own messengers', () => {
    const { header, events } = playWithBots(newPlay(headerFor('chronicle', { capture: 0.2, copy: 0.2 })));
    const chronicle = chronicleOf({ header, events });
    expect(chronicle.events).toEqual(events);
    const under = new Set<string>();
    for (const event of events) {
      if (event.type === 'departed' || event.type === 'diverted') under.add(`${event.letter} ${event.copy}`);
      if (event.type === 'delivered' || event.type === 'captured') under.delete(`${event.letter} ${event.copy}`);
      const shown = asOf(chronicle.walkers, event.seq).map(({ messenger }) => `${messenger.letter} ${messenger.copy}`);
      expect(new Set(shown)).toEqual(under);
    }
  });

  test('what surrounds the protocol and is of no known shape is left out, and nothing else', () => {
    const { header, events } = example('story-sequential');
    const at = events.at(-1)?.at ?? 0;
    const strange = [
      { type: 'departed' },
      { type: 'departed', letter: 'L1', copy: 1, due: '5', fate: 'arrive' },
      { type: 'seated', seat: 'A9', player: null, bot: true },
      { type: 'dawn', ends: 'soon' },
      { type: 'toString' },
      { type: '__proto__' },
      { type: 'prediction', by: 'A1' },
    ];
    const before = events.slice(0, -1);
    const within = [...before, ...strange.map((event, i) => ({ ...event, at, seq: before.length + i + 1 }))];
    const kept = (all: SessionRecord['events']) =>
      chronicleOf({ header, events: all }).events.filter(({ type }) => type !== 'departed');
    expect(kept(within)).toEqual(kept(before));
  });

  test('everyone has a history from the start, however many armies', () => {
    const { generals, officers, minds } = chronicleOf({ header: example('five-armies').header, events: [] });
    expect([[...generals.keys()], [...officers.keys()], [...minds.keys()]]).toEqual([
      acceptorsOf(5),
      proposersOf(5),
      seatsOf(5),
    ]);
  });
});

describe('moments', () => {
  test('the crossing scene: three captured, chosen and known, chosen again and known', () => {
    const { moments } = chronicleOf(example('story-crossing'));
    expect(moments.map(({ seq, type }) => `${seq} ${type}`)).toEqual([
      '8 captured',
      '16 captured',
      '32 chosen',
      '34 knows',
      '45 captured',
      '53 chosen',
      '55 knows',
      '57 ended',
    ]);
  });

  test('O4 broken: a violation of the officer who did it', () => {
    const { moments } = chronicleOf(example('story-stubborn'));
    expect(moments.filter(({ type }) => type === 'violation')).toMatchObject([{ seat: 'P1', rules: ['O4'] }]);
  });
});

describe('steps', () => {
  test('the letters of one proposal are one act; each letter is a movement', () => {
    const { acts, letters } = stepsOf(chronicleOf(example('story-sequential')).events);
    expect(acts[0]).toBe(3);
    expect(letters.slice(0, 4)).toEqual([1, 2, 3, 4]);
  });

  test('so they are where each letter has its messenger', () => {
    const { events } = playWithBots(newPlay(headerFor('steps', { ownCampAtOnce: true })));
    const first = stepsOf(events).acts[0] ?? 0;
    const sent = events.filter(({ type, seq }) => type === 'sent' && seq <= first);
    expect(sent.length).toBe(3);
  });

  test('a step goes to the next one and back to the last one, and stays where there is none', () => {
    const steps = [3, 7, 9];
    expect([0, 3, 5, 9, 12].map((seq) => stepFrom(steps, seq, 1))).toEqual([3, 7, 7, 9, 12]);
    expect([12, 9, 5, 3, 0].map((seq) => stepFrom(steps, seq, -1))).toEqual([9, 7, 3, 3, 0]);
  });
});
