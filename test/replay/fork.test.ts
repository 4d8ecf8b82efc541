import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { GameEvent } from '../../shared/game/events.ts';
import type { GameHeader } from '../../shared/game/header.ts';
import { readRecord, writeRecord, type SessionRecord } from '../../shared/game/record.ts';
import { letterSealed } from '../../shared/game/state.ts';
import { judgeRecord } from '../../shared/judge/judge.ts';
import { beginningOf } from '../../shared/replay/fork.ts';
import { replayable } from '../../shared/replay/surroundings.ts';
import { gameHeader } from '../../shared/room/settings.ts';
import { settingsOf } from '../../shared/wire/playable.ts';
import { exampleText } from '../support/example-text.ts';
import { act, headerFor, newPlay, playWithBots, take } from '../support/play.ts';

const EXAMPLES = readdirSync(path.join(import.meta.dirname, '..', '..', 'examples'))
  .filter((name) => name.endsWith('.jsonl'))
  .map((name) => name.replace('.jsonl', ''));

function recordOf(text: string): SessionRecord {
  const read = readRecord(text);
  if (!read.ok) throw new Error(`line ${read.flaw.line}: ${read.flaw.code}`);
  return read.record;
}

function forked({ header, events }: SessionRecord, seq: number): { header: GameHeader; events: readonly GameEvent[] } {
  const settings = settingsOf(header);
  const past = replayable(events.slice(0, seq), header.armies);
  return {
    header: gameHeader(settings, `fork-of-${header.id}-${seq}`, 'another seed'),
    events: beginningOf(past, settings.valley, [{ type: 'paused' }]),
  };
}

/** Letters that have gone out and are neither read nor caught, whatever became of further copies. */
function underWay(events: readonly GameEvent[]): readonly string[] {
  const landed = new Set(
    events
      .flatMap((event) => ('letter' in event && /ed$/.test(event.type) ? [event] : []))
      .filter(({ type }) => type === 'delivered' || type === 'captured')
      .map(({ letter }) => letter as string),
  );
  return events.flatMap((event) => letterSealed(event)?.id ?? []).filter((id) => !landed.has(id));
}

describe('what if', () => {
  test.each(EXAMPLES)('%s: forked anywhere it is a record, every letter walks, and bots bring it to an end', (name) => {
    const record = recordOf(exampleText(name));
    for (let seq = 0; seq <= record.events.length; seq += Math.max(1, Math.floor(record.events.length / 6))) {
      const { header, events } = forked(record, seq);
      const play = newPlay(header);
      for (const event of events) take(play, event);
      expect(readRecord(writeRecord({ header, events }))).toMatchObject({ ok: true });
      const walking = new Set([...play.state.messengers.values()].map(({ letter }) => letter));
      expect(
        underWay(events).filter((id) => !walking.has(id)),
        `event ${seq}`,
      ).toEqual([]);
      expect(play.state.paused).toBe(true);
      expect(act(play, { type: 'resume' }, { role: 'host' }, play.state.at)).toBeNull();
      playWithBots(play, { until: play.state.at + 900_000 });
      expect(play.events.at(-1)?.type).toBe('ended');
      expect(readRecord(writeRecord({ header, events: play.events }))).toMatchObject({ ok: true });
    }
  });

  test.each(['seed 1', 'seed 2', 'seed 3'])(
    '%s: what bots had played to the book, they bring to a consensus again',
    (seed) => {
      const parent = playWithBots(newPlay(headerFor(seed, { capture: 0.1, delay: 0.2, copy: 0.1 })));
      for (let seq = 0; seq < parent.events.length; seq += 5) {
        const { header, events } = forked({ header: parent.header, events: parent.events }, seq);
        const play = newPlay(header);
        for (const event of events) take(play, event);
        act(play, { type: 'resume' }, { role: 'host' }, play.state.at);
        playWithBots(play, { until: play.state.at + 900_000 });
        const judged = judgeRecord({ header, events: play.events });
        expect(judged, `${seed}, event ${seq}`).toMatchObject({ outcome: 'consensus', violations: [] });
      }
    },
  );

  test('nobody has ended it, called for dawn or sat down there; time stands still at its end', () => {
    const parent = newPlay(headerFor('whole'));
    act(parent, { type: 'prepare', to: ['A1', 'A2'], n: 1 }, { role: 'player', seat: 'P1' }, 1000);
    act(parent, { type: 'seat', seat: 'A2', player: 'm7', bot: false }, { role: 'room' }, 1000);
    act(parent, { type: 'pause' }, { role: 'host' }, 1500);
    act(parent, { type: 'resume' }, { role: 'host' }, 1500);
    act(parent, { type: 'dawn', within: 9000 }, { role: 'host' }, 2000);
    act(parent, { type: 'end' }, { role: 'host' }, 3000);
    const { events } = forked({ header: parent.header, events: parent.events }, parent.events.length);
    expect(events.map(({ type }) => type)).toEqual([...['sent', 'sent', 'delivered', 'departed'], 'paused']);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
  });

  test('whoever was held by hand walks on; whoever waits for something still does', () => {
    const script = [{ match: { from: 'P1', to: 'A3' }, do: 'hold', until: { type: 'delivered', to: 'A2' } }] as const;
    const parent = newPlay(headerFor('held', { script }));
    act(parent, { type: 'prepare', to: ['A2', 'A3'], n: 1 }, { role: 'player', seat: 'P1' }, 1000);
    const letter = [...parent.state.messengers.values()].find(({ until }) => until === null)?.letter ?? '';
    act(parent, { type: 'hold', letter, copy: 1 }, { role: 'host' }, 2000);
    const { events } = forked({ header: parent.header, events: parent.events }, parent.events.length);
    expect(events.slice(-2)).toMatchObject([{ type: 'diverted', letter, due: 8000 }, { type: 'paused' }]);
    expect(events.filter(({ type }) => type === 'departed')).toMatchObject([{ until: null }, { due: null, until: {} }]);
  });
});
