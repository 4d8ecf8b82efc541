/** Where a text stops being JSON. Engines say it in words of their own, or not at all; this is the same on all. */

export interface JsonFault {
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
}

const SPACE = /[ \t\n\r]*/y;
const TOKEN =
  // eslint-disable-next-line no-control-regex -- what JSON forbids in a string
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[[\]{},:]/y;

/** What may come next: a value, a value or the end of an empty list, a key, and so on. */
type Next = 'value' | 'value-or-]' | 'key' | 'key-or-}' | 'colon' | 'comma-or-end';

export function faultInJson(text: string): JsonFault | null {
  const open: ('[' | '{')[] = [];
  let next: Next | 'nothing' = 'value';
  let at = afterSpace(text, 0);
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    const follows: Next | 'nothing' | null = token === undefined ? null : step(token, next, open);
    if (token === undefined || follows === null) return placeOf(text, at);
    next = follows;
    at = afterSpace(text, at + token.length);
  }
  return next === 'nothing' ? null : placeOf(text, at);
}

/** What may follow this token, or null where it may not stand. */
function step(token: string, next: Next | 'nothing', open: ('[' | '{')[]): Next | 'nothing' | null {
  const after = (): Next | 'nothing' => (open.length === 0 ? 'nothing' : 'comma-or-end');
  const wantsValue = next === 'value' || next === 'value-or-]';
  switch (token) {
    case '[':
    case '{':
      if (!wantsValue) return null;
      open.push(token);
      return token === '[' ? 'value-or-]' : 'key-or-}';
    case ']':
      if (open.at(-1) !== '[' || (next !== 'value-or-]' && next !== 'comma-or-end')) return null;
      open.pop();
      return after();
    case '}':
      if (open.at(-1) !== '{' || (next !== 'key-or-}' && next !== 'comma-or-end')) return null;
      open.pop();
      return after();
    case ',':
      if (next !== 'comma-or-end') return null;
      return open.at(-1) === '[' ? 'value' : 'key';
    case ':':
      return next === 'colon' ? 'value' : null;
    default:
      if (next === 'key' || next === 'key-or-}') return token.startsWith('"') ? 'colon' : null;
      return wantsValue ? after() : null;
  }
}

function afterSpace(text: string, at: number): number {
  SPACE.lastIndex = at;
  return at + (SPACE.exec(text)?.[0].length ?? 0);
}

function placeOf(text: string, at: number): JsonFault {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
