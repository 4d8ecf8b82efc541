import { describe, expect, expectTypeOf, test } from 'vitest';
import type { PlayerCommand } from '../../shared/game/commands.ts';
import { enter } from '../../shared/game/entry.ts';
import { adviceForOfficer, adviceOn, remarksOn } from '../../shared/game/help.ts';
import type { PlayerView } from '../../shared/game/view.ts';
import { seal } from '../../shared/paxos/answer.ts';
import type { ProtocolEvent, SentLetter } from '../../shared/paxos/events.ts';
import { isRequest } from '../../shared/paxos/letters.ts';
import { findings } from '../../shared/paxos/referee.ts';
import { isAcceptor, isProposer, type Seat } from '../../shared/paxos/seats.ts';
import { act, headerFor, newPlay, playWithBots, viewOf } from '../support/play.ts';
import { randomGame } from '../support/random-game.ts';
import { WatchedGame } from '../support/watched-game.ts';

const GAMES = Array.from({ length: 300 }, (_, i) => randomGame(9000 + i));

describe('advice', () => {
  test('fog: it sees a view and nothing else', () => {
    expectTypeOf(adviceOn).parameters.toEqualTypeOf<[PlayerView, string]>();
    expectTypeOf(adviceForOfficer).parameters.toEqualTypeOf<[PlayerView, number]>();
  });

  test('for a general it never draws a finding, whatever was done before', () => {
    let given = 0;
    for (const game of GAMES.slice(0, 120)) {
      const watched = new WatchedGame(game);
      for (const event of game.events) {
        watched.take(event);
        if (event.type !== 'delivered' && event.type !== 'wrote') continue;
        for (const view of watched.views) {
          if (!isAcceptor(view.seat)) continue;
          for (const { letter } of view.received.values()) {
            if (!isRequest(letter)) continue;
            const { entry, reply } = adviceOn(view, letter.id);
            expect(remarksOn(view, { type: 'answer', re: letter.id, entry, reply })).toEqual([]);
            const answered: ProtocolEvent = {
              ...{ seq: event.seq + 1, at: event.at, type: 'answered', by: view.seat, re: letter.id },
              ...{ notebook: enter(view.notebook, entry), reply: reply && seal(reply, letter, 'new') },
            };
            expect(findings(watched.referee, answered), `${game.header.id} ${event.seq}`).toEqual([]);
            given += 1;
          }
        }
      }
    }
    expect(given).toBeGreaterThan(10_000);
  });

  test('for an officer it never draws a finding, but for a number that nobody could know to be taken', () => {
    const types = new Set<string>();
    for (const game of GAMES) {
      const watched = new WatchedGame(game);
      for (const event of game.events) {
        watched.take(event);
        for (const view of watched.views) {
          if (!isProposer(view.seat)) continue;
          const command = adviceForOfficer(view, event.at + (event.seq % 3) * 15_000);
          if (command === null) continue;
          types.add(command.type);
          const where = `${game.header.id} ${event.seq}`;
          expect(remarksOn(view, command), where).toEqual([]);
          for (const asked of eventsOf(command, view.seat)) {
            const found = findings(watched.referee, asked);
            expect(
              found.filter(({ rule }) => rule !== 'O6'),
              where,
            ).toEqual([]);
          }
        }
      }
    }
    expect([...types].sort()).toEqual(['accept', 'announce', 'claim', 'order', 'prepare']);
  });

  test('a general with no request before it has nothing to do', () => {
    const play = newPlay(headerFor('idle'));
    act(play, { type: 'announce', to: ['A1'], value: '06:00' }, { role: 'player', seat: 'P1' }, 0);
    act(play, { type: 'arrive' }, { role: 'clock' }, 60_000);
    const view = viewOf(play, 'A1');
    expect(view.received.size).toBe(1);
    for (const id of [...view.received.keys(), 'none']) expect(adviceOn(view, id)).toEqual({ entry: {}, reply: null });
  });

  test('an officer whose number was refused by too many is told at once to take a higher one', () => {
    const play = newPlay(headerFor('refused'));
    const by = (seat: Seat) => ({ role: 'player', seat }) as const;
    for (const [seat, n] of [
      ['P2', 5],
      ['P1', 1],
    ] as const) {
      act(play, { type: 'prepare', to: ['A1', 'A2', 'A3'], n }, by(seat), play.state.at);
      act(play, { type: 'arrive' }, { role: 'clock' }, play.state.at + 60_000);
      for (const general of ['A1', 'A2'] as const) {
        const view = viewOf(play, general);
        const last = [...view.received.keys()].at(-1) ?? '';
        act(play, { type: 'answer', re: last, ...adviceOn(view, last) }, by(general), play.state.at);
      }
    }
    const view = viewOf(play, 'P1');
    expect(adviceForOfficer(view, view.lastSentAt)).toBeNull();
    act(play, { type: 'arrive' }, { role: 'clock' }, play.state.at + 60_000);
    expect(adviceForOfficer(view, view.lastSentAt)).toEqual({ type: 'prepare', to: ['A1', 'A2', 'A3'], n: 7 });
  });

  test('who claimed and announced too early is told to do both again, with proof', () => {
    const play = newPlay(headerFor('early'));
    const by = (seat: Seat, command: PlayerCommand) => act(play, command, { role: 'player', seat }, play.state.at);
    const wait = () => act(play, { type: 'arrive' }, { role: 'clock' }, play.state.at + 60_000);
    by('P1', { type: 'claim', n: 4, value: '06:00', evidence: [] });
    by('P1', { type: 'announce', to: ['A2'], value: '07:00' });
    for (const command of [
      { type: 'prepare', to: ['A1', 'A2', 'A3'], n: 1 },
      { type: 'accept', to: ['A1', 'A2', 'A3'], n: 1, value: '06:00' },
    ] as const) {
      by('P1', command);
      wait();
      for (const general of ['A1', 'A2'] as const) {
        const last = [...viewOf(play, general).received.keys()].at(-1) ?? '';
        by(general, { type: 'answer', re: last, ...adviceOn(viewOf(play, general), last) });
      }
      wait();
    }
    const view = viewOf(play, 'P1');
    const evidence = [...view.received.values()].flatMap(({ letter }) => (letter.kind === 'accepted' ? letter.id : []));
    const claim = { type: 'claim', n: 1, value: '06:00', evidence } as const;
    expect(adviceForOfficer(view, 0)).toEqual(claim);
    by('P1', claim);
    expect(adviceForOfficer(view, 0)).toMatchObject({ type: 'announce', value: '06:00' });
  });

  test('bots never draw a remark', () => {
    for (const seed of ['a', 'b', 'c', 'd']) {
      const { header, commands } = playWithBots(newPlay(headerFor(seed, { capture: 0.2, copy: 0.2, delay: 0.2 })));
      const play = newPlay(header);
      for (const { command, actor, at } of commands) {
        if (actor.role === 'player') {
          expect(remarksOn(viewOf(play, actor.seat), command as PlayerCommand), seed).toEqual([]);
        }
        act(play, command, actor, at);
      }
    }
  });
});

/** What an officer's command would put into the log. */
function eventsOf(command: PlayerCommand, by: Seat): readonly ProtocolEvent[] {
  const stamp = { seq: 1, at: 0 };
  switch (command.type) {
    case 'prepare':
    case 'accept':
    case 'announce': {
      const { to, ...contents } = command;
      const { type: kind, ...rest } = contents;
      return to.map((addressee) => ({
        ...stamp,
        type: 'sent',
        letter: { id: 'new', from: by, to: addressee, kind, ...rest } as SentLetter,
      }));
    }
    case 'claim':
      return isProposer(by) ? [{ ...stamp, ...command, type: 'claimed', by }] : [];
    case 'order':
    case 'answer':
    case 'write':
      return [];
  }
}
