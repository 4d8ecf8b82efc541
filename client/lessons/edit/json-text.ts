/** JSON as a person writes it: laid out to be read, changed at one place, and searched for the place of a fault. */

/** What fits in so many characters stands on one line. */
const WIDE = 100;
const STEP = '  ';

export function writeJson(value: unknown, indent = ''): string {
  const short = onOneLine(value);
  if (indent.length + short.length <= WIDE && indent !== '') return short;
  const inner = indent + STEP;
  if (Array.isArray(value)) {
    return block(
      '[',
      ']',
      indent,
      (value as readonly unknown[]).map((one) => writeJson(one, inner)),
    );
  }
  if (typeof value !== 'object' || value === null) return short;
  const lines = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${writeJson(one, inner)}`);
  return block('{', '}', indent, lines);
}

function block(open: string, close: string, indent: string, lines: readonly string[]): string {
  if (lines.length === 0) return open + close;
  return `${open}\n${lines.map((line) => indent + STEP + line).join(',\n')}\n${indent}${close}`;
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${(value as readonly unknown[]).map(onOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${onOneLine(one)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

export function valueAt(value: unknown, path: string): unknown {
  return keysOf(path).reduce<unknown>((within, key) => (isHolder(within) ? within[key] : undefined), value);
}

/** Undefined takes away what was there. */
export function withAt(value: unknown, path: string, next: unknown): unknown {
  return changed(value, keysOf(path), next);
}

type Holder = Readonly<Record<string, unknown>>;

function changed(value: unknown, [key, ...rest]: readonly string[], next: unknown): unknown {
  if (key === undefined) return next;
  if (Array.isArray(value)) {
    const list = [...(value as readonly unknown[])];
    const at = Number(key);
    if (rest.length === 0 && next === undefined) list.splice(at, 1);
    else list[at] = changed(list[at], rest, next);
    return list;
  }
  const holder = isHolder(value) ? value : {};
  if (rest.length > 0 || next !== undefined) return { ...holder, [key]: changed(holder[key], rest, next) };
  return Object.fromEntries(Object.entries(holder).filter(([other]) => other !== key));
}

function keysOf(path: string): readonly string[] {
  return path === '' ? [] : path.split('.');
}

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null;
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Token extends Stretch {
  readonly text: string;
}

/** Where a path leads to in a text that is JSON; where nothing is there, the bracket of what should have it. */
export function placeOf(text: string, path: string): Stretch {
  const tokens = [...text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^\s[\]{}:,"]+/g)].map(
    ({ 0: token, index }): Token => ({ from: index, to: index + token.length, text: token }),
  );
  let at = 0;
  let rest = path;
  let from: number | null = null;
  while (rest !== '') {
    const entry = entryOf(tokens, at, rest);
    if (entry === null) return tokens[at] ?? { from: 0, to: 0 };
    from = tokens[entry.key]?.from ?? null;
    ({ at, rest } = entry);
  }
  return { from: from ?? tokens[at]?.from ?? 0, to: tokens[after(tokens, at) - 1]?.to ?? text.length };
}

/** The first step of a path within what begins at this token. A key may have dots of its own. */
function entryOf(tokens: readonly Token[], at: number, path: string) {
  const open = tokens[at]?.text;
  if (open !== '[' && open !== '{') return null;
  let next = at + 1;
  for (let i = 0; next < tokens.length && !/^[\]}]$/.test(tokens[next]?.text ?? ''); i += 1) {
    const value = open === '{' ? next + 2 : next;
    const key = open === '{' ? (JSON.parse(tokens[next]?.text ?? '""') as string) : String(i);
    if (path === key || path.startsWith(`${key}.`)) {
      return { key: next, at: value, rest: path.slice(key.length + 1) };
    }
    next = after(tokens, value);
    if (tokens[next]?.text === ',') next += 1;
  }
  return null;
}

/** The token behind the value that begins here. */
function after(tokens: readonly Token[], at: number): number {
  let depth = 0;
  for (let i = at; i < tokens.length; i += 1) {
    const { text = '' } = tokens[i] ?? {};
    if (text === '[' || text === '{') depth += 1;
    if (text === ']' || text === '}') depth -= 1;
    if (depth <= 0) return i + 1;
  }
  return tokens.length;
}

/** Both count from 1. */
export function offsetOf(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
}
