/** npm run verify: all that must hold before a change goes in. The last line gives the totals of the tests. */
import { run, runLanes, type Step } from './command.ts';
import { ESLINT, PRETTIER_AND_KNIP } from './lint.ts';
import { compileMessages } from './messages.ts';
import { runTests } from './test.ts';
import { TYPES } from './types.ts';

const BUILD: Step = {
  name: 'build',
  run: (kept) => run(process.execPath, ['tools/run.mjs', 'tools/build.ts'], {}, kept),
};

await compileMessages();
// ESLint alone takes as long as all the others, and each of them keeps about one core busy.
const checks = await runLanes([[ESLINT], [...TYPES, ...PRETTIER_AND_KNIP, BUILD]]);
const tests = await runTests();
const failedSteps = [...checks, ...tests.failedSteps];
console.log(failedSteps.length === 0 ? '\nAll is well.' : `\nFailed: ${failedSteps.join(', ')}`);
console.log(`${tests.passed} passed, ${tests.failed} failed`);
process.exitCode = failedSteps.length > 0 ? 1 : 0;
