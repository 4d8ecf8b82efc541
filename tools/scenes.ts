/** npm run scenes: writes the scenes of test/scenarios into examples/, as session records. The tests do it, as they compare. */
import { runPackage } from './command.ts';

process.exitCode = await runPackage('vitest/vitest.mjs', [
  'run',
  '--project',
  'node',
  'test/scenarios/scenes',
  '--update',
]);
