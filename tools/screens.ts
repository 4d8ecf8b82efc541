/** npm run screens: takes the pictures in docs/screens/ anew, by the browser tests that look at every page. */
import { ensureChromium } from './chromium.ts';
import { runPackage } from './command.ts';

const trouble = ensureChromium();
if (trouble !== null) console.error(trouble);
process.exitCode =
  trouble === null
    ? await runPackage('@playwright/test/cli.js', ['test', 'looks', 'tables-look', 'class-look'], { SCREENS: '1' })
    : 1;
