/** npm run verify: all that must hold before a change goes in. The last line gives the totals of the tests. */
import { run, runAll, runLanes, type Step } from './command.ts';
import { ESLINT, PRETTIER_AND_KNIP } from './lint.ts';
import { compileMessages } from './messages.ts';
import { BROWSER_TESTS, forgetResults, totals, UNIT_TESTS } from './test.ts';
import { TYPES } from './types.ts';

const BUILD: Step = {
  name: 'build',
  run: (kept) => run(process.execPath, ['tools/run.mjs', 'tools/build.ts'], {}, kept),
};

forgetResults();
await compileMessages();
// ESLint keeps one core busy, and takes longer than all the other checks: the unit tests begin beside it. No test
// looks at the clock, but a browser is not to wait for a linter.
const failedSteps = [
  ...(await runLanes([[ESLINT], [...TYPES, ...PRETTIER_AND_KNIP, BUILD, UNIT_TESTS]])),
  ...(await runAll([BROWSER_TESTS])),
];
console.log(failedSteps.length === 0 ? '\nAll is well.' : `\nFailed: ${failedSteps.join(', ')}`);
console.log(totals());
process.exitCode = failedSteps.length > 0 ? 1 : 0;
