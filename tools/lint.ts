import { compileMessages } from './messages.ts';
import { runAll, runPackage, type Step } from './command.ts';

export const LINT: readonly Step[] = [
  { name: 'eslint', run: () => runPackage('eslint/bin/eslint.js', ['.', '--max-warnings=0']) },
  { name: 'prettier', run: () => runPackage('prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']) },
  { name: 'knip', run: () => runPackage('knip/bin/knip.js', ['--no-progress']) },
];

if (import.meta.filename === process.argv[1]) {
  await compileMessages();
  process.exitCode = (await runAll(LINT)).length > 0 ? 1 : 0;
}
