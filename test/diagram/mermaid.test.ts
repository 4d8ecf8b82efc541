import { describe, expect, test } from 'vitest';
import { mermaidText, type MermaidWords } from '../../shared/diagram/mermaid.ts';
import { randomGame } from '../support/random-game.ts';
import { drawn, exampleGame, witnessed } from '../support/witnessed-game.ts';

const WORDS: MermaidWords = {
  who: (seat) => `${seat} -> here; #1`,
  letter: (letter) => `${letter.kind} ${'n' in letter ? letter.n : letter.value}`,
  captured: 'captured',
  walking: 'on its way',
  mark: (mark) => `${mark.type} ${'value' in mark ? mark.value : ''}`,
};

/**
 * What a line of such a text may be. Mermaid itself weighs too much to be a dependency; its own parser took the stories'
 * texts and every sign that is escaped here.
 */
const LINES = [
  /^sequenceDiagram$/,
  /^ {2}participant [AP]\d as [\p{L}\p{N} ]+$/u,
  /^ {2}[AP]\d(->>|-x|--\))[AP]\d: ([^#;<>\p{C}]|#\d+;)+$/u,
  /^ {2}Note over [AP]\d(,[AP]\d)?: ([^#;<>\p{C}]|#\d+;)+$/u,
];

function expectParses(text: string): void {
  for (const line of text.split('\n'))
    expect(
      LINES.some((form) => form.test(line)),
      line,
    ).toBe(true);
}

describe('the crossing scene as a sequence diagram', () => {
  const lines = mermaidText(drawn(exampleGame('story-crossing')), WORDS)
    .split('\n')
    .map((line) => line.trim());

  test('its participants stand in the order of the lanes', () => {
    const seats = lines.filter((line) => line.startsWith('participant')).map((line) => line.split(' ')[1]);
    expect(seats).toEqual(['P1', 'A1', 'A2', 'A3', 'P2', 'P3']);
  });

  test('each letter is an arrow, a captured one ends in a cross', () => {
    expect(lines.filter((line) => line.includes('->>'))).toHaveLength(24);
    expect(lines.filter((line) => line.includes('-x'))).toEqual([
      ...['P1-xA3: prepare 1 (captured)', 'P2-xA1: prepare 2 (captured)', 'P1-xA3: prepare 3 (captured)'],
    ]);
  });

  test('an act is noted after the letter that it answers, what is chosen across all lanes', () => {
    const first = lines.indexOf('P1->>A1: prepare 1');
    expect(first).toBeGreaterThan(0);
    expect(lines.findIndex((line) => line.startsWith('Note over A1: promise'))).toBeGreaterThan(first);
    expect(lines.filter((line) => line.startsWith('Note over P1,P3: chosen'))).toHaveLength(2);
  });
});

test('a letter that still walks stands at the end', () => {
  const letter = { id: 'L1', from: 'P1', to: 'A2', kind: 'prepare', n: 1 };
  const game = witnessed({ armies: 3, acceptRule: 'textbook', tent: 'separate' }, [
    { seq: 1, at: 0, type: 'sent', letter },
  ]);
  expect(mermaidText(drawn(game), WORDS)).toMatch(/P1--\)A2: prepare 1 \(on its way\)$/);
});

test('whatever is in a record, every line is one that parses', () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const { header, events } = randomGame(seed);
    expectParses(mermaidText(drawn(witnessed(header, events)), WORDS));
  }
  const value = 'a;b#c <b>"x"</b> 100 % & end\nNote over P1: \u2028 loop';
  const letter = { id: 'L1', from: 'P1', to: 'A2', kind: 'announce', value };
  const game = witnessed({ armies: 3, acceptRule: 'textbook', tent: 'separate' }, [
    { seq: 1, at: 0, type: 'sent', letter },
  ]);
  const text = mermaidText(drawn(game), WORDS);
  expectParses(text);
  // The kind of diagram, six participants, what the announcement broke, and the letter.
  expect(text.split('\n')).toHaveLength(1 + 6 + 1 + 1);
});
