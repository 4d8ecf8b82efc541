/** The browser tests use the system's Chromium; where there is none, Debian's package, if we may install it. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MAC = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** CHROMIUM_PATH, or the first one found on the PATH; null if there is none. */
export function chromiumPath(): string | null {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return named;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const places = [...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...MAC];
  return places.find((place) => existsSync(place)) ?? null;
}

/** How to run apt-get as root, or null where it is absent or we may not. */
function aptGet(): readonly string[] | null {
  const works = (command: string, args: readonly string[]) =>
    spawnSync(command, args, { stdio: 'ignore' }).status === 0;
  if (!works('apt-get', ['--version'])) return null;
  if (process.getuid?.() === 0) return ['apt-get'];
  return works('sudo', ['-n', 'true']) ? ['sudo', '-n', 'apt-get'] : null;
}

/** Null when a browser is there, if need be after installing it; otherwise what the reader can do. */
export function ensureChromium(): string | null {
  const found = chromiumPath();
  if (found !== null) {
    return existsSync(found) ? null : `CHROMIUM_PATH is ${found}, but there is no such file.`;
  }
  const byHand =
    'The browser tests need Chromium. Install it (on Debian: apt-get install chromium fonts-noto-cjk), or set CHROMIUM_PATH to one.';
  const apt = aptGet();
  if (apt === null) return byHand;
  console.error('Installing Chromium and Chinese fonts (apt-get) …');
  const [command = '', ...first] = apt;
  const run = (...args: string[]) =>
    spawnSync(command, [...first, ...args], {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  const done = run('update') && run('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
  return done && chromiumPath() !== null ? null : `${byHand} (apt-get failed; it says why above.)`;
}
