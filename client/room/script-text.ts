/** The valley's script as a host writes it, JSON, and what is wrong with it: checked by the very schema of the wire. */
import * as v from 'valibot';
import type { ScriptLine } from '../../shared/game/valley.ts';
import { ROOM_DEFAULTS } from '../../shared/room/settings.ts';
import { REQUESTS } from '../../shared/wire/schemas.ts';

export interface ScriptFault {
  /** Counts from 1; null where the text is no list at all. */
  readonly line: number | null;
  /** The field, as it is written in JSON: `match.from`. Empty for the line as a whole. */
  readonly field: string;
  readonly want: ScriptWant;
}

export type ScriptWant =
  | 'json'
  | 'list'
  | 'shorter'
  | 'line'
  | 'match'
  | 'seat'
  | 'kind'
  | 'number'
  | 'milliseconds'
  | 'deed'
  | 'until'
  /** There is no such field here. */
  | 'nothing';

export type ScriptResult =
  | { readonly ok: true; readonly script: readonly ScriptLine[] }
  | { readonly ok: false; readonly faults: readonly ScriptFault[] };

const WANTS: Readonly<Record<string, ScriptWant>> = {
  match: 'match',
  from: 'seat',
  to: 'seat',
  kind: 'kind',
  n: 'number',
  nth: 'number',
  by: 'milliseconds',
  after: 'milliseconds',
  do: 'deed',
  until: 'until',
  type: 'until',
};

export function writeScript(script: readonly ScriptLine[]): string {
  return script.length === 0 ? '' : `[\n${script.map((line) => `  ${JSON.stringify(line)}`).join(',\n')}\n]`;
}

export function readScript(text: string): ScriptResult {
  if (text.trim() === '') return { ok: true, script: [] };
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return fault('json');
  }
  if (!Array.isArray(given)) return fault('list');
  const command = {
    type: 'settle',
    settings: { ...ROOM_DEFAULTS, valley: { ...ROOM_DEFAULTS.valley, script: given } },
  };
  const parsed = v.safeParse(REQUESTS.arrange, { id: 'only-read', command });
  if (parsed.success) return { ok: true, script: given as readonly ScriptLine[] };
  return { ok: false, faults: parsed.issues.map(faultOf) };
}

function fault(want: ScriptWant): ScriptResult {
  return { ok: false, faults: [{ line: null, field: '', want }] };
}

/** `command.settings.valley.script.2.match.from` is line 3, `match.from`. */
function faultOf({ path, expected }: v.BaseIssue<unknown>): ScriptFault {
  const keys = (path ?? []).map(({ key }) => String(key));
  const [line, ...field] = keys.slice(keys.indexOf('script') + 1);
  if (line === undefined) return { line: null, field: '', want: 'shorter' };
  const want = expected === 'never' ? 'nothing' : (WANTS[field.at(-1) ?? ''] ?? 'line');
  return { line: Number(line) + 1, field: field.join('.'), want };
}
