/** Names are what people type: they may hold any letters, and nothing that shows or hides more than they should. */

/** Characters. */
export const LONGEST_NAME = 24;
/** As many as a roster holds. */
export const MOST_NAMES = 400;

/** The name as it is kept, or null where nothing readable is left of it, or it is too long. */
export function tidyName(raw: string): string | null {
  return tidyText(raw, LONGEST_NAME);
}

/** The same of any line that somebody writes for others; `longest` in characters. */
export function tidyText(raw: string, longest: number): string | null {
  const name = raw
    .normalize('NFC')
    // Controls, and what is invisible or turns the direction of writing; a joiner within an emoji is lost as well. Some
    // letters show nothing, and neither does the Braille pattern of no dots.
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu, '')
    .replaceAll(/\p{Zs}+/gu, ' ')
    // More than a few marks on one letter would climb over the lines around it.
    .replaceAll(/(\p{M}{2})\p{M}+/gu, '$1')
    .trim();
  if (!/[\p{L}\p{N}\p{S}]/u.test(name)) return null;
  return [...name].length > longest ? null : name;
}

/** Two names that look the same have the same key. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

export function sameName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b);
}
