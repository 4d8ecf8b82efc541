import { expect, test } from 'vitest';
import { Bot } from '../../server/room/bot.ts';
import { newParts } from '../../shared/game/cues.ts';
import { playerHeader } from '../../shared/game/header.ts';
import type { Stage } from '../../shared/game/stage.ts';
import { gameHeader } from '../../shared/room/settings.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { settingsWith } from '../support/live-table.ts';

/** When officer 1 writes, nobody ever answering, in the first seconds of game time. */
function writingTimes(stage: Stage, used: number[] = []): readonly number[] {
  const settings = settingsWith({}, { stage, pace: [0, 0] });
  const clock = fakeClock();
  const times: number[] = [];
  let now = 0;
  const bot = new Bot({
    seat: 'P1',
    header: playerHeader(gameHeader(settings, 'game', 'seed'), 'P1'),
    settings,
    part: newParts(stage).get('P1') ?? null,
    after: (milliseconds, ring) => clock.after(milliseconds, ring),
    chance: () => 0,
    now: () => now,
    running: () => true,
    act: (_, command) => {
      if (command.type !== 'prepare') return false;
      times.push(now);
      used.push(command.n);
      bot.take([
        { at: now, type: 'sent', letter: { id: `l${now}`, from: 'P1', to: 'A1', kind: 'prepare', n: command.n } },
      ]);
      return true;
    },
  });
  for (; now <= 3000; now += 100) {
    bot.wake();
    clock.advance(0);
  }
  bot.retire();
  return times;
}

test('a bot waits a second at least, whatever the stage of an older game says', () => {
  expect(writingTimes({ P1: { patience: 0 } })).toEqual([0, 1000, 2000, 3000]);
});

test('a bot is as patient as its part says, and begins above the numbers that it used before', () => {
  const used: number[] = [];
  expect(writingTimes({ P1: { patience: 1500, used: 7 } }, used)).toEqual([0, 1500, 3000]);
  expect(used).toEqual([10, 13, 16]);
});
