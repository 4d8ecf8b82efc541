/** npm run --silent bench -- NAME [ARGUMENT…]: runs bench/NAME.ts. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = path.join(import.meta.dirname, '..', 'bench');
const [, , name, ...rest] = process.argv;
const file = path.join(folder, `${name}.ts`);

const names = readdirSync(folder)
  .filter((entry) => entry.endsWith('.ts'))
  .map((entry) => entry.slice(0, -3));

if (name === undefined || !names.includes(name)) {
  console.error(
    `Which bench? npm run --silent bench -- NAME, where NAME is one of: ${names.join(', ') || '(none yet)'}`,
  );
  process.exitCode = 2;
} else {
  process.argv = [process.execPath, file, ...rest];
  await import(pathToFileURL(file).href);
}
