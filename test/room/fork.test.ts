import { describe, expect, test } from 'vitest';
import { CALM_VALLEY } from '../../shared/game/valley.ts';
import { isProtocolEvent, readRecord, writeRecord, type SessionRecord } from '../../shared/game/record.ts';
import { fold } from '../../shared/game/state.ts';
import { timeline } from '../../shared/judge/timeline.ts';
import { forkOf, settingsIn } from '../../shared/room/fork.ts';
import { ROOM_DEFAULTS, type RoomSettings } from '../../shared/room/settings.ts';
import { exampleText } from '../support/example-text.ts';
import { headerFor, newPlay, playWithBots } from '../support/play.ts';

function example(name: string): SessionRecord {
  const read = readRecord(exampleText(name));
  if (!read.ok) throw new Error(`${name} is no record`);
  return read.record;
}

const settingsFor = (record: SessionRecord) => settingsIn(record) as RoomSettings;
const fork = (record: SessionRecord, seq: number) => forkOf(record, seq, settingsFor(record), 'fork-1', 'seed-2');

const played = (seed: string): SessionRecord => {
  const { header, events } = playWithBots(newPlay(headerFor(seed, { capture: 0.2, copy: 0.2, delay: 0.2 })));
  return { header, events };
};

describe('a fork', () => {
  test('remembers where it comes from, and has an id and a chance of its own', () => {
    const { header } = fork(example('story-crossing'), 47);
    expect(header).toMatchObject({ id: 'fork-1', seed: 'seed-2', parent: { session: 'story-crossing', seq: 47 } });
  });

  test.each(['a', 'b', 'c', 'd'])(
    'holds at every moment what held there in the session that it comes from (seed %s)',
    (seed) => {
      const record = played(seed);
      const moments = [...timeline(record)];
      for (const { seq, duty, chosen, choosable, knows } of moments) {
        if (record.events[seq - 1]?.type === 'ended') continue;
        const { header, events } = fork(record, seq);
        const text = writeRecord({ header, events });
        const read = readRecord(text);
        if (!read.ok) throw new Error(`${seq}: ${JSON.stringify(read.flaw)}`);
        // What was on its way within a camp as the moment came is there at once.
        const own = events.filter((event) => event.type === 'delivered' && event.copy === 0).length;
        const before = record.events.filter(
          (event) => event.seq <= seq && event.type === 'delivered' && (event as { copy?: number }).copy === 0,
        );
        if (own > before.length) continue;
        const now = [...timeline(read.record)].at(-1);
        if (now === undefined) continue;
        expect({ duty: now.duty, chosen: now.chosen, choosable: now.choosable, knows: now.knows }).toEqual({
          duty,
          chosen,
          choosable,
          knows,
        });
      }
    },
  );

  test('messengers under way walk on as they did', () => {
    const record = played('walkers');
    const at = record.events.findIndex(({ type }) => type === 'departed') + 1;
    const { header, events } = fork(record, at);
    const state = fold(header, events);
    expect(state.messengers.size).toBeGreaterThan(0);
    const departed = record.events[at - 1];
    expect([...state.messengers.values()]).toContainEqual(
      expect.objectContaining({ letter: (departed as unknown as { letter: string }).letter }),
    );
  });

  test('a record that names no messengers: one comes with each letter that has not landed, and no other', () => {
    const record = example('story-crossing');
    const { header, events } = fork(record, 13);
    const state = fold(header, events);
    // P1's first letters landed or were caught; of P2's one is under way still.
    const landed = new Set(
      record.events
        .slice(0, 13)
        .flatMap((event) =>
          isProtocolEvent(event) && 'letter' in event && typeof event.letter === 'string' ? [event.letter] : [],
        ),
    );
    for (const { letter } of state.messengers.values()) expect(landed).not.toContain(letter);
    expect(state.messengers.size + landed.size).toBeGreaterThanOrEqual(state.referee.table.letters.size - 2);
  });

  test('nothing of who sat there, of pauses and of the end is taken over', () => {
    const { header, events } = played('over');
    const seated = { type: 'seated', seat: 'A1', player: 'm1', bot: false } as const;
    const with1 = [...events.slice(0, -1), seated, { type: 'paused' }, { type: 'dawn', ends: 9 }, { type: 'ended' }];
    const record = {
      header,
      events: with1.map((event, i) => ({ ...event, at: (event as { at?: number }).at ?? 1e9, seq: i + 1 })),
    } as unknown as SessionRecord;
    const types = new Set(fork(record, record.events.length).events.map(({ type }) => type));
    for (const type of ['seated', 'paused', 'dawn', 'ended'] as const) expect(types).not.toContain(type);
  });

  test('from the very beginning it is a new game', () => {
    expect(fork(example('story-crossing'), 0).events).toEqual([]);
  });

  test('the settings are those of the record, and a new room has the rest', () => {
    expect(settingsIn(example('five-armies'))).toMatchObject({
      armies: 5,
      valley: CALM_VALLEY,
      level: ROOM_DEFAULTS.level,
    });
    const record = played('settings');
    expect(settingsFor(record).valley).toEqual(record.header['valley']);
    expect(settingsFor(record).wishes).toEqual(['06:00', '07:00', '08:00']);
  });

  test('what is no messenger is left out', () => {
    const { header, events } = example('story-sequential');
    const strange = [
      { type: 'departed', letter: 'L1', copy: -1, due: 5, fate: 'arrive' },
      { type: 'departed', letter: 'nobody', copy: 1, due: 5, fate: 'arrive' },
      { type: 'diverted', letter: {}, copy: 1, due: 5, fate: 'arrive' },
      { type: 'departed', letter: 'L1', copy: 1, due: 'x', fate: 'forge' },
    ];
    const all = [...events.slice(0, 5), ...strange].map((event, i) => ({
      ...event,
      at: 6000,
      seq: i + 1,
    })) as unknown as SessionRecord['events'];
    const types = fork({ header, events: all }, 9).events.map(({ type }) => type);
    expect(types.filter((type) => type === 'diverted')).toEqual([]);
  });
});
