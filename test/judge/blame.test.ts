import { describe, expect, test } from 'vitest';
import { RECORD_FORMAT } from '../../shared/game/header.ts';
import { asPlayed, repair } from '../../shared/judge/repair.ts';
import { review } from '../../shared/judge/review.ts';
import { judgeRecord } from '../../shared/judge/judge.ts';
import type { Violation } from '../../shared/paxos/finding.ts';
import { impossible } from '../../shared/paxos/possible.ts';
import { agreementHolds } from '../../shared/paxos/referee.ts';
import { layOn, newTable } from '../../shared/paxos/table.ts';
import { randomGame, type RandomGame } from '../support/random-game.ts';

/** Broken games, by seed. */
function brokenGames(count: number): { seed: number; game: RandomGame; blame: readonly Violation[] }[] {
  const games = [];
  for (let seed = 1; games.length < count && seed < 20_000; seed += 1) {
    const game = randomGame(seed, { armies: seed % 4 === 0 ? 5 : 3, slips: 0.12 });
    const header = { format: RECORD_FORMAT, ...game.header } as const;
    const { outcome, blame } = judgeRecord({ header, events: game.events });
    if (outcome === 'broken') games.push({ seed, game, blame });
  }
  return games;
}

const GAMES = brokenGames(60);

function mended({ header, events }: RandomGame, set: readonly Violation[]) {
  return repair(header, events, asPlayed(header, events), new Set(set.map(({ seq }) => seq)));
}

describe('blame', () => {
  test('there are broken games to look at', () => {
    expect(GAMES).toHaveLength(60);
  });

  test('a repaired blame set always gives agreement', () => {
    for (const { seed, game, blame } of GAMES) {
      expect(agreementHolds(mended(game, blame).referee), `seed ${seed}`).toBe(true);
    }
  });

  test('it is minimal: no single other root would do where it names two, and none can be left out', () => {
    for (const { seed, game, blame } of GAMES) {
      for (const spared of blame) {
        const rest = blame.filter((violation) => violation !== spared);
        expect(agreementHolds(mended(game, rest).referee), `seed ${seed}`).toBe(false);
      }
      if (blame.length < 2) continue;
      const roots = review(game.header, game.events).violations.filter((v) => v.root && v.severity === 'unsafe');
      for (const root of roots) {
        expect(agreementHolds(mended(game, [root]).referee), `seed ${seed}`).toBe(false);
      }
    }
  });

  test('it names unsafe acts, in seq order', () => {
    for (const { seed, blame } of GAMES) {
      expect(blame.length, `seed ${seed}`).toBeGreaterThan(0);
      expect(
        blame.every(({ severity }) => severity === 'unsafe'),
        `seed ${seed}`,
      ).toBe(true);
      expect([...blame].sort((a, b) => a.seq - b.seq)).toEqual(blame);
    }
  });

  test('repairing nothing changes nothing', () => {
    for (const { seed, game } of GAMES) expect(mended(game, []).events, `seed ${seed}`).toEqual(game.events);
  });

  test('what was mended could have happened: every event of it is possible', () => {
    for (const { seed, game, blame } of GAMES) {
      const table = newTable(game.header.armies);
      for (const event of mended(game, blame).events) {
        expect(impossible(table, event), `seed ${seed}, event ${event.seq}`).toBeNull();
        layOn(table, event);
      }
    }
  });

  test('a game with very many broken rules is answered too, by a set that is needed as a whole', () => {
    const events = manyBroken();
    const { outcome, blame } = judgeRecord({
      header: { format: RECORD_FORMAT, id: 'many', armies: 3, acceptRule: 'textbook', tent: 'separate' },
      events,
    });
    expect(outcome).toBe('broken');
    expect(blame.length).toBeGreaterThan(0);
  });
});

/** Forty officers' proposals without any promise, each accepted: forty values are chosen, and each officer erred. */
function manyBroken() {
  const events: RandomGame['events'][number][] = [];
  const add = (event: object) => {
    const seq = events.length + 1;
    events.push({ seq, at: seq, ...event } as RandomGame['events'][number]);
  };
  for (let n = 1; n <= 40; n += 1) {
    for (const to of ['A1', 'A2'] as const) {
      const [id, value] = [`L${n}${to}`, `${n}:00`];
      add({ type: 'sent', letter: { id, from: 'P1', to, kind: 'accept', n, value } });
      add({ type: 'delivered', letter: id });
      const reply = { id: `R${n}${to}`, from: to, to: 'P1', kind: 'accepted', n, value, re: id };
      add({ type: 'answered', by: to, re: id, notebook: { promised: n, accepted: { n, value } }, reply });
    }
  }
  return events;
}
