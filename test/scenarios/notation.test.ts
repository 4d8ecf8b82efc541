/** The notation of scenes: what it refuses, and with which words. README.md has the notation. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { judgeRecord } from '../../shared/judge/judge.ts';
import { expectedVerdict } from '../support/scene/expected.ts';
import { parseScene } from '../support/scene/parse.ts';
import { playScene } from '../support/scene/play.ts';

const END = ['verdict undecided stuck', 'battle stalemate'];
const HEAD = ['title A scene'];

/** Parses and plays it, and adds up what it expects: any of the three may refuse. */
function run(lines: readonly string[]): void {
  const scene = parseScene(lines.join('\n'), 'a.scene');
  expectedVerdict(scene, playScene(scene));
}

const run1 = (...acts: readonly string[]) => run([...HEAD, ...acts, ...END]);

test('the example of the README means what it says', () => {
  const readme = readFileSync(path.join(import.meta.dirname, 'README.md'), 'utf8');
  const example = readme.split('\n\n').flatMap((part) => (/^ {4}title/.test(part) ? [part] : []));
  const from = readme.indexOf(example[0] ?? 'no example');
  const block = readme.slice(from, readme.indexOf('**Letters**')).replace(/^ {4}/gm, '');
  const scene = parseScene(block, 'README.scene');
  const played = playScene(scene);
  expect(judgeRecord(played.record)).toEqual(expectedVerdict(scene, played));
});

describe('words that it does not understand', () => {
  test.each([
    [
      'P1 prepares 1 -> A1',
      'a.scene:2: expected what P1 does (prepare, accept, claims, announce, orders), found "prepares"',
    ],
    ['P1 prepare 0 -> A1', 'a.scene:2: expected a number (1, 2, 3 …), found "0"'],
    ['P1 prepare 1 A1', 'a.scene:2: expected "->", found "A1"'],
    ['P1 prepare 1 -> P2', 'a.scene:2: expected generals (like A1 A2), found "P2"'],
    ['P1 prepare 1 -> A1 soon', 'a.scene:2: expected the end of the line, found "soon"'],
    ['P1 accept 1 noon -> A1', 'a.scene:2: expected a time (like 06:00), found "noon"'],
    ['A1 writes nothing', 'a.scene:2: expected a notebook (like [2 | 1 06:00] or [2 | nothing]), found "nothing"'],
    [
      'A1 writes [2 nothing]',
      'a.scene:2: expected a notebook (like [2 | 1 06:00] or [2 | nothing]), found "[2 nothing]"',
    ],
    ['A1 A2 answers', 'a.scene:2: expected "promise", "accept" or "reject", of generals, found "answers"'],
    ['P1 A1 promise', 'a.scene:2: expected "promise", "accept" or "reject", of generals, found "promise"'],
    [
      'deliver letter 1',
      'a.scene:2: expected a kind of letter (prepare, promise, accept, accepted, reject, announce), found "letter"',
    ],
    ['P1 prepare 1 -> A1 ! O9 unsafe', 'a.scene:2: expected the id of a rule (like G3), found "O9"'],
    ['P1 prepare 1 -> A1 ! O6', 'a.scene:2: expected unsafe, belief, slow or odd, found the end of the line'],
    ['P1 prepare 1 -> A1 => P1 guesses 06:00', 'a.scene:2: expected "knows" or "told", found "guesses"'],
    ['choosable', 'a.scene:2: expected times, "open" or "nothing", found the end of the line'],
    ['armies 1', 'a.scene:2: expected how many armies (2 to 9), found "1"'],
    [
      'march',
      'a.scene:2: expected an act (like "P1 prepare 1 -> A1 A2 A3"), "verdict", "blame" or "battle", found "march"',
    ],
  ])('%s', (line, message) => {
    expect(() => {
      run1(line);
    }).toThrow(message);
  });
});

describe('acts that do not fit what went before', () => {
  const prepared = ['P1 prepare 1 -> A1', 'deliver prepare 1'];

  test.each([
    [['deliver P1 prepare 1'], 'a.scene:2: P1 prepare 1 was never sent'],
    [['P1 prepare 1 -> A1', 'deliver prepare 1 -> A1 A2'], 'a.scene:3: prepare 1 -> A2 was never sent'],
    [['P1 prepare 1 -> A1', 'capture prepare 1', 'deliver prepare 1'], 'a.scene:4: prepare 1 is no longer on the road'],
    [['P1 prepare 1 -> A1', 'deliver again prepare 1'], 'a.scene:3: prepare 1 is still on the road'],
    [
      ['P1 prepare 1 -> A1', 'P1 prepare 1 -> A1', 'deliver prepare 1'],
      'several letters are P1 prepare 1 -> A1: say more, or which one, like (2)',
    ],
    [['P1 prepare 1 -> A1', 'A1 promises'], 'a.scene:3: A1 holds no such letter unanswered'],
    [[...prepared, 'A1 promises P1 prepare 2'], 'a.scene:4: A1 holds no such letter: P1 prepare 2'],
    [[...prepared, 'A1 rejects'], 'a.scene:4: the duty of A1 asks for promise'],
    [[...prepared, 'A1 promises [2 | nothing]'], 'a.scene:4: the notebook of A1 then reads [1 | nothing]'],
    [
      [...prepared, 'P2 prepare 2 -> A1', 'deliver prepare 2', 'A1 promises'],
      'A1 holds several: name the one that it answers (P1 prepare 1 -> A1; P2 prepare 2 -> A1)',
    ],
    [
      [...prepared, 'A1 answers P1 prepare 1 with [1 | nothing] accepted'],
      'a.scene:4: accepted does not answer prepare',
    ],
    [['P4 prepare 1 -> A1'], 'a.scene:2: that cannot happen: unknown-seat'],
    [['dawn', 'P1 orders hold'], 'a.scene:3: that cannot happen: after-end'],
    [['P1 prepare 1 -> A1', 'armies 5'], 'a.scene:3: settings come before the first act'],
    [['P1 prepare 1 -> A1', 'deliver prepare 1 ! G1 odd'], 'a.scene:3: nobody acts here, so no rule is broken'],
    [['P1 prepare 1 -> A1 => P4 knows 06:00'], 'a.scene:2: this game has no P4'],
    [
      ['P1 prepare 1 -> A1 => P1 knows 06:00, P1 knows 07:00'],
      'a.scene:2: P1 knows 06:00 already: only the first counts',
    ],
  ])('%s', (lines, message) => {
    expect(() => {
      run1(...lines);
    }).toThrow(message);
  });
});

describe('a verdict that is not whole', () => {
  test.each([
    [END, 'a.scene:2: the scene has no title'],
    [['title A scene', 'battle stalemate'], 'a.scene:2: the scene has no verdict'],
    [['title A scene', 'verdict undecided stuck'], 'a.scene:2: the scene has no battle'],
    [
      ['title A scene', 'verdict broken fatal', 'battle stalemate'],
      'a.scene:3: agreement is broken: say who is to blame',
    ],
    [
      ['title A scene', 'verdict won', 'battle stalemate'],
      'a.scene:2: expected consensus, undecided or broken, found "won"',
    ],
    [
      ['title A scene', 'verdict broken fatal', 'blame P1 O4', 'battle stalemate'],
      'a.scene:2: no line of P1 is marked O4',
    ],
    [['title A scene', ...END, 'dawn'], 'a.scene:4: the verdict comes after the last act'],
  ])('%s', (lines, message) => {
    expect(() => {
      run(lines);
    }).toThrow(message);
  });
});
