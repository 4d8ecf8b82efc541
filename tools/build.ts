/** npm run build: the client as static files in dist/client. The server needs no build: it starts from its source. */
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { ROOT } from './command.ts';

/** Everything that the built page is made of. */
const SOURCES = ['client', 'shared', 'messages', 'examples', 'vite.config.ts', 'package-lock.json'];
const MADE = [path.join('client', 'i18n', 'generated'), path.join('messages', 'project.inlang')];
const STAMP = path.join(ROOT, 'dist', 'client.stamp');

function* filesIn(entry: string): Generator<string> {
  const stat = statSync(path.join(ROOT, entry), { throwIfNoEntry: false });
  if (stat === undefined || MADE.includes(entry)) return;
  if (!stat.isDirectory()) yield entry;
  else for (const name of readdirSync(path.join(ROOT, entry)).sort()) yield* filesIn(path.join(entry, name));
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => [...filesIn(source)])) {
    hash.update(`${file}\0`).update(readFileSync(path.join(ROOT, file)));
  }
  return hash.digest('hex');
}

function builtFrom(): string | null {
  try {
    return readFileSync(STAMP, 'utf8');
  } catch {
    return null;
  }
}

export async function build(): Promise<void> {
  const print = fingerprint();
  // Vite is slow to load, and mostly there is nothing to do.
  const { build: viteBuild } = await import('vite');
  await viteBuild({ configFile: path.join(ROOT, 'vite.config.ts'), mode: 'production', logLevel: 'warn' });
  writeFileSync(STAMP, print);
}

export async function buildIfStale(): Promise<void> {
  if (builtFrom() === fingerprint()) return;
  console.error('Building the page …');
  await build();
}

if (import.meta.filename === process.argv[1]) await build();
