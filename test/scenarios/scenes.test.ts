/**
 * Every scene of this folder is played and judged; README.md has the notation. `npm run scenes` rewrites the records in
 * examples/ from the scenes.
 */
import { describe, expect, test } from 'vitest';
import { readRecord, writeRecord } from '../../shared/game/record.ts';
import { judgeRecord } from '../../shared/judge/judge.ts';
import { timeline } from '../../shared/judge/timeline.ts';
import { expectedVerdict } from '../support/scene/expected.ts';
import { exampleFileOf, exampleNames, readScenes } from '../support/scene/files.ts';
import { playScene } from '../support/scene/play.ts';
import { sayVerdict } from '../support/scene/say-verdict.ts';

const scenes = readScenes();

describe.each(scenes.map((scene) => [[...scene.checks, scene.name].join(' '), scene] as const))('%s', (_, scene) => {
  const played = playScene(scene);
  const { record } = played;

  test('the judge says what the scene says', () => {
    const verdict = judgeRecord(record);
    const expected = expectedVerdict(scene, played);
    expect(sayVerdict(verdict, played)).toEqual(sayVerdict(expected, played));
    expect(verdict).toEqual(expected);
  });

  test('the choosable values are those that the scene says', () => {
    const moments = [...timeline(record)];
    for (const { line, seq } of played.lines) {
      if (line.act.type !== 'choosable') continue;
      const { choosable } = moments[seq - 1] ?? { choosable: ['open'] };
      expect(choosable, `${line.place.file}:${line.place.line}`).toEqual(line.act.values);
    }
  });

  test('its record reads as it was written, and is the one in examples/', async () => {
    const text = writeRecord(record);
    expect(readRecord(text)).toEqual({ ok: true, record });
    await expect(text).toMatchFileSnapshot(exampleFileOf(scene));
  });
});

test('every record in examples/ has its scene', () => {
  expect(exampleNames()).toEqual(scenes.map(({ name }) => name).sort());
});
