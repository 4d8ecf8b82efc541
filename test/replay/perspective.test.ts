/** Live = replay: what a player sees of a record at any place is what its own page held when the game stood there. */
import { describe, expect, test } from 'vitest';
import { readRecord, writeRecord } from '../../shared/game/record.ts';
import type { PlayerHeader } from '../../shared/game/header.ts';
import type { PlayerEvent } from '../../shared/game/redact.ts';
import { newView, viewEvent, type PlayerView } from '../../shared/game/view.ts';
import { seatsOf, type Seat } from '../../shared/paxos/seats.ts';
import { chronicleOf, type Chronicle } from '../../shared/replay/chronicle.ts';
import { countUpTo } from '../../shared/replay/history.ts';
import { perspectiveOf } from '../../shared/replay/perspective.ts';
import { Rewind } from '../../shared/replay/rewind.ts';
import { exampleText } from '../support/example-text.ts';
import { act, headerFor, newPlay, playWithBots, viewOf, type Play } from '../support/play.ts';
import { prngOf } from '../support/prng.ts';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const WILD = { capture: 0.2, delay: 0.15, copy: 0.15, ownCampAtOnce: true } as const;

/** What one player's page held when so many events were in the log. */
interface Held {
  readonly seq: number;
  readonly events: number;
  readonly view: PlayerView;
}

/** Plays a whole game, and plays it again with an eye on every page after every command. */
function watched(seed: number): { readonly play: Play; readonly held: ReadonlyMap<Seat, readonly Held[]> } {
  const armies = seed % 4 === 0 ? 5 : 3;
  const tent = seed % 2 === 0 ? 'shared' : 'separate';
  const header = headerFor(`perspective ${seed}`, WILD, { armies, tent });
  const { commands } = playWithBots(newPlay(header), { until: 90_000 });
  const play = newPlay(header);
  const held = new Map<Seat, Held[]>(seatsOf(armies).map((seat) => [seat, []]));
  for (const { command, actor, at } of commands) {
    act(play, command, actor, at);
    for (const [seat, pages] of held) {
      const events = play.logs.get(seat)?.length ?? 0;
      pages.push({ seq: play.events.at(-1)?.seq ?? 0, events, view: structuredClone(viewOf(play, seat)) });
    }
  }
  return { play, held };
}

/** As a record that was saved and opened again. */
function chronicled({ header, events }: Play): Chronicle {
  const read = readRecord(writeRecord({ header, events }));
  if (!read.ok) throw new Error(`not a record: ${read.flaw.code}`);
  return chronicleOf(read.record);
}

function rewindOf(header: PlayerHeader, seat: Seat, events: readonly PlayerEvent[]): Rewind<PlayerView, PlayerEvent> {
  return new Rewind<PlayerView, PlayerEvent>(events, {
    start: () => newView(header, seat),
    step: viewEvent,
    copy: (view) => structuredClone(view),
  });
}

describe('a player in replay', () => {
  test.each(SEEDS)('has the very log that its page was sent, seat by seat (seed %i)', (seed) => {
    const { play } = watched(seed);
    const chronicle = chronicled(play);
    for (const seat of seatsOf(play.header.armies)) {
      expect(perspectiveOf(chronicle, seat).events, `seed ${seed}, ${seat}`).toEqual(play.logs.get(seat));
    }
  });

  test.each(SEEDS)('sees at every place what its page showed then (seed %i)', (seed) => {
    const { play, held } = watched(seed);
    const chronicle = chronicled(play);
    for (const [seat, pages] of held) {
      const { header, events, seqs } = perspectiveOf(chronicle, seat);
      const rewind = rewindOf(header, seat, events);
      for (const { seq, view } of pages) {
        expect(rewind.after(countUpTo(seqs, seq)), `seed ${seed}, ${seat}, event ${seq}`).toEqual(view);
      }
    }
  });

  test.each(SEEDS)('sees at any place, come to from anywhere, what its page showed then (seed %i)', (seed) => {
    const { play, held } = watched(seed);
    const chronicle = chronicled(play);
    const chance = prngOf(seed);
    for (const [seat, pages] of held) {
      const { header, events, seqs } = perspectiveOf(chronicle, seat);
      const rewind = rewindOf(header, seat, events);
      for (let i = 0; i < 40; i += 1) {
        const page = chance.pickFrom(pages);
        if (page === undefined) throw new Error('no page was shown');
        const count = countUpTo(seqs, page.seq);
        expect(count, `seed ${seed}, ${seat}, event ${page.seq}`).toBe(page.events);
        expect(rewind.after(count), `seed ${seed}, ${seat}, event ${page.seq}`).toEqual(page.view);
      }
    }
  });

  test('fog: neither a captured letter nor who knows what is in any player’s log', () => {
    const read = readRecord(exampleText('story-crossing'));
    if (!read.ok) throw new Error('not a record');
    const chronicle = chronicleOf(read.record);
    for (const seat of seatsOf(3)) {
      const { events } = perspectiveOf(chronicle, seat);
      expect(events.filter(({ type }) => !/^(sent|delivered|answered|wrote|claimed|ended)$/.test(type))).toEqual([]);
      const own = events.every(
        (event) =>
          (event.type !== 'sent' || event.letter.from === seat) &&
          (event.type !== 'delivered' || event.letter.to === seat),
      );
      expect(own, seat).toBe(true);
    }
  });
});
