/** npm run screens: takes the pictures in docs/screens/ anew, by the browser tests that look at every page. */
import { ensureChromium } from './chromium.ts';
import { runPackage } from './command.ts';

const LOOKING = [
  'looks',
  'tables-look',
  'class-look',
  'replay-look',
  'lessons-look',
  'debrief',
  'share',
  'lesson-edit',
  'assignment',
  'progress',
];

const trouble = ensureChromium();
if (trouble !== null) console.error(trouble);
const files = LOOKING.map((name) => `e2e/${name}.spec`);
process.exitCode =
  trouble === null ? await runPackage('@playwright/test/cli.js', ['test', ...files], { SCREENS: '1' }) : 1;
