/**
 * The fences bite. Each file here is bad on purpose; a tool that stays silent about one of them is not watching, and
 * silence would otherwise look like health.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..', '..');

/** A project with our rules, and nothing in it but bad code. It lies inside the repository's ignored results folder. */
const yard = path.join(ROOT, 'test-results', 'fences');
let place = '';

const CONFIGS = [
  ...['package.json', 'tsconfig.json', 'tsconfig.base.json', 'eslint.config.js'],
  ...['shared/tsconfig.json', 'client/tsconfig.json', 'client/svelte.config.js'],
];

beforeAll(() => {
  mkdirSync(yard, { recursive: true });
  place = mkdtempSync(path.join(yard, 'yard-'));
  for (const file of CONFIGS) cpSync(path.join(ROOT, file), path.join(place, file));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(place, 'node_modules'));
  cpSync(path.join(import.meta.dirname, 'bad'), place, { recursive: true });
  writeFileSync(path.join(place, 'client', 'env.d.ts'), 'export {};\n');
});

afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

async function complaints(file: string): Promise<readonly string[]> {
  const [result] = await new ESLint({ cwd: place }).lintFiles([file]);
  return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

function output(tool: string, ...args: readonly string[]): { readonly text: string; readonly status: number | null } {
  const run = spawnSync(process.execPath, [path.join(ROOT, 'node_modules', tool), ...args], {
    cwd: place,
    encoding: 'utf8',
  });
  return { text: run.stdout + run.stderr, status: run.status };
}

describe('eslint keeps the core pure', () => {
  test.each([
    ['Date', 'shared/paxos/uses-clock.ts', "Unexpected use of 'Date'"],
    ['Math.random', 'shared/paxos/uses-chance.ts', "'Math.random' is restricted"],
    ['timers', 'shared/paxos/uses-timer.ts', "Unexpected use of 'setTimeout'"],
    ['the page', 'shared/paxos/uses-page.ts', "Unexpected use of 'document'"],
    ['console', 'shared/paxos/uses-timer.ts', "Unexpected use of 'console'"],
    ['node modules', 'shared/paxos/uses-node.ts', 'also runs in a browser'],
    ['imports that wait', 'shared/paxos/uses-node.ts', 'An import that waits'],
  ])('%s', async (_, file, complaint) => {
    expect((await complaints(file)).join('\n')).toContain(complaint);
  });
});

describe('eslint keeps the direction of imports', () => {
  test.each([
    ['paxos must not see game', 'shared/paxos/sees-game.ts', 'Against the direction'],
    ['game must not see judge', 'shared/game/sees-judge.ts', 'Against the direction'],
    ['judge must not see diagram', 'shared/judge/sees-diagram.ts', 'Against the direction'],
    ['diagram must not see judge', 'shared/diagram/sees-judge.ts', 'Against the direction'],
    ['judge must not see server', 'shared/judge/sees-server.ts', 'Against the direction'],
    ['replay must not see room', 'shared/replay/sees-room.ts', 'Against the direction'],
    ['room must not see replay', 'shared/room/sees-replay.ts', 'Against the direction'],
    ['server must not see client', 'server/sees-client.ts', 'Against the direction'],
    ['client must not see server', 'client/sees-server.ts', 'Against the direction'],
    ['nothing imports test/', 'server/sees-test.ts', 'Nothing imports test/'],
  ])('%s', async (_, file, complaint) => {
    expect((await complaints(file)).join('\n')).toContain(complaint);
  });
});

describe('eslint knows the types', () => {
  test.each(['switch-exhaustiveness-check', 'no-floating-promises', 'no-explicit-any'])('%s', async (rule) => {
    expect((await complaints('server/careless.ts')).join('\n')).toContain(`@typescript-eslint/${rule}`);
  });
});

test('tsc refuses the page and Node in shared/', () => {
  const { text, status } = output('typescript/bin/tsc', '-p', 'shared');
  expect(status).not.toBe(0);
  expect(text).toMatch(/uses-page\.ts.*Cannot find name 'document'/);
  expect(text).toMatch(/uses-node\.ts.*'node:fs'/);
});

test('svelte-check reports a type error in a component', () => {
  const { text, status } = output(
    'svelte-check/bin/svelte-check',
    ...['--tsconfig', 'client/tsconfig.json', '--output', 'machine'],
  );
  expect(status).not.toBe(0);
  expect(text).toMatch(/ERROR .*Careless\.svelte.*not assignable to type 'number'/);
});
