/** npm run verify: all that must hold before a change goes in. The last line gives the totals of the tests. */
import { build } from './build.ts';
import { runAll } from './command.ts';
import { LINT } from './lint.ts';
import { compileMessages } from './messages.ts';
import { runTests } from './test.ts';
import { TYPES } from './types.ts';

await compileMessages();
const checks = await runAll([
  ...LINT,
  ...TYPES,
  {
    name: 'build',
    run: async () => {
      await build();
      return 0;
    },
  },
]);
const tests = await runTests();
const failedSteps = [...checks, ...tests.failedSteps];
console.log(failedSteps.length === 0 ? '\nAll is well.' : `\nFailed: ${failedSteps.join(', ')}`);
console.log(`${tests.passed} passed, ${tests.failed} failed`);
process.exitCode = failedSteps.length > 0 ? 1 : 0;
