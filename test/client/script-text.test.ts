import { describe, expect, test } from 'vitest';
import type { ScriptLine } from '../../shared/game/valley.ts';
import { readScript, writeScript } from '../../client/room/script-text.ts';

const SCRIPT: readonly ScriptLine[] = [
  { match: { from: 'P1', to: 'A3', kind: 'prepare', nth: 1 }, do: 'capture' },
  { match: { from: 'A2' }, do: 'hold', until: { type: 'answered', to: 'P1' } },
  { match: {}, do: 'delay', by: 2000 },
  { match: { n: 2 }, do: 'copy', after: 500 },
];

test('what is written of a script is read as the same script', () => {
  expect(readScript(writeScript(SCRIPT))).toEqual({ ok: true, script: SCRIPT });
});

test('no text is no script', () => {
  expect([writeScript([]), readScript(' \n')]).toEqual(['', { ok: true, script: [] }]);
});

describe('what is wrong is named by its line and field', () => {
  test.each([
    ['[{"match":{}', [[null, '', 'json']]],
    ['{}', [[null, '', 'list']]],
    [JSON.stringify(Array(61).fill({ match: {}, do: 'capture' })), [[null, '', 'shorter']]],
    ['[3]', [[1, '', 'line']]],
    ['[{"do":"capture"}]', [[1, 'match', 'match']]],
    ['[{"match":{"form":"P1"},"do":"capture"}]', [[1, 'match.form', 'nothing']]],
    ['[{"match":{"from":"X1"},"do":"capture"}]', [[1, 'match.from', 'seat']]],
    ['[{"match":{"kind":"ok"},"do":"capture"}]', [[1, 'match.kind', 'kind']]],
    ['[{"match":{},"do":"kill"}]', [[1, 'do', 'deed']]],
    ['[{"match":{},"do":"hold"}]', [[1, 'until', 'until']]],
    ['[{"match":{},"do":"hold","until":{"type":"lost"}}]', [[1, 'until.type', 'until']]],
    [
      '[{"match":{},"do":"capture"},{"match":{"n":0},"do":"delay","by":-1}]',
      [
        [2, 'match.n', 'number'],
        [2, 'by', 'milliseconds'],
      ],
    ],
  ] as const)('%s', (text, wanted) => {
    const result = readScript(text);
    expect(result.ok ? [] : result.faults.map(({ line, field, want }) => [line, field, want])).toEqual(wanted);
  });
});
