/** What the lessons say of "never" and "always". */
import { describe, expect, test } from 'vitest';
import { messengerKey } from '../../shared/game/state.ts';
import type { RedCommand } from '../../shared/game/commands.ts';
import { twoArmies } from '../../shared/lessons/ladder/00-two-armies.ts';
import { noGeneralKnows } from '../../shared/lessons/ladder/03b-no-general-knows.ts';
import { retry } from '../../shared/lessons/ladder/04-retry.ts';
import { vanished } from '../../shared/lessons/ladder/05-vanished.ts';
import { overtaken } from '../../shared/lessons/ladder/06-overtaken.ts';
import { ghostLetter } from '../../shared/lessons/ladder/07-ghost-letter.ts';
import { sleepingOfficer } from '../../shared/lessons/ladder/08-sleeping-officer.ts';
import { duel } from '../../shared/lessons/ladder/09-duel.ts';
import { lostNotebook } from '../../shared/lessons/ladder/10-lost-notebook.ts';
import { stubbornOfficer } from '../../shared/lessons/ladder/11-stubborn-officer.ts';
import { fiveArmies } from '../../shared/lessons/ladder/12-five-armies.ts';
import { redArmy } from '../../shared/lessons/ladder/13-red-army.ts';
import type { Lesson } from '../../shared/lessons/lesson.ts';
import type { Letter, Pair } from '../../shared/paxos/letters.ts';
import { acceptorsOf, armyOf, type Proposer, type Seat } from '../../shared/paxos/seats.ts';
import { letterOf } from '../../shared/paxos/table.ts';
import { act, viewOf, type Play } from '../support/play.ts';
import { playLesson, type PlayedLesson } from '../support/lesson-play.ts';
import { prngOf } from '../support/prng.ts';

const SEEDS = Array.from({ length: 30 }, (_, i) => i + 1);

describe('two armies', () => {
  /** Letter k of the two officers' letters to each other is the last that gets through. */
  const until = (k: number): Lesson => ({
    ...twoArmies,
    valley: {
      ...twoArmies.valley,
      capture: 0,
      script: [{ match: { kind: 'announce', from: writerOf(k + 1), nth: Math.floor(k / 2) + 1 }, do: 'capture' }],
    },
  });
  const writerOf = (k: number): Seat => (k % 2 === 1 ? 'P1' : 'P2');
  const logOf = ({ play }: PlayedLesson, seat: Seat): string => JSON.stringify(play.logs.get(seat));

  test.each([1, 2, 3, 4, 5, 6])('whoever wrote letter %i sees the same, whether it was the last or was caught', (k) => {
    for (const seed of SEEDS) {
      const arrived = playLesson(until(k), seed);
      const caught = playLesson(until(k - 1), seed);
      const letters = (played: PlayedLesson) => played.play.events.filter(({ type }) => type === 'sent').length;
      // It did arrive the one time: it was answered, and the answer was caught. The other side sees that.
      expect([letters(arrived), letters(caught)]).toEqual([k + 1, k]);
      expect(logOf(arrived, writerOf(k + 1))).not.toBe(logOf(caught, writerOf(k + 1)));
      expect(logOf(arrived, writerOf(k))).toBe(logOf(caught, writerOf(k)));
    }
  });

  test('one army attacks alone, though both wrote to each other', () => {
    const { verdict } = playLesson(until(2), 1);
    expect(verdict.battle.armies.map(({ value }) => value)).toEqual(['06:00', null]);
    expect(verdict.battle.outcome).toBe('defeat');
  });

  test('a victory is luck: it is not earned', () => {
    const { verdict } = playLesson(until(3), 1);
    expect([verdict.battle.outcome, verdict.battle.earned]).toEqual(['victory', false]);
  });
});

test('agreed, and no general knows: a time is chosen, and no general has proof or was told', () => {
  for (const seed of SEEDS) {
    const { play, verdict } = playLesson(noGeneralKnows, seed);
    expect(verdict.outcome).toBe('consensus');
    for (const general of acceptorsOf(3)) {
      const { mind } = viewOf(play, general);
      expect([mind.known.size, mind.told.size, verdict.knows[general], verdict.told[general]]).toEqual([
        0,
        0,
        null,
        null,
      ]);
    }
    // General 1 has written the other time down.
    expect(viewOf(play, 'A1').notebook.accepted?.value).not.toBe(verdict.chosen[0]?.value);
    expect(verdict.battle.outcome).toBe('defeat');
  }
});

test('the ghost letter: as it comes in, two generals have said ok, and only one of them to number 3', () => {
  for (const seed of SEEDS) {
    const { play } = playLesson(ghostLetter, seed);
    const oks = play.logs.get('P1')?.flatMap((event) => {
      return event.type === 'delivered' && event.letter.kind === 'promise' ? [event.letter] : [];
    });
    expect(oks?.slice(0, 3).map(({ from, n }) => [from, n])).toEqual([
      ['A1', 1],
      ['A1', 3],
      ['A2', 1],
    ]);
    expect(viewOf(play, 'P1').ledger.promises.get(3)?.size).toBe(1);
  }
});

test('the ghost letter: who counts it commits O2, and breaks agreement', () => {
  const slip = (play: Play, _: unknown, now: number): boolean => {
    const { received, ledger } = viewOf(play, 'P1');
    const ghost = [...received.values()].some(({ letter }) => letter.from === 'A2' && letter.kind === 'promise');
    if (!ghost || ledger.accepts.has(3)) return false;
    const commit = { type: 'accept', to: ['A1', 'A2'], n: 3, value: '06:00' } as const;
    return act(play, commit, { role: 'player', seat: 'P1' }, now) === null;
  };
  const { verdict } = playLesson(ghostLetter, 1, { first: slip });
  expect(verdict.outcome).toBe('broken');
  expect(verdict.blame.map(({ by, rule }) => [by, rule])).toEqual([['P1', 'O2']]);
});

describe('what the debriefings tell', () => {
  const each = (lesson: Lesson, check: (played: PlayedLesson) => void): void => {
    for (const seed of SEEDS) check(playLesson(lesson, seed));
  };
  const promisesTo = ({ play }: PlayedLesson, officer: Proposer, n: number): readonly (Pair | null)[] => [
    ...(viewOf(play, officer).ledger.promises.get(n)?.values() ?? []),
  ];

  test('the retry: the first acceptance came back with the promises', () => {
    each(retry, (played) => {
      expect(promisesTo(played, 'P1', 4)).toContainEqual({ n: 1, value: '06:00' });
    });
  });

  test('an officer vanishes: one report, and the time of the vanished is chosen while it says nothing', () => {
    each(vanished, (played) => {
      const reports = promisesTo(played, 'P2', 2);
      expect([reports.length, reports.filter((report) => report === null).length]).toEqual([2, 1]);
      expect(reports).toContainEqual({ n: 1, value: '06:00' });
      expect(played.verdict.knows['P1']).toBeNull();
    });
  });

  test("a minority is overtaken: general 1's notebook keeps the other time to the end", () => {
    each(overtaken, ({ play }) => {
      expect(viewOf(play, 'A1').notebook).toEqual({ promised: 1, accepted: { n: 1, value: '06:00' } });
    });
  });

  test('the sleeping officer: general 1 accepts its old commit, the others turn it away', () => {
    each(sleepingOfficer, ({ play }) => {
      const answers = play.events.flatMap((event) =>
        event.type === 'answered' && (event.reply?.kind === 'accepted' || event.reply?.kind === 'reject')
          ? [event.reply]
          : [],
      );
      const toOldOne = answers.filter(({ to, n }) => to === 'P1' && n === 1);
      expect(toOldOne.map(({ from, kind }) => `${from} ${kind}`).sort()).toEqual([
        'A1 accepted',
        'A2 reject',
        'A3 reject',
      ]);
    });
  });

  test('the duel: a commit that crosses the valley comes to a general that has promised more', () => {
    each(duel, ({ play }) => {
      const answers = play.events.flatMap((event) => (event.type === 'answered' && event.reply ? [event.reply] : []));
      const abroad = answers.filter(({ from, to, kind }) => armyOf(from) !== armyOf(to) && kind !== 'promise');
      expect(abroad.length).toBeGreaterThan(3);
      expect(abroad.filter(({ kind }) => kind !== 'reject')).toEqual([]);
    });
  });

  test('the stubborn officer: two officers hold a proof, each of another time', () => {
    each(stubbornOfficer, ({ verdict }) => {
      expect([verdict.knows['P1']?.value, verdict.knows['P2']?.value]).toEqual(['06:00', '07:00']);
    });
  });

  test('five armies: two reports of the smaller number against one of the higher', () => {
    each(fiveArmies, (played) => {
      const reports = promisesTo(played, 'P2', 3);
      expect(reports.map((report) => report?.value).sort()).toEqual(['06:00', '06:00', '10:00']);
      expect(reports.find((report) => report?.value === '10:00')?.n).toBe(2);
    });
  });
});

describe('who is to blame', () => {
  test('the lost notebook: the loss, not the answer that follows from it', () => {
    for (const seed of SEEDS) {
      const { blame, violations } = playLesson(lostNotebook, seed).verdict;
      expect(blame.map(({ by, rule }) => [by, rule])).toEqual([['A2', 'G10']]);
      expect(violations.find(({ rule }) => rule === 'G4')?.root).toBe(false);
    }
  });

  test('the stubborn officer: its one commit', () => {
    for (const seed of SEEDS) {
      const { blame, violations } = playLesson(stubbornOfficer, seed).verdict;
      expect(blame.map(({ by, rule }) => [by, rule])).toEqual([['P1', 'O4']]);
      expect(violations.length).toBe(1);
    }
  });

  test('without its temper the officer does no harm', () => {
    const { cues = [], patience = 0 } = stubbornOfficer.stage['P1'] ?? {};
    const mended: Lesson = {
      ...stubbornOfficer,
      stage: { ...stubbornOfficer.stage, P1: { cues, patience, then: 'play' } },
    };
    for (const seed of SEEDS) {
      const { outcome, violations } = playLesson(mended, seed).verdict;
      expect([outcome, violations]).toEqual(['consensus', []]);
    }
  });
});

describe('you are the red army', () => {
  /** Any deed, on any messenger, at any time. */
  function atRandom(seed: number) {
    const chance = prngOf(seed);
    const eager = chance.pick([0.05, 0.4, 0.98]);
    const seen = new Set<string>();
    return (play: Play, _: unknown, now: number): boolean => {
      for (const messenger of play.state.messengers.values()) {
        const key = `${messengerKey(messenger)} ${messenger.due}`;
        if (seen.has(key)) continue;
        seen.add(key);
        if (!chance.chance(eager)) continue;
        const { letter, copy } = messenger;
        const deed = chance.pick<RedCommand['type']>(['capture', 'hold', 'delay', 'copy', 'release']);
        const by = chance.between(0, 60_000);
        const command: RedCommand = deed === 'delay' ? { type: deed, letter, copy, by } : { type: deed, letter, copy };
        return act(play, command, { role: 'red' }, now) === null;
      }
      return false;
    };
  }

  test('whatever it does, agreement stands, and nobody is made to break a rule', () => {
    const outcomes = new Set<string>();
    for (let seed = 1; seed <= 150; seed += 1) {
      const { verdict } = playLesson(redArmy, seed, { first: atRandom(seed) });
      expect(verdict.outcome, `seed ${seed}`).not.toBe('broken');
      expect(verdict.violations, `seed ${seed}`).toEqual([]);
      outcomes.add(verdict.outcome);
    }
    // Both ends come up, so that it was no idle play.
    expect([...outcomes].sort()).toEqual(['consensus', 'undecided']);
  });

  /** Catches the first messenger that is of this sort. */
  const catches =
    (isSort: (letter: Letter) => boolean) =>
    (play: Play, _: unknown, now: number): boolean => {
      for (const { letter, copy } of play.state.messengers.values()) {
        const posted = letterOf(play.state.referee.table, letter);
        if (posted === null || !isSort(posted)) continue;
        return act(play, { type: 'capture', letter, copy }, { role: 'red' }, now) === null;
      }
      return false;
    };

  test('it can prevent consensus for the whole night, and so for a minute', () => {
    for (const seed of SEEDS) {
      expect(playLesson(redArmy, seed, { first: catches(() => true) }).verdict.outcome, `seed ${seed}`).toBe(
        'undecided',
      );
    }
  });

  test('catching every commit would be enough', () => {
    const { verdict } = playLesson(redArmy, 1, { first: catches(({ kind }) => kind === 'accept') });
    expect(verdict.outcome).toBe('undecided');
  });
});
