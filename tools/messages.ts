/** Messages become typed functions, client/i18n/generated/, before anything checks, tests or builds the client. */
import path from 'node:path';
import { compile, type CompilerOptions } from '@inlang/paraglide-js';

const root = path.join(import.meta.dirname, '..');

export const MESSAGES = {
  project: path.join(root, 'messages/project.inlang'),
  outdir: path.join(root, 'client/i18n/generated'),
  // The page decides the language itself (client/i18n/language.svelte.ts), so nothing else needs to guess it.
  strategy: ['baseLocale'],
  emitReadme: false,
} as const satisfies CompilerOptions;

export async function compileMessages(): Promise<void> {
  await compile({ ...MESSAGES, strategy: [...MESSAGES.strategy] });
}
