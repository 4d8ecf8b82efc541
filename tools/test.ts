/** npm test: everything, the tests in a real browser included. Arguments are passed to vitest, and then it runs alone. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureChromium } from './chromium.ts';
import { ROOT, runAll, runPackage, type Step } from './command.ts';
import { compileMessages } from './messages.ts';

const RESULTS = path.join(ROOT, 'test-results');
const UNIT = path.join(RESULTS, 'vitest.json');
const BROWSER = path.join(RESULTS, 'playwright.json');

const unit = (args: readonly string[] = []): Step => ({
  name: 'unit tests (vitest)',
  run: (kept) =>
    runPackage(
      'vitest/vitest.mjs',
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${UNIT}`, ...args],
      {},
      kept,
    ),
});

export const UNIT_TESTS = unit();

export const BROWSER_TESTS: Step = {
  name: 'browser tests (playwright)',
  run: async (kept) => {
    const trouble = ensureChromium();
    if (trouble === null) return runPackage('@playwright/test/cli.js', ['test'], {}, kept);
    console.error(trouble);
    return 1;
  },
};

interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** Counts what the runners wrote; a runner that wrote nothing did not run, and that is one failure. */
function counted(file: string, read: (report: unknown) => Count): Count {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const unitCount = (report: unknown): Count => {
  const { numPassedTests, numFailedTests, numFailedTestSuites, success } = report as {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
    success: boolean;
  };
  // A file that does not even load has no failed test, but failed all the same.
  const failed = numFailedTests > 0 || success ? numFailedTests : Math.max(1, numFailedTestSuites);
  return { passed: numPassedTests, failed };
};

const browserCount = (report: unknown): Count => {
  const { stats, errors } = report as {
    stats: { expected: number; unexpected: number; flaky: number };
    errors: unknown[];
  };
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
};

/** Before tests are run whose results are to be counted. */
export function forgetResults(): void {
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
}

/** Of all that ran since: the last line of what is printed. */
export function totals(withBrowser = true): string {
  const counts = [counted(UNIT, unitCount), ...(withBrowser ? [counted(BROWSER, browserCount)] : [])];
  const sum = (what: keyof Count): number => counts.reduce((total, count) => total + count[what], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}

if (import.meta.filename === process.argv[1]) {
  const args = process.argv.slice(2);
  const alone = args.length > 0;
  forgetResults();
  await compileMessages();
  const failedSteps = await runAll(alone ? [unit(args)] : [UNIT_TESTS, BROWSER_TESTS]);
  console.log(`\n${totals(!alone)}`);
  process.exitCode = failedSteps.length > 0 ? 1 : 0;
}
