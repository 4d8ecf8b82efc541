/** The sentences of the command line: the English messages, filled in as they stand. */
import { readFileSync } from 'node:fs';
import type { Flaw } from '../shared/game/flaw.ts';

const messages = JSON.parse(readFileSync(new URL('../messages/en.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, string | undefined>
>;

export function sayFlaw({ code, params }: Flaw): string {
  const { want, ...others } = params;
  const words = code === 'bad-field' ? say(`want_${want}`, {}) : want;
  return say(`flaw_${code}`, words === undefined ? others : { ...others, want: words });
}

function say(key: string, params: Flaw['params']): string {
  const sentence = messages[key.replaceAll('-', '_')] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
