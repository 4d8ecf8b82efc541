/** npm run build: the client as static files in dist/client, the server as plain JavaScript in dist/server. */
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { ROOT } from './command.ts';

/** Everything that the build is made of. */
const SOURCES = [
  'client',
  'server',
  'shared',
  'messages',
  'examples',
  'vite.config.ts',
  'tools/build.ts',
  'package-lock.json',
];
const MADE = [path.join('client', 'i18n', 'generated'), path.join('messages', 'project.inlang')];
const STAMP = path.join(ROOT, 'dist', 'build.stamp');
export const BUILT_SERVER = path.join(ROOT, 'dist', 'server', 'main.js');

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
  await viteBuild({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: path.join(ROOT, 'dist', 'server'),
      target: 'node20',
      rolldownOptions: {
        // A thread stands where its loader stands in the source.
        input: {
          main: 'server/main.ts',
          worker: 'server/verdict/judge-thread.ts',
          'store-thread': 'server/store/sqlite-thread.ts',
        },
        output: { entryFileNames: ({ name }) => (name === 'main' ? 'main.js' : '[name].mjs') },
      },
    },
  });
  writeFileSync(STAMP, print);
}

export async function buildIfStale(): Promise<void> {
  if (builtFrom() === fingerprint()) return;
  console.error('Building …');
  await build();
}

if (import.meta.filename === process.argv[1]) await build();
