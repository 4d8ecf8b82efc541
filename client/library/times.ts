/** The times of which a text of events speaks, each once. A rare one late in a very long game may be left out. */
const VALUE = /"value":\s*"((?:[^"\\]|\\.){1,40})"/g;
const LOOKED_AT = 1 << 20;
const TIMES = 12;

export function timesIn(text: string): readonly string[] {
  const times = new Set<string>();
  for (const [, time = ''] of text.slice(0, LOOKED_AT).matchAll(VALUE)) {
    times.add(time);
    if (times.size === TIMES) break;
  }
  return [...times];
}
