/** What the valley of a played game was like, as its record says: that it was calm, or what awaited messengers there. */
import { m } from '../../i18n/generated/messages.js';

export interface Valley {
  /** Chances from 0 to 1. */
  readonly capture: number;
  readonly delay: number;
  readonly copy: number;
  /** How many lines its script has. */
  readonly lines: number;
}

/** Null for what is none: nobody has checked what a record's header holds beside the rules. */
export function valleyIn(held: unknown): Valley | null {
  if (typeof held !== 'object' || held === null) return null;
  const { capture, delay, copy, script } = held as Record<string, unknown>;
  if (typeof capture !== 'number' || typeof delay !== 'number' || typeof copy !== 'number') return null;
  return { capture, delay, copy, lines: Array.isArray(script) ? script.length : 0 };
}

export function valleyWords({ capture, delay, copy, lines }: Valley): string {
  const percent = (chance: number): number => Math.round(chance * 100);
  const words = [
    ...(lines === 0 ? [] : [lines === 1 ? m.keep_valley_script_one() : m.keep_valley_script({ count: lines })]),
    ...(capture > 0 ? [m.keep_valley_capture({ percent: percent(capture) })] : []),
    ...(delay > 0 ? [m.keep_valley_delay({ percent: percent(delay) })] : []),
    ...(copy > 0 ? [m.keep_valley_copy({ percent: percent(copy) })] : []),
  ];
  return words.length === 0 ? m.keep_valley_calm() : words.join(m.list_comma());
}
