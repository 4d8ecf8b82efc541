import { compileMessages } from './messages.ts';
import { packageStep, runAll, type Step } from './command.ts';

export const ESLINT: Step = packageStep('eslint', 'eslint/bin/eslint.js', ['.', '--max-warnings=0']);

export const PRETTIER_AND_KNIP: readonly Step[] = [
  packageStep('prettier', 'prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']),
  packageStep('knip', 'knip/bin/knip.js', ['--no-progress']),
];

if (import.meta.filename === process.argv[1]) {
  await compileMessages();
  process.exitCode = (await runAll([ESLINT, ...PRETTIER_AND_KNIP])).length > 0 ? 1 : 0;
}
