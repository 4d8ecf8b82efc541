/** The scenes of this tree, and the records that they are exported to. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseScene } from './parse.ts';
import type { Scene } from './scene.ts';

const root = path.join(import.meta.dirname, '..', '..', '..');
const SCENES = 'test/scenarios';

export function readScenes(): readonly Scene[] {
  const names = readdirSync(path.join(root, SCENES)).filter((name) => name.endsWith('.scene'));
  return names.sort().map((name) => {
    const file = path.posix.join(SCENES, name);
    return parseScene(readFileSync(path.join(root, file), 'utf8'), file);
  });
}

export function exampleFileOf({ name }: Scene): string {
  return path.join(root, 'examples', `${name}.jsonl`);
}

export function exampleNames(): readonly string[] {
  const names = readdirSync(path.join(root, 'examples')).filter((name) => name.endsWith('.jsonl'));
  return names.map((name) => name.replace(/\.jsonl$/, '')).sort();
}
