import { compileMessages } from './messages.ts';
import { packageStep, runAll, type Step } from './command.ts';

const tsc = (project: string): Step => packageStep(`tsc ${project}`, 'typescript/bin/tsc', ['-p', project]);

export const TYPES: readonly Step[] = [
  tsc('shared'),
  tsc('.'),
  tsc('test/e2e'),
  packageStep('svelte-check', 'svelte-check/bin/svelte-check', [
    ...['--tsconfig', 'test/client/tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  ]),
];

if (import.meta.filename === process.argv[1]) {
  await compileMessages();
  process.exitCode = (await runAll(TYPES)).length > 0 ? 1 : 0;
}
