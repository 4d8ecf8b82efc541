import { describe, expect, expectTypeOf, test } from 'vitest';
import en from '../../messages/en.json' with { type: 'json' };
import type { PlayerCommand } from '../../shared/game/commands.ts';
import { remarksOn } from '../../shared/game/help.ts';
import { SENTENCES, type Remark } from '../../shared/game/remark.ts';
import type { PlayerView } from '../../shared/game/view.ts';
import { armyKnowsOrWasTold, findings } from '../../shared/paxos/referee.ts';
import { armyOf } from '../../shared/paxos/seats.ts';
import { acts } from '../support/acts.ts';
import { randomGame } from '../support/random-game.ts';
import { act, headerFor, newPlay, viewOf } from '../support/play.ts';

const GAMES = Array.from({ length: 300 }, (_, i) => randomGame(9000 + i));

const HIDDEN = new Set(['O6', 'X1']);
const plain = ({ rule, severity }: Pick<Remark, 'rule' | 'severity'>) => `${rule} ${severity}`;

describe('remarksOn', () => {
  test('on every act says what the referee then finds, but for O6 and X1', () => {
    const said = new Set<string>();
    for (const { event, view, command, referee, where } of acts(GAMES)) {
      const remarks = remarksOn(view, command);
      const found = findings(referee, event);
      const own = remarks.filter(({ rule }) => !HIDDEN.has(rule));
      expect(own.map(plain), where).toEqual(found.filter(({ rule }) => !HIDDEN.has(rule)).map(plain));
      expect(
        remarks.every(({ rule, certain }) => certain !== HIDDEN.has(rule)),
        where,
      ).toBe(true);
      for (const { sentence } of remarks) said.add(sentence);
    }
    expect(SENTENCES.filter((sentence) => !said.has(sentence))).toEqual([]);
  });

  test('O6: it is said of a number that a letter named and the officer never used; the referee mostly agrees', () => {
    const agrees = { said: 0, found: 0, unseen: 0 };
    for (const { event, view, command, referee } of acts(GAMES)) {
      const remark = remarksOn(view, command).find(({ rule }) => rule === 'O6');
      const found = findings(referee, event).some(({ rule }) => rule === 'O6');
      if (remark === undefined) agrees.unseen += found ? 1 : 0;
      else {
        const named = [...view.received.values()].map(({ letter }) => letter);
        expect(
          named.some(
            (letter) =>
              armyOf(letter.from) === remark.facts['general'] &&
              ((letter.kind === 'reject' && letter.promised === remark.facts['n']) ||
                (letter.kind === 'promise' && letter.accepted?.n === remark.facts['n'])),
          ),
        ).toBe(true);
        agrees.said += 1;
        agrees.found += found ? 1 : 0;
      }
    }
    expect(agrees.said).toBeGreaterThan(20);
    expect(agrees.found).toBeGreaterThan(agrees.said / 2);
    // What no letter named is not said: it would tell what this officer cannot know.
    expect(agrees.unseen).toBeGreaterThan(20);
  });

  test('X1: an attack on what this player neither knows nor was told; the army may yet know it', () => {
    let more = 0;
    for (const { event, view, command, referee, where } of acts(GAMES)) {
      if (event.type !== 'ordered' || event.value === null) continue;
      const knows = armyKnowsOrWasTold(referee, event.army, event.value);
      const said = remarksOn(view, command).some(({ rule }) => rule === 'X1');
      if (!knows) expect(said, where).toBe(true);
      if (knows && said) more += 1;
    }
    expect(more).toBeGreaterThan(0);
  });

  test('each sentence speaks only of facts that the remark tells, and that are there', () => {
    const messages: Readonly<Record<string, string>> = en;
    // 0 is a number that these may truly be: nothing promised, nothing written, no promise held.
    const mayBeNone = new Set(['written', 'named', 'promised', 'have']);
    for (const { view, command, where } of acts(GAMES)) {
      for (const { sentence, facts } of remarksOn(view, command)) {
        for (const [, name = ''] of (messages[`remark_${sentence}`] ?? '').matchAll(/\{(\w+)\}/g)) {
          expect(facts, `${where} ${sentence}`).toHaveProperty(name);
          if (!mayBeNone.has(name)) expect(facts[name], `${where} ${sentence} ${name}`).toBeTruthy();
        }
      }
    }
  });

  test('O4: of the reports held for the number it names the highest', () => {
    for (const { view, command } of acts(GAMES)) {
      const remark = remarksOn(view, command).find(({ rule }) => rule === 'O4');
      if (remark === undefined || command.type !== 'accept') continue;
      const reports = [...(view.ledger.promises.get(command.n)?.values() ?? [])];
      expect(reports).toContainEqual({ n: remark.facts['highest_n'], value: remark.facts['highest_time'] });
      expect(Math.max(...reports.map((report) => report?.n ?? 0))).toBe(remark.facts['highest_n']);
      expect(remark.facts['highest_time']).not.toBe(command.value);
    }
  });

  test('O8: it is judged once, whoever the further letters go to', () => {
    const play = newPlay(headerFor('once'));
    const said: PlayerCommand = { type: 'announce', to: ['A2'], value: '06:00' };
    expect(remarksOn(viewOf(play, 'P1'), said)).toMatchObject([
      { rule: 'O8', certain: true, facts: { time: '06:00' } },
    ]);
    act(play, said, { role: 'player', seat: 'P1' }, 0);
    expect(remarksOn(viewOf(play, 'P1'), { ...said, to: ['A3'] })).toEqual([]);
  });

  test('an act that is impossible draws no remark', () => {
    const play = newPlay(headerFor('impossible'));
    act(play, { type: 'prepare', to: ['A1'], n: 1 }, { role: 'player', seat: 'P1' }, 0);
    act(play, { type: 'arrive' }, { role: 'clock' }, 60_000);
    const view = viewOf(play, 'A1');
    const [id = ''] = [...view.received.keys()];
    expect(remarksOn(view, { type: 'answer', re: id, entry: { promised: 1 }, reply: { kind: 'accepted' } })).toEqual(
      [],
    );
    expect(remarksOn(view, { type: 'answer', re: 'none', entry: { promised: 5 }, reply: null })).toEqual([]);
    expect(remarksOn(view, { type: 'answer', re: id, entry: { promised: 5 }, reply: null })).toMatchObject([
      { rule: 'D1' },
    ]);
  });

  test('fog: it sees a view and a command and nothing else, so that no hint can tell more than a player knows', () => {
    expectTypeOf(remarksOn).parameters.toEqualTypeOf<[PlayerView, PlayerCommand]>();
  });
});
