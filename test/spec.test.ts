/** SPEC.md keeps up with the code: what one names, the other has. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { RULES } from '../shared/paxos/rules.ts';

const root = path.join(import.meta.dirname, '..');
const spec = readFileSync(path.join(root, 'SPEC.md'), 'utf8');

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(root, folder, file), 'utf8'));
}

describe('every rule has its row', () => {
  test.each(RULES.map(({ id, name, severity }) => [id, name, severity]))('%s %s, %s', (id, name, severity) => {
    const row = spec.split('\n').find((line) => line.startsWith(`| ${id} |`)) ?? '';
    const [, rowName, , rowSeverity] = row.split(' | ').map((cell) => cell.replaceAll(/[|`*]/g, '').trim());
    expect([rowName, rowSeverity?.split(' ')[0]]).toEqual([name, severity]);
  });
});

test('every scene that it names exists, and it names every scene that breaks a rule', () => {
  const names = readdirSync(path.join(root, 'test/scenarios')).filter((name) => name.endsWith('.scene'));
  const scenes = names.map((name) => name.slice(0, -'.scene'.length));
  const named = [...spec.matchAll(/`([a-z]+(?:-[a-z0-9]+)+|consequences|copies)`/g)].map(([, name]) => name);
  const prefixes = new Set(['break', 'story', 'trap', 'battle', 'tent', 'refusal']);
  const alike = named.filter((name) => prefixes.has(name?.split('-')[0] ?? ''));
  expect(scenes).toEqual(expect.arrayContaining(alike));
  expect(named).toEqual(expect.arrayContaining(scenes.filter((name) => name.startsWith('break-'))));
});

test('every heading that the code refers to exists', () => {
  const comments = sourcesIn('shared').flatMap((text) => [...text.matchAll(/SPEC\.md,[\s*/]*"([^"]+)"/g)]);
  const headings = comments.map(([, heading]) => heading?.replaceAll(/\s+\*?\s*/g, ' '));
  expect(headings.length).toBeGreaterThan(10);
  for (const heading of new Set(headings)) expect(spec).toMatch(new RegExp(`^#+ ${heading}$`, 'm'));
});

test('every code with which a text is refused has its row', () => {
  const messages = JSON.parse(readFileSync(path.join(root, 'messages/en.json'), 'utf8')) as Record<string, string>;
  const own = ['heading', 'line', 'what_now'];
  const codes = Object.keys(messages).flatMap((key) => /^flaw_(.*)$/.exec(key)?.[1] ?? []);
  for (const code of codes.filter((name) => !own.includes(name)))
    expect(spec).toContain(`\`${code.replaceAll('_', '-')}\``);
});
