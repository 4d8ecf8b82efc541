/** Brings node_modules in step with package-lock.json. Plain JavaScript with no dependencies: it runs before they exist. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);

/**
 * What a lockfile names, or null if there is no such file.
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | null}
 */
function packagesIn(file) {
  try {
    const lock = /** @type {{ packages: Record<string, { version?: string, optional?: boolean }> }} */ (
      JSON.parse(readFileSync(path.join(root, file), 'utf8'))
    );
    return lock.packages;
  } catch {
    return null;
  }
}

/** npm writes what it really installed to node_modules/.package-lock.json; another platform's packages are not in it. */
function upToDate() {
  const wanted = packagesIn('package-lock.json');
  const present = packagesIn('node_modules/.package-lock.json');
  if (wanted === null || present === null) return false;
  return Object.entries(wanted).every(
    ([where, { version, optional }]) =>
      where === '' || present[where]?.version === version || (optional === true && present[where] === undefined),
  );
}

/** All that npm says goes to stderr, so that a script's own output stays clean. */
export function install() {
  if (upToDate()) return;
  console.error('Installing packages (npm ci) …');
  const npm = process.env['npm_execpath'];
  const [command, ...first] = npm === undefined ? ['npm'] : [process.execPath, npm];
  // Development packages are needed to build, even where NODE_ENV says production.
  const done = spawnSync(command, [...first, 'ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: npm === undefined && process.platform === 'win32',
  });
  if (done.status === 0) return;
  console.error(
    'The packages could not be installed; npm says why above. It needs the npm registry: check the network' +
      ' (behind a proxy or a mirror: npm config set registry …), then run the same command again.',
  );
  process.exit(1);
}
